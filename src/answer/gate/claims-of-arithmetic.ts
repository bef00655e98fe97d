// Step of the gate: verdicts and arithmetic, done again over numbers as they stand in the reports. Out: what is true to say, or null.
import { judgeHeld, type Verdict } from '#answer/claim/judge-held.ts'
import { readTold } from '#answer/claim/say-verdict.ts'
import { sidesOf } from '#answer/rows/topic-words.ts'
import { isBorneOut, readClaimedNumber, readPlain } from '#question/read-claimed-number.ts'
import { spellAllPercent } from '#question/read-want.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { splitSentences } from '#text/split-sentences.ts'
import { readStance, wordOf } from '#text/stance.ts'
import type { ClaimOf, Operand } from './draft-line.ts'
import type { GateView } from './gate-view.ts'

interface Standing {
  readonly qualifier: string
  /** Where the sentence that holds it begins. */
  readonly sentence: string
}

/** Null unless the operand is one whole number of its report, with its unit, inside or right beside a quote of the answer. */
async function findStanding(operand: Operand, view: GateView): Promise<Standing | null> {
  const { reportId, at, value, unit } = operand
  const report = await view.read(reportId)
  const isCited = [...view.citations.values()].some((citation) => citation.reportId === reportId)
  if (!report || !isCited) return null
  const line = { start: report.text.lastIndexOf('\n', at.start) + 1, end: report.text.indexOf('\n', at.end) }
  const end = line.end < 0 ? report.text.length : line.end
  const sentence = splitSentences(report.text, line.start, end).find(
    (one) => one.start <= at.start && at.end <= one.end,
  )
  if (!sentence) return null
  const found = findQuantities(report.text.slice(sentence.start, sentence.end)).find(
    (one) => sentence.start + one.at.start <= at.start && at.start < sentence.start + one.at.end,
  )
  const isSame = found?.value === value && normaliseUnit(found.unit) === normaliseUnit(unit)
  return isSame ? { qualifier: found.qualifier, sentence: `${reportId}:${sentence.start}` } : null
}

export async function tellVerdict(
  { asserted, unit, figure }: ClaimOf<'verdict'>,
  view: GateView,
): Promise<string | null> {
  const { frame } = view
  const asked = [
    ...findQuantities(spellAllPercent(frame.text)).map(({ value }) => value),
    ...frame.assertedNumbers.flatMap((said) => [Number.parseFloat(said), readPlain(said)]),
  ]
  const standing = await findStanding(figure, view)
  if (!asked.includes(asserted) || standing === null || standing.qualifier !== 'none') return null
  const own = normaliseUnit(figure.unit)
  // 网格员71个: people say 个 of whatever is counted.
  const isUnitSame = unit === '' || unit === '个' || own === unit || isComparable(own, unit)
  const bound = readClaimedNumber(frame)?.bound
  const claimed = { value: asserted, ...(bound ? { bound } : {}) }
  return isUnitSame && isBorneOut(figure.value, claimed) ? '是' : '不是'
}

/** What its asker holds to be so, again by the other lines of the answer. */
export function tellHeld(_: unknown, { held, lines, citations, reports }: GateView): Verdict | null {
  return held ? judgeHeld(held, readTold({ lines, citations: [...citations.values()], reports })) : null
}

/** 按同句两个数算，183÷187≈97.9%，与原文一致 */
export async function tellRatio(
  { part, whole, rate }: ClaimOf<'ratio'>,
  view: GateView,
): Promise<string | null> {
  const standings = await Promise.all([part, whole, rate].map((one) => findStanding(one, view)))
  const sentences = new Set(standings.map((one) => one?.sentence))
  if (standings.some((one) => one?.qualifier !== 'none') || sentences.size !== 1) return null
  if (whole.value === 0 || part.value > whole.value || part.unit !== whole.unit || rate.unit !== '%')
    return null
  const exact = (100 * part.value) / whole.value
  const shown = Math.round(10 * exact) / 10
  const gap = Math.round(10 * Math.abs(shown - rate.value)) / 10
  const note = gap === 0 ? '与原文一致' : `与原文的${rate.value}%差${gap}个百分点`
  return `按同句两个数算，${part.value}÷${whole.value}${exact === shown ? '=' : '≈'}${shown}%，${note}`
}

/** 是, 不是, 有 or 没有, by the sides that question and quote take. */
export function tellStance(
  { n }: ClaimOf<'stance'>,
  { frame, citations, opposites }: GateView,
): string | null {
  const quote = citations.get(n)?.quote
  const stance = quote === undefined ? null : readStance(frame.text, quote, sidesOf(frame, opposites))
  return stance === null ? null : wordOf(frame.text, stance)
}
