// Step: is it so? -> 是 or 不是 first, then the words of the report. Of a number by the figure that is meant, of a course by its side, of 写没写 by the rows.
import { claimSource } from '#answer/cite.ts'
import { type Composition, composeGap } from '#answer/compose-lines.ts'
import type { Claim, DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { openNumberMarks } from '#answer/numbers/number-marks.ts'
import { clauseOf, operandOf, showRatio } from '#answer/numbers/show-ratio.ts'
import { readBeside } from '#answer/pick/figure-noun.ts'
import { pickFigures, weighFigures } from '#answer/pick/pick-figures.ts'
import { type PickedFigure, standsInTold, wasTold } from '#answer/pick/picked-figure.ts'
import { trimQuote } from '#answer/quotes/trim-quote.ts'
import { judgeStance } from '#answer/verdict/judge-stance.ts'
import { hasOtherNumber } from '#domain/corrections/change-figures.ts'
import type { Frame, Term } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import { type ClaimedNumber, isBorneOut, readClaimedNumber } from '#question/read-claimed-number.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { nestQuotes } from '#shared/spoken-quote.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { saysAmount, saysDate } from '#text/numbers/said-amount.ts'
import { asksAll, asksWhole } from '#text/stance.ts'
import { longestQuote } from './number-deps.ts'

interface Given {
  readonly evidence: Evidence
  readonly visible: readonly ReportSummary[]
}

/** Null where the reports take no side: the general path quotes what is there. */
export async function composeWhether(
  frame: Frame,
  given: Given,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<Composition | null> {
  const assertsNumber = frame.assertedNumbers.length > 0 && !saysDate(frame.text)
  const judged = !assertsNumber || asksAll(frame.text) ? judgeStance(frame, given, deps) : null
  if (judged !== null || !assertsNumber) return judged
  const counted = await judgeNumber(frame, given, deps)
  const isSaid = asksWhole(frame.text) || saysAmount(frame.text)
  return counted ?? (isSaid ? judgeStance(frame, given, deps) : null)
}

/** 不是，石桥乡 2023：“成功率97.8%”[1]。 Null where the number is not surely meant, or no exact number stands there. */
async function judgeNumber(
  frame: Frame,
  { evidence, visible }: Given,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<Composition | null> {
  const claimed = readClaimedNumber(frame)
  if (!claimed || evidence.scope.gap.kind !== 'none') return null
  const said = sayNoun(frame, claimed)
  const isClaimed = ({ figure, of }: PickedFigure) =>
    mayBe(figure, claimed) && !hasOtherNumber(figure) && of === undefined
  const found = (await pickLikeClaimed(said, { claimed, evidence }, deps)).filter(isClaimed)
  const picked =
    found.length > 0 ? found : (await listTold(said, evidence, deps)).filter(isClaimed).slice(0, 1)
  const own = await pickMeant(frame, { picked, claimed }, deps)
  const values = new Set(picked.map(({ figure }) => figure.value))
  if (own?.figure.qualifier !== 'none') return null
  const verdicts = new Set([...values].map((value) => isBorneOut(value, claimed)))
  const isOpen = claimed.bound ? verdicts.size > 1 : values.size > 1 && own.figure.value !== claimed.value
  if (isOpen) return null
  const marks = openNumberMarks(visible, (sentence, longest) => trimQuote(sentence, frame, longest))
  const n = marks.quote(own, longestQuote)
  const verdict: Claim = {
    kind: 'verdict',
    said: isBorneOut(own.figure.value, claimed) ? '是' : '不是',
    asserted: claimed.value,
    unit: claimed.unit,
    figure: operandOf(own.figure),
  }
  const shown: DraftLine = {
    kind: 'sentence',
    pieces: [
      verdict,
      '，',
      claimSource(own.report, { n, visible }),
      '报告写的是“',
      { kind: 'quoted', said: nestQuotes(clauseOf(own.figure)), n },
      `”[${n}]`,
      ...tellRatio(own, evidence),
      '。',
    ],
  }
  return {
    lines: [...composeGap(frame, evidence.scope), shown],
    citations: marks.citations,
  }
}

/** 42名 is not what 51万 is held against: of a number said without its unit the one of its size, money first. */
async function pickLikeClaimed(
  frame: Frame,
  { claimed, evidence }: { readonly claimed: ClaimedNumber; readonly evidence: Evidence },
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<readonly PickedFigure[]> {
  const picked = await pickFigures(frame, evidence, deps)
  if (claimed.unit !== '' || claimed.value < sized) return picked
  const isLike = ({ figure }: PickedFigure) =>
    figure.value * apart >= claimed.value && figure.value <= claimed.value * apart
  if (picked.some(isLike)) return picked
  const money = await pickFigures({ ...frame, text: `${frame.text} 多少元` }, evidence, deps)
  return money.filter(isLike)
}

/** 不对吧我记得是42人: the numbers of the answer before, the fittest first. */
async function listTold(
  frame: Frame,
  evidence: Evidence,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<readonly PickedFigure[]> {
  const isTold = (one: PickedFigure) =>
    wasTold(frame, one.figure) || (standsInTold(frame, one) && countsAlike(one.figure, frame.text))
  const figures = frame.told?.length ? (await weighFigures(frame, evidence, deps)).filter(isTold) : []
  const behind = ({ figure }: PickedFigure) => Number(countsAlike(figure, frame.text))
  return figures.sort((a, b) => behind(b) - behind(a) || b.gain - a.gain)
}

/** 抽了9个村吧: another number of 村. */
function countsAlike(figure: PickedFigure['figure'], text: string): boolean {
  const said = /\d个([\u4e00-\u9fff])/.exec(text)?.[1]
  return said !== undefined && readBeside(figure).after.startsWith(said)
}

/** 51万 has a size; how many times it another number may be, and still be of the same thing. */
const sized = 10_000
const apart = 20

/** The number that was asserted where it stands; of what is so by now (现在还是37项吧) the newest year, and what it became there. */
async function pickMeant(
  frame: Frame,
  { picked, claimed }: { readonly picked: readonly PickedFigure[]; readonly claimed: ClaimedNumber },
  { library }: Pick<RetrieveDeps, 'library'>,
): Promise<PickedFigure | undefined> {
  const same = picked.find(({ figure }) => figure.value === claimed.value)
  if (frame.years.length > 0 || !ofNow.test(frame.text)) return same ?? picked[0]
  const [newest] = [...picked].sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
  const report = newest && (await library.readReport(newest.report.id))
  if (!newest || !report) return newest
  const became = report.figures.find(
    ({ at, unit }) =>
      unit === newest.figure.unit &&
      at.start > newest.figure.at.end &&
      becoming.test(report.text.slice(newest.figure.at.end, Math.min(at.start, newest.figure.at.end + gap))),
  )
  return became ? { ...newest, figure: { ...became, reportId: newest.report.id } } : newest
}

const ofNow = /现在|目前|如今|眼下|还是|没变|没动/
/** 由37项调整为29项 */
const becoming = /^[^，,。；;]{0,6}[为到至成]$/
const gap = 12

/** 优秀率93.7%: the word before the number is what is counted. */
function sayNoun(frame: Frame, { noun }: ClaimedNumber): Frame {
  const isSaid = ({ word, isGuess }: Term) => !isGuess && (word.endsWith(noun) || noun.endsWith(word))
  if (noun === '' || frame.terms.some(isSaid)) return frame
  const term: Term = { word: noun, alternatives: [], weight: 1 }
  return { ...frame, terms: [...frame.terms, term], head: term }
}

function mayBe(
  { unit, kind }: PickedFigure['figure'],
  claimed: Pick<ClaimedNumber, 'unit' | 'value'>,
): boolean {
  // 成功率是97.8吧: only a rate is said with a fraction and without its unit.
  if (claimed.unit === '') return Number.isInteger(claimed.value) ? kind === 'count' : kind === 'rate'
  // 网格员71个: people say 个 of anything that is counted.
  if (claimed.unit === '个' && kind === 'count' && !measured.test(unit)) return true
  return normaliseUnit(unit) === claimed.unit || isComparable(normaliseUnit(unit), claimed.unit)
}

/** Money, time, length and the like are no single things. */
const measured = /[元天日时分月年米里亩吨斤度%％]/

function tellRatio({ figure }: PickedFigure, { figures }: Evidence): readonly Piece[] {
  const ratio = showRatio(figure, figures)
  return ratio === null ? [] : ['（', ratio, '）']
}
