// Tiny helper of the domain: a value with its qualifier -> the number as people write it.
import type { Figure } from '#domain/figure.ts'

/** 370000 元 is 37万元, 160 起 with 余 is 160余起. */
export function writeNumber({ value, qualifier }: Pick<Figure, 'value' | 'qualifier'>, unit: string): string {
  const number = value >= 10_000 && value % 100 === 0 ? `${value / 10_000}万` : String(value)
  if (qualifier === '余') return `${number}余${unit}`
  if (qualifier === '近' || qualifier === '约') return `${qualifier}${number}${unit}`
  return `${number}${unit}${qualifier === 'none' ? '' : qualifier}`
}
