// Step: frame x figures of the reports in scope -> for each place and year the one figure that is asked for, all of one kind. Rows of every answer in numbers.

import { isComparable } from '#compare/note-numbers.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, levelOf, placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { readAskedUnits } from '#retrieve/read-unit.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { findAskedIndicators, fitOf } from '#retrieve/score-figures.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'
import { placeOfFigure, yearOf } from './entry.ts'

export interface PickedFigure {
  readonly figure: StoredFigure
  readonly report: ReportSummary
  /** Place and year it speaks of: one picked figure each. */
  readonly place: string
  readonly year: number | null
  /** How much of the question its words carry, 0 to about 1.4. */
  readonly gain: number
  /** The sentence that holds it, where search has found it. */
  readonly sentence: ScoredSentence | null
}

/** Of more reports than these, figures are looked for in those that search has found. */
const mostRead = 60
/** What a word counts that stands in the sentence or heading around, or only in the heading of a table. */
const around = 0.55
const known = 0.4
/** A figure whose words carry less of the question is another one. */
const leastGain = 0.6
/** How far the figure of another place may lie behind the best, when it is of the same kind. */
const slack = 0.3
/** What is counted stands elsewhere in the sentence, if at all. */
const uncounted = 0.6
/** What search thinks of the sentence beside the best of its report, in its score (a distance of 1 is a clear one). */
const ofSearch = { weight: 0.2, most: 1 }
/** Gains nearer than this are decided by what the figures are: a whole before its parts. */
const step = 0.08

