// Step: a question that asserts a number (成功率是100%吧?) and the figure that was found -> yes or no, with the arithmetic where it can be done.
import type { Citation } from '#domain/answer.ts'
import { hasOtherNumber } from '#domain/corrections/change-figures.ts'
import type { Frame } from '#domain/frame.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { spellAllPercent } from '#question/read-want.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { ScoredFigure } from '#retrieve/score-figures.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import type { Claim, DraftLine, Operand, Piece } from './gate/draft-line.ts'
import type { Quote } from './quotes/open-quote.ts'

export interface Judging {
  readonly figures: readonly ScoredFigure[]
  /** Numbered as the answer numbers them. */
  readonly citations: readonly Citation[]
  /** False where the year was not asked for: it is no verdict on the year that was. */
  readonly isYearAsked: boolean
}

/** 不是。石桥乡 2024年的报告写的是…[1]: what stands before the quotes; none when nothing was asserted or the quotes do not surely decide it. */
export function judgePremise(frame: Frame, quotes: readonly Quote[], judging: Judging): readonly DraftLine[] {
  const [asserted, second] = frame.assertedNumbers
  if (frame.want !== 'whether' || asserted === undefined || quotes.length === 0) return []
  const quoted = judging.figures.filter(
    ({ figure }) => !hasOtherNumber(figure) && quotes.some((quote) => holds(quote, figure)),
  )
  const isAll = /都是|全是|全部是|都(?!有)/.test(frame.text)
  if (isAll && quoted.some(({ figure }) => figure.parent !== null))
    return [claimParts(quoted, judging.citations)]
  const claim = readClaim(frame, asserted)
  if (second !== undefined || !claim || !judging.isYearAsked) return []
  const meant = quoted.map(({ figure }) => figure).filter((figure) => isMeant(frame, claim, figure))
  const whole = meant.some(({ parent }) => parent === null)
    ? meant.filter(({ parent }) => parent === null)
    : meant
  const figure = whole[0]
  if (!figure || whole.some(({ reportId, value }) => reportId !== figure.reportId || value !== figure.value))
    return []
  return say(figure, { claim, judging, quotes })
}

interface AssertedNumber {
  readonly value: number
  /** Normalised; empty when none was said. */
  readonly unit: string
  /** 达到100%: a greater number bears it out as well, which is for the reader to say. */
  readonly isLeast: boolean
}

/** Null for a claim of a range (80多件, 超过200起), which one number cannot decide. */
function readClaim(frame: Frame, asserted: string): AssertedNumber | null {
  const text = spellAllPercent(frame.text)
  const at = text.lastIndexOf(asserted)
  const after = text.slice(at + asserted.length).match(/^[%％万亿多余几来]?[\u4e00-\u9fff]{0,2}/)?.[0] ?? ''
  const before = text.slice(Math.max(0, at - 4), at)
  if (/超|过|不到|不足|没到|至少|以上|以下|大概|大约|约|近|快|[高低多少]于/.test(before)) return null
  // 不是100%吧 denies the number, 不是100%吗 asserts it.
  if (/(?<!是)不是|没|未/.test(before) && !/[吗嘛么][?？]?$/.test(text)) return null
  if (/^[万亿%％]?[多余几来]|以上|以下|左右/.test(after)) return null
  const found = findQuantities(asserted + after)[0]
  if (found && found.qualifier !== 'none') return null
  return {
    value: found?.value ?? Number.parseFloat(asserted),
    unit: normaliseUnit(found?.unit ?? ''),
    isLeast: /[到达]/.test(before),
  }
}

/** Surely the number that was asked: every word of the question is its own (its name or the words right before it), of the same unit, of the whole place and year. */
function isMeant(frame: Frame, claim: AssertedNumber, figure: StoredFigure): boolean {
  if (figure.quote.includes('|') || (figure.kind !== 'count' && figure.kind !== 'rate')) return false
  if (claim.unit !== '' && normaliseUnit(figure.unit) !== claim.unit) return false
  if (figure.channel !== null && !frame.text.includes(figure.channel)) return false
  if (figure.period !== null && !/^(?:\d{4}年(?:度|全年)?|全年|今年.?来?|一年来)$/.test(figure.period))
    return false
  const own = `${figure.indicator} ${leadOf(figure)}`
  const asked = frame.terms.filter(({ isGuess }) => !isGuess)
  return asked.length > 0 && asked.every((term) => matchTerm(term, own) > 0)
}

