// Tool of this room: a rate and both its counts in one sentence -> 183÷187≈97.9% beside what is written.
import type { Claim, Operand } from '#answer/gate/draft-line.ts'
import { readBeside } from '#answer/pick/figure-noun.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { leadOf, rateOf } from './rate-of.ts'

export function operandOf({ reportId, at, value, unit }: StoredFigure): Operand {
  return { reportId, at, value, unit }
}

/** 联合抽查6个村账目: up to its number, and a short rest of the clause behind it. */
export function clauseOf(figure: StoredFigure): string {
  const { after } = readBeside(figure)
  const isShort = after.length > 0 && after.length <= mostBehind && !/\d/.test(after)
  return isShort ? `${leadOf(figure)}${after}` : leadOf(figure)
}

/** Characters that name what is counted, and no more. */
const mostBehind = 6

/** A figure with what tells its sentence from others. */
export interface InSentence {
  readonly figure: StoredFigure
  readonly sentence: object
}

/** 183÷187≈97.9%: where the rate that was asked and both its counts stand in one sentence; null otherwise. */
export function showRatio(rate: StoredFigure, figures: readonly InSentence[]): Claim | null {
  if (rate.kind !== 'rate') return null
  // 成功率 is of what was 成功.
  const stem = /([\u4e00-\u9fff]{2})率/.exec(leadOf(rate))?.[1]
  const sentence = figures.find(({ figure }) => figure === rate)?.sentence
  if (!stem || !sentence) return null
  const [whole, part] = figures
    .filter((one) => one.sentence === sentence)
    .map(({ figure }) => figure)
    .filter(({ kind, at }) => kind === 'count' && at.end <= rate.at.start)
    .sort((a, b) => a.at.start - b.at.start)
    .slice(-2)
  if (!whole || !part || !leadOf(part).includes(stem)) return null
  const computed = rateOf(part, whole)?.value
  if (computed === undefined) return null
  const gap = Math.round(10 * Math.abs(computed - rate.value)) / 10
  const sign = (100 * part.value) / whole.value === computed ? '=' : '≈'
  const note = gap === 0 ? '与原文一致' : `与原文的${rate.value}%差${gap}个百分点`
  const said = `按同句两个数算，${part.value}÷${whole.value}${sign}${computed}%，${note}`
  return { kind: 'ratio', said, part: operandOf(part), whole: operandOf(whole), rate: operandOf(rate) }
}
