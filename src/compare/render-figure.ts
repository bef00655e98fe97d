// Step of comparing: one figure as people write it.
import type { ComparedFigure } from '#domain/comparison.ts'

/** 160余起, 约200人, 96%以上, 37万元: as written where the report wrote a number, 0件 where it said 无. */
export function renderFigure(figure: Pick<ComparedFigure, 'value' | 'unit' | 'raw'>): string {
  const raw = figure.raw.replace(/\s/g, '')
  if (figure.value === 0 && !/\d/.test(raw)) return `0${figure.unit}`
  return raw.includes(figure.unit) ? raw : `${raw}${figure.unit}`
}