function say(
  figure: StoredFigure,
  { claim, judging, quotes }: { claim: AssertedNumber; judging: Judging; quotes: readonly Quote[] },
): readonly DraftLine[] {
  const quote = quotes.find((one) => holds(one, figure))
  const cited = judging.citations.find(
    ({ reportId, start, end }) =>
      reportId === figure.reportId && start <= figure.at.start && figure.at.end <= end,
  )
  if (!quote || !cited) return []
  const { value, unit, isLeast } = claim
  const isSame = figure.value === value
  // 80余件 neither is 80 nor is not.
  if (figure.qualifier !== 'none' || (isLeast && figure.value > value) || (isSame && unit === '')) return []
  const { town } = quote.report.metadata.place
  const { year } = quote.report.metadata
  const { n } = cited
  const source = `${town ?? cited.place}${year === null ? '' : `${year}年`}`
  const verdict: Claim = {
    kind: 'verdict',
    said: isSame ? '是' : '不是',
    asserted: value,
    unit,
    figure: operandOf(figure),
  }
  const ratio = showArithmetic(figure, judging.figures)
  const words: readonly Piece[] = [
    '报告写的是“',
    { kind: 'quoted', said: leadOf(figure), n },
    `”[${n}]。`,
    ...(ratio === null ? [] : [ratio, '。']),
  ]
  const pieces = [verdict, '。', { kind: 'report', said: source, n, style: 'source' } as const, ...words]
  return [{ kind: 'sentence', pieces }]
}

/** 不全是: the numbers asked for are parts of another. */
function claimParts(figures: readonly ScoredFigure[], citations: readonly Citation[]): DraftLine {
  const holding = citations.filter((one) =>
    figures.some(
      ({ figure: { reportId, at, parent } }) =>
        parent !== null && one.reportId === reportId && one.start <= at.start && at.end <= one.end,
    ),
  )
  const said = '不全是，报告把各项分开写了'
  return { kind: 'frame', pieces: [{ kind: 'parts', said, citations: holding.map(({ n }) => n) }, '：'] }
}

function operandOf({ reportId, at, value, unit }: StoredFigure): Operand {
  return { reportId, at, value, unit }
}

/** The piece of its clause that ends with the number: 成功率97.9%. */
function leadOf({ quote, start, at }: StoredFigure): string {
  return (
    quote
      .slice(0, at.end - start)
      .split(/[，,；;、。：:]/)
      .at(-1)
      ?.trim() ?? ''
  )
}

/** 183÷187≈97.9%: where the rate that was asked and both its counts stand in one sentence; null otherwise. */
function showArithmetic(rate: StoredFigure, figures: readonly ScoredFigure[]): Claim | null {
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
  if ([whole, part].some((one) => one && hasOtherNumber(one))) return null
  if (!whole || !part || whole.unit !== part.unit || part.value > whole.value || whole.value === 0)
    return null
  if (!leadOf(part).includes(stem) || whole.qualifier !== 'none' || part.qualifier !== 'none') return null
  const computed = Math.round((1000 * part.value) / whole.value) / 10
  const gap = Math.round(10 * Math.abs(computed - rate.value)) / 10
  const sign = (100 * part.value) / whole.value === computed ? '=' : '≈'
  const note = gap === 0 ? '与原文一致' : `与原文的${rate.value}%差${gap}个百分点`
  const said = `按同句两个数算，${part.value}÷${whole.value}${sign}${computed}%，${note}`
  return { kind: 'ratio', said, part: operandOf(part), whole: operandOf(whole), rate: operandOf(rate) }
}

/** 3+21+8=32次: only counts of one unit that stand in one report's quotes, are not parts of each other, and were asked for together. */
export function showSum(
  frame: Frame,
  quotes: readonly Quote[],
  figures: readonly ScoredFigure[],
): readonly DraftLine[] {
  if (frame.want !== 'total') return []
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
  if (!first || same.length < 2 || same.some(hasOtherNumber)) return []
  const about = same.some(({ qualifier }) => qualifier !== 'none') ? '约' : ''
  const sum = Math.round(1e6 * same.reduce((total, { value }) => total + value, 0)) / 1e6
  const { reportId, unit } = first
  const said = `${same.map(({ value }) => value).join('+')}=${about}${sum}${unit}`
  const isWritten = figures.some(({ figure }) => figure.reportId === reportId && figure.value === sum)
  const noTotal: Claim = { kind: 'no-total', said: '，报告里没有写这个合计', reportId, value: sum, unit }
  const shown = ['自行相加：', { kind: 'sum', said, operands: same.map(operandOf) } as const]
  return [
    {
      kind: 'frame',
      pieces: [...shown, ...(isWritten ? [] : [noTotal]), '。'],
      otherwise: [...shown, '。'],
    },
  ]
}

/** A figure below this share of the question was not asked for and is not added. */
const summedGain = 0.45

function holds(quote: Quote, { reportId, at }: StoredFigure): boolean {
  return quote.report.id === reportId && quote.start <= at.start && at.end <= quote.end
}
