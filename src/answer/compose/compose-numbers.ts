// Step: a frame that asks for numbers -> the conclusion first, from one figure a place and year. Null where the figures do not surely answer.

import type { PickedPart } from '#answer/apart/picked-part.ts'
import { claimReport } from '#answer/cite.ts'
import type { Composition } from '#answer/compose-lines.ts'
import { composeGap } from '#answer/compose-lines.ts'
import { type DraftLine, joinPieces, textOf } from '#answer/gate/draft-line.ts'
import { tellWording } from '#answer/numbers/name-thing.ts'
import { type Marks, openNumberMarks } from '#answer/numbers/number-marks.ts'
import { nameEach } from '#answer/numbers/tell-value.ts'
import { asksOfEach, tellsOfEach } from '#answer/pick/asks-each.ts'
import { type PickDeps, pickAsked } from '#answer/pick/pick-asked.ts'
import { type Kinds, pickKinds } from '#answer/pick/pick-kinds.ts'
import { pickLikeTold } from '#answer/pick/pick-like-told.ts'
import type { Quotient } from '#answer/pick/pick-quotient.ts'
import { listHeld, pickThings } from '#answer/pick/pick-things.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { trimQuote } from '#answer/quotes/trim-quote.ts'
import { listRows } from '#answer/rows/list-rows.ts'
import type { Citation } from '#domain/answer.ts'
import type { Frame, Want } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { claimMissing, tellWider } from './claim-missing.ts'
import {
  composeChanges,
  composeCounties,
  composeEach,
  composeTotals,
  composeYears,
} from './compose-changes.ts'
import { composeCompare } from './compose-compare.ts'
import { composeRank } from './compose-rank.ts'
import { composeTotal } from './compose-total.ts'
import { composeTrend } from './compose-trend.ts'
import { composeValue, composeValues } from './compose-value.ts'
import { asksGap, longestQuote, type NumberDeps, type NumberLines, sayNumbers } from './number-deps.ts'

type Composer = (picked: readonly PickedFigure[], deps: NumberDeps) => NumberLines | Promise<NumberLines>

const composers: Partial<Record<Want, Composer>> = {
  value: composeValue,
  total: composeTotal,
  rank: composeRank,
  quality: composeRank,
  compare: composeCompare,
  trend: composeTrend,
}

/** 平均每个镇多少: the sum is shared out, whatever else the words ask for. */
const asksMean = /平均(?:下来)?每?(?:个|家|镇|乡|村|地方)|每[家镇乡个]\S{0,2}平均/

export async function composeNumbers(
  frame: Frame,
  { evidence, visible }: { evidence: Evidence; visible: readonly ReportSummary[] },
  deps: PickDeps,
): Promise<Composition | null> {
  if (!composerOf(frame) || evidence.scope.reports.length === 0) return null
  const marks = openNumberMarks(visible, (sentence, longest) => trimQuote(sentence, frame, longest))
  const given = { evidence, visible, marks, indicators: deps.book.indicators, library: deps.library }
  const sum =
    sayNumbers({ form: 'things' }, (await pickThings(frame, evidence, deps)).map(marks.mark)) ??
    sayKinds(await pickKinds(frame, evidence, deps), marks)
  if (sum !== null) return { lines: [...composeGap(frame, evidence.scope), sum], citations: marks.citations }
  const held = await pickThings({ ...frame, things: listHeld(frame), n: 2 }, evidence, deps)
  const gap = held.length === 2 ? sayNumbers({ form: 'difference' }, held.map(marks.mark)) : null
  if (gap !== null) return { lines: [...composeGap(frame, evidence.scope), gap], citations: marks.citations }
  const asked = await pickAsked(frame, evidence, deps)
  if (asked.length === 0) return composeWider(frame, given, deps)
  const composed: DraftLine[] = [...(composeValues(asked, { ...given, frame }) ?? [])]
  if (composed.length === 0) for (const one of asked) composed.push(...((await composeOne(one, given)) ?? []))
  const said = composed.map(textOf)
  const lines = composed.filter((_, i) => said.indexOf(said[i]!) === i)
  if (lines.length === 0) return null
  const citations: readonly Citation[] = marks.citations
  const rows = listRows(frame, marks.told(), { evidence, state: 'figure' })
  const told = [...joinQuotes(lines), ...tellWordings(frame, marks)]
  return { lines: [...composeGap(frame, evidence.scope), ...told], citations, rows }
}

