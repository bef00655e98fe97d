// Step: a question that asserts a number (成功率是100%吧?) and the figure that was found -> yes or no, with the arithmetic where it can be done.
import type { AnswerLine } from '#domain/answer.ts'
import type { StoredFigure } from '#ports/library.ts'
import type { Query } from '#retrieve/query.ts'
import type { ScoredFigure } from '#retrieve/score-figures.ts'
import { findQuantities } from '#text/find-quantities.ts'
import type { Quote } from './open-quote.ts'

/** Frame lines that stand before the quote; none when nothing was asserted or the quotes do not decide it. */
export function judgePremise(
  query: Query,
  quotes: readonly Quote[],
  figures: readonly ScoredFigure[],
): readonly AnswerLine[] {
  const asserted = query.assertedNumbers[0]
  if (!query.wants.has('confirm') || asserted === undefined || quotes.length === 0) return []
  const claim =
    findQuantities(`${asserted}${unitAfter(query.text, asserted)}`)[0]?.value ?? Number.parseFloat(asserted)
  const quoted = figures.filter(({ figure }) => quotes.some((quote) => holds(quote, figure)))
  const best = quoted[0]?.figure
  if (!best) return []
  const isAll = /都是|全是|全部是|都(?!有)/.test(query.text)
  if (isAll && quoted.some(({ figure }) => figure.parent !== null))
    return [frame('不全是，报告把各项分开写了：')]
  return best.value === claim ? [frame('对，报告是这样写的：')] : [frame('不是，报告写的是：')]
}

/** 183 ÷ 187 ≈ 97.9%: said after the quote when the rate and both counts stand in one quoted clause. */
export function showArithmetic(
  quotes: readonly Quote[],
  figures: readonly StoredFigure[],
): readonly AnswerLine[] {
  for (const quote of quotes) {
    const own = figures.filter((figure) => holds(quote, figure)).sort((a, b) => a.at.start - b.at.start)
    const rate = own.find(
      (figure) =>
        figure.kind === 'rate' && /成功率|办结率|调成率|化解率/.test(figure.indicator + figure.quote),
    )
    const counts = own
      .filter((figure) => figure.kind === 'count' && rate && figure.at.end <= rate.at.start)
      .slice(-2)
    const [whole, part] = counts
    if (!rate || !whole || !part || whole.unit !== part.unit || part.value > whole.value || whole.value === 0)
      continue
    const computed = Math.round((1000 * part.value) / whole.value) / 10
    const gap = Math.round(10 * Math.abs(computed - rate.value)) / 10
    const note = gap === 0 ? '，与原文一致' : `，与原文的${rate.value}%差${gap}个百分点`
    return [frame(`按同句两个数算：${part.value}÷${whole.value}≈${computed}%${note}。`)]
  }
  return []
}

/** 3+21+8=32次: only counts of one unit that stand in one report's quotes, are not parts of each other, and were asked for together. */
export function showSum(
  query: Query,
  quotes: readonly Quote[],
  figures: readonly ScoredFigure[],
): readonly AnswerLine[] {
  if (!query.wants.has('total')) return []
  const asked = figures.filter(
    ({ figure, gain }) =>
      gain >= summedGain && figure.kind === 'count' && quotes.some((quote) => holds(quote, figure)),
  )
  const first = asked[0]?.figure
  const same = asked
    .map(({ figure }) => figure)
    .filter(
      ({ reportId, unit, parent }) => reportId === first?.reportId && unit === first.unit && parent === null,
    )
    .sort((a, b) => a.start - b.start || a.at.start - b.at.start)
  if (!first || same.length < 2) return []
  const about = same.some(({ qualifier }) => qualifier !== 'none') ? '约' : ''
  const sum = Math.round(1e6 * same.reduce((total, { value }) => total + value, 0)) / 1e6
  return [
    frame(
      `自行相加：${same.map(({ value }) => value).join('+')}=${about}${sum}${first.unit}，报告里没有写这个合计。`,
    ),
  ]
}

/** A figure below this share of the question was not asked for and is not added. */
const summedGain = 0.45

function holds(quote: Quote, { reportId, at }: StoredFigure): boolean {
  return quote.report.id === reportId && quote.start <= at.start && at.end <= quote.end
}

function unitAfter(text: string, number: string): string {
  const at = text.indexOf(number)
  return text.slice(at + number.length).match(/^[%％万亿]?[\u4e00-\u9fff]{0,2}/)?.[0] ?? ''
}

function frame(text: string): AnswerLine {
  return { kind: 'frame', text }
}