/** Best first; empty where no figure surely is the one asked for. */
export async function pickFigures(
  frame: Frame,
  evidence: Evidence,
  { library, book }: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<readonly PickedFigure[]> {
  const { reports } = evidence.scope
  if (frame.terms.every(({ isGuess }) => isGuess)) return []
  const found = new Set(evidence.sentences.map(({ reportId }) => reportId))
  const read = reports.length <= mostRead ? reports : reports.filter(({ id }) => found.has(id))
  const byId = new Map(read.map((report) => [report.id, report]))
  const figures = await library.listFigures([...byId.keys()])
  const asking = openAsking(frame, { evidence, indicators: findAskedIndicators(frame, book.indicators) })
  const candidates = figures.flatMap((figure): PickedFigure[] => {
    const report = byId.get(figure.reportId)
    if (!report || !isTold(figure, report, frame)) return []
    const place = placeName(placeOfFigure(figure, report))
    return [{ figure, report, place, year: yearOf(figure, report), ...asking(figure) }]
  })
  return keepOneKind(candidates.filter(({ gain }) => gain >= leastGain - slack))
}

/** How well a figure is the one that the frame asks for. */
function openAsking(
  frame: Frame,
  { evidence, indicators }: { evidence: Evidence; indicators: ReadonlySet<string> },
) {
  const units = readAskedUnits(frame.text)
  const terms = frame.terms.filter(({ isGuess }) => !isGuess)
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1
  const byReport = new Map<number, ScoredSentence[]>()
  for (const sentence of evidence.sentences)
    byReport.set(sentence.reportId, [...(byReport.get(sentence.reportId) ?? []), sentence])
  return (figure: StoredFigure): Pick<PickedFigure, 'gain' | 'sentence'> => {
    const sentence =
      byReport
        .get(figure.reportId)
        ?.find(({ start, end }) => start <= figure.at.start && figure.at.end <= end) ?? null
    const own = `${figure.indicator} ${figure.subject ?? ''} ${figure.channel ?? ''} ${figure.quote}`
    const context = sentence === null ? '' : `${sentence.text} ${sentence.heading}`
    const carried = terms.reduce(
      (sum, term) => sum + term.weight * Math.max(matchTerm(term, own), around * matchTerm(term, context)),
      0,
    )
    const isCounted = frame.head === null || matchTerm(frame.head, own) > 0
    const bonus = indicators.has(figure.indicator) ? known : 0
    const fit = fitOf(figure, units) * (isCounted || bonus > 0 ? 1 : uncounted)
    const best = byReport.get(figure.reportId)?.[0]?.score ?? 0
    const behind = sentence === null ? ofSearch.most : Math.min(ofSearch.most, best - sentence.score)
    return { gain: (carried / total + bonus) * fit - ofSearch.weight * behind, sentence }
  }
}

/** A count or rate of the places and years that are asked for, reached and not planned. */
function isTold(figure: StoredFigure, report: ReportSummary, frame: Frame): boolean {
  const { kind, rowPlace } = figure
  if (kind !== 'count' && kind !== 'rate') return false
  const year = yearOf(figure, report)
  if (frame.years.length > 0 && year !== report.metadata.year && !frame.years.includes(year ?? 0))
    return false
  const place = placeOfFigure(figure, report)
  if (frame.exclude.some((own) => isSamePlace(own, place))) return false
  if (frame.include.length === 0)
    return rowPlace === null || levelOf(rowPlace) === levelOf(report.metadata.place)
  const isAsked = frame.include.some((asked) => isSamePlace(asked, place))
  return isAsked || (rowPlace === null && !frame.include.some(({ town }) => town !== null))
}

/** Of each place and year the best figure of the kind (indicator or noun, and unit) that carries most of all. */
function keepOneKind(candidates: readonly PickedFigure[]): readonly PickedFigure[] {
  const sorted = [...candidates].sort(compareFit)
  const best = sorted[0]
  if (!best || best.gain < leastGain) return []
  const kinds = new Map<string, { anchor: PickedFigure; sum: number; keys: Set<string> }>()
  for (const one of sorted) {
    if (one.gain < best.gain - slack) continue
    const key = `${one.place} ${one.year}`
    const kind = [...kinds.values()].find(({ anchor }) => isOneKind(anchor, one))
    if (!kind) kinds.set(`${kinds.size}`, { anchor: one, sum: one.gain, keys: new Set([key]) })
    else if (!kind.keys.has(key)) {
      kind.keys.add(key)
      kind.sum += one.gain
    }
  }
  // The kind of the very best figure, unless another is told by many more places.
  const all = [...kinds.values()]
  const first = all[0]!
  const widest = all.reduce((most, kind) => (kind.keys.size > most.keys.size ? kind : most), first)
  const { anchor } =
    widest.keys.size > 2 * first.keys.size && widest.anchor.gain > best.gain - step ? widest : first
  const chosen = new Map<string, PickedFigure>()
  for (const one of sorted) {
    const key = `${one.place} ${one.year}`
    if (one.gain >= best.gain - slack && !chosen.has(key) && isOneKind(anchor, one)) chosen.set(key, one)
  }
  return [...chosen.values()]
}

function isOneKind(anchor: PickedFigure, { figure }: PickedFigure): boolean {
  return figure.kind === anchor.figure.kind && isComparable(anchor.figure.unit, figure.unit)
}

/** By gain in steps; then a whole before a part, the place before one of its doors, the year before a month, prose before a table. */
function compareFit(a: PickedFigure, b: PickedFigure): number {
  const gain = Math.round(b.gain / step) - Math.round(a.gain / step)
  if (gain !== 0) return gain
  return narrowness(a) - narrowness(b) || b.gain - a.gain || a.figure.at.start - b.figure.at.start
}

function narrowness({ figure, sentence }: PickedFigure): number {
  const isPlanned = sentence?.part === 'plan'
  const isNarrow =
    figure.period !== null && !/^(?:\d{4}年(?:度|全年)?|全年|今年.?来?|一年来)$/.test(figure.period)
  return (
    (isPlanned ? 16 : 0) +
    (figure.parent !== null ? 4 : 0) +
    (figure.channel !== null ? 3 : 0) +
    (isNarrow ? 2 : 0) +
    (figure.quote.includes(' | ') ? 1 : 0)
  )
}