/** 您说的“农民工”，报告写的是“外包工人追回工资”。 */
function tellWordings(frame: Frame, { marked }: Marks): readonly DraftLine[] {
  const entries = marked.map(({ entry }) => entry)
  return frame.terms.flatMap(({ word }): readonly DraftLine[] => {
    const said = tellWording(frame, entries, word)
    const sources = marked.map(({ source }) => source)
    return said === null
      ? []
      : [
          {
            kind: 'frame',
            pieces: [{ kind: 'wording', said, word, entries: sources }, `[${sources[0]!.n}]。`],
          },
        ]
  })
}

/** The kinds added up, against their whole where it is written. */
function sayKinds({ parts, whole }: Kinds, { mark }: Marks): DraftLine | null {
  if (parts.length === 0) return null
  const added = parts.map(mark)
  return whole
    ? sayNumbers({ form: 'kinds' }, [...added, mark(whole)])
    : sayNumbers({ form: 'things' }, added)
}

function composerOf(
  { text, want, include, n }: Frame,
  picked: readonly PickedFigure[] = [],
): Composer | undefined {
  const isOneTown = include.length === 1 && include[0]!.town !== null
  if (asksMean.test(text) && !isOneTown) return composeTotal
  const isPair = new Set(picked.map(({ place }) => place)).size === 2
  // 两家谁高: which of two is no order of all.
  const isOfTwo = want === 'rank' && include.length === 2 && n === null
  const isOfEnds = (want === 'rank' || want === 'quality') && asksGap.test(text) && n === null
  if (isOfEnds) return composeCompare
  const isBetween = isPair && (isOfTwo || (want === 'value' && asksGap.test(text)))
  return isBetween ? composeCompare : composers[want]
}

async function composeOne(
  { frame, picked: all, quotient }: PickedPart,
  given: Omit<NumberDeps, 'frame'>,
): Promise<NumberLines> {
  if (quotient) return composeQuotient(quotient, { ...given, frame })
  const isOfEach = ({ figure: { quote, start, at } }: PickedFigure) =>
    tellsOfEach(quote.slice(0, at.start - start))
  const picked = asksOfEach(frame.text) && !asksMean.test(frame.text) ? all.filter(isOfEach) : all
  if (picked.length === 0) return null
  const own = { ...given, frame }
  return (
    composeYears(picked, own) ??
    composeEach(picked, own) ??
    composeTotals(picked, own) ??
    composeChanges(picked, own) ??
    composeCounties(picked, own) ??
    (await composeOfWant(picked, own))
  )
}

const tellsEach: readonly (Composer | undefined)[] = [composeValue, composeTrend, composeCompare]

async function composeOfWant(picked: readonly PickedFigure[], deps: NumberDeps): Promise<NumberLines> {
  const composer = composerOf(deps.frame, picked)
  const lines = (await composer?.(picked, deps)) ?? null
  // 各家各有几个, 前两年的也看一下: who of those asked about has none is told.
  const { wantsTowns, wantsPeers, years, include } = deps.frame
  const isOfYears = years.length > 1 && include.length === 1
  const isOfPlaces = composer === composeValue && (wantsTowns || wantsPeers)
  const isOpen = isOfYears ? tellsEach.includes(composer) : isOfPlaces
  return lines && isOpen ? [...lines, ...(await claimMissing(picked, deps))] : lines
}

/** 没有写村居调解组织的数，写到的是：86起: what the place tells of the kind that was told of another. */
async function composeWider(
  frame: Frame,
  given: Omit<NumberDeps, 'frame'>,
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<Composition | null> {
  const own = await pickLikeTold(frame, given.evidence, deps)
  const lines = own && composeValue([own], { ...given, frame })
  if (!lines) return null
  return { lines: [tellWider({ frame, ...given }), ...lines], citations: given.marks.citations }
}

/** The division first, then the sentence that both numbers stand in. */
function composeQuotient({ of, own, by }: Quotient, { marks, visible }: NumberDeps): NumberLines {
  const whole = marks.quote(own, longestQuote)
  const marked = [own, by].map(marks.mark)
  const line = sayNumbers({ form: 'quotient', of }, marked)
  // 渔民纠纷29起÷调解矛盾纠纷124起 says what they are.
  if (line !== null && of === 'share' && nameEach(marked.map(({ entry }) => entry))) return [line]
  const lead = claimReport(own.report, { n: whole, visible })
  return line === null ? null : [line, { kind: 'quotes', lead: [lead], quotes: [whole] }]
}

/** Two numbers that one quote holds are told once; two quotes of one report stand beside each other. */
function joinQuotes(lines: readonly DraftLine[]): readonly DraftLine[] {
  const joined: DraftLine[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    if (last?.kind !== 'quotes' || line.kind !== 'quotes' || joinPieces(last.lead) !== joinPieces(line.lead))
      joined.push(line)
    else joined[joined.length - 1] = { ...last, quotes: [...new Set([...last.quotes, ...line.quotes])] }
  }
  return joined
}
