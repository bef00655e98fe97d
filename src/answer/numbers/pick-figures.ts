// Step: frame x figures of the reports in scope -> for each place and year the one figure that is asked for, all of one kind. Rows of every answer in numbers.

import { isComparable } from '#compare/note-numbers.ts'
import type { Frame, Term } from '#domain/frame.ts'
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
  /** How much of the question its words carry, 0 to about 1.5, less what search holds against its sentence. */
  readonly gain: number
  /** The same by its words alone. */
  readonly carried: number
  /** Its noun names more than was asked. */
  readonly hasMore: boolean
  /** The sentence that holds it, where search has found it. */
  readonly sentence: ScoredSentence | null
}

/** Of more reports than these, figures are looked for in those that search has found. */
const mostRead = 60
/** What a word counts that stands in another clause of the sentence, or in the heading over it. */
const around = { sentence: 0.75, heading: 0.55 }
const known = 0.4
/** What the very measure word adds: 几场 and 26场次. */
const measured = 0.15
/** How much less of the question a figure of the same kind may carry than the one that carries most. */
const alike = 0.2
/** A figure whose words carry less of the question is another one. */
const leastGain = 0.6
/** Less is no candidate at all. */
const leastShown = 0.25
/** How far the figure of another place may lie behind the best, when it is of the same kind. */
const slack = 0.3
/** What is counted stands elsewhere in the sentence, if at all. */
const uncounted = 0.6
/** What search thinks of the sentence beside the best of its report, in its score (a distance of 1 is a clear one). */
const ofSearch = { weight: 0.1, most: 1 }
/** What each reason against a figure weighs beside its words (`narrowness`). */
const perReason = 0.06
/** A unit that may do, where the question names another measure word. */
const otherMeasure = 0.8

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
  const indicators = findAskedIndicators(frame, book.indicators)
  const figures = await listCandidates([...byId.keys()], { evidence, indicators, library })
  for (const report of reports) byId.set(report.id, report)
  const asking = openAsking(frame, { evidence, indicators })
  const candidates = figures.flatMap((figure): PickedFigure[] => {
    const report = byId.get(figure.reportId)
    if (!report || !isTold(figure, report, frame)) return []
    const place = placeName(placeOfFigure(figure, report))
    return [{ figure, report, place, year: yearOf(figure, report), ...asking(figure) }]
  })
  return keepOneKind(candidates.filter(({ gain }) => gain >= leastShown))
}

/** All figures of the reports read; of an indicator that is known also those of every other report in scope. */
async function listCandidates(
  read: readonly number[],
  {
    evidence,
    indicators,
    library,
  }: { evidence: Evidence; indicators: ReadonlySet<string>; library: RetrieveDeps['library'] },
): Promise<readonly StoredFigure[]> {
  const figures = await library.listFigures(read)
  const { reports } = evidence.scope
  if (indicators.size === 0 || reports.length <= mostRead) return figures
  const known = new Set(read)
  const inScope = new Set(reports.map(({ id }) => id))
  const others = await library.listFiguresOf([...indicators])
  return [...figures, ...others.filter(({ reportId }) => inScope.has(reportId) && !known.has(reportId))]
}

/** How well a figure is the one that the frame asks for. */
function openAsking(
  frame: Frame,
  { evidence, indicators }: { evidence: Evidence; indicators: ReadonlySet<string> },
) {
  const units = readAskedUnits(frame.text)
  const measure = /(?:多少|好多|几多|几)([一-龥])/.exec(frame.text)?.[1] ?? null
  const terms = frame.terms.filter(({ isGuess }) => !isGuess)
  const words = terms.flatMap(({ word, alternatives }) => [word, ...alternatives])
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1
  const byReport = new Map<number, ScoredSentence[]>()
  for (const sentence of evidence.sentences)
    byReport.set(sentence.reportId, [...(byReport.get(sentence.reportId) ?? []), sentence])
  return (figure: StoredFigure): Pick<PickedFigure, 'gain' | 'carried' | 'hasMore' | 'sentence'> => {
    const sentence =
      byReport
        .get(figure.reportId)
        ?.find(({ start, end }) => start <= figure.at.start && figure.at.end <= end) ?? null
    const own = `${figure.indicator} ${figure.subject ?? ''} ${figure.channel ?? ''} ${figure.quote}`
    const share = (term: Term) =>
      Math.max(
        matchTerm(term, own),
        around.sentence * matchTerm(term, sentence?.text ?? ''),
        around.heading * matchTerm(term, sentence?.heading ?? ''),
      )
    const carried = terms.reduce((sum, term) => sum + term.weight * share(term), 0)
    const isCounted = frame.head === null || matchTerm(frame.head, own) > 0
    const isKnown = indicators.has(figure.indicator)
    const isMeasured = measure !== null && figure.unit.includes(measure)
    const bonus = (isKnown ? known : 0) + (isMeasured ? measured : 0)
    const isOther =
      measure !== null && !isMeasured && !isComparable(figure.unit, measure) && countable.test(measure)
    const fit = fitOf(figure, units) * (isOther ? otherMeasure : 1) * (isCounted || isKnown ? 1 : uncounted)
    const best = byReport.get(figure.reportId)?.[0]?.score ?? 0
    const behind = sentence === null ? ofSearch.most : Math.min(ofSearch.most, best - sentence.score)
    const told = (carried / total + bonus) * fit
    return {
      gain: told - ofSearch.weight * behind,
      carried: told,
      hasMore: isNarrowed(figure, words),
      sentence,
    }
  }
}

/** Measure words that are units in reports as well. */
const countable = /[场次起件宗人名个家户处条份项期批辆台座亩栋]/

/** A count or rate of the places and years that are asked for, reached and not planned. */
function isTold(figure: StoredFigure, report: ReportSummary, frame: Frame): boolean {
  const { kind, rowPlace } = figure
  // Who does it best is told by rates: the most cases are no merit.
  if (kind !== 'rate' && (kind !== 'count' || frame.want === 'quality')) return false
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
    widest.keys.size > 2 * first.keys.size && widest.anchor.gain > best.gain - perReason ? widest : first
  const chosen = new Map<string, PickedFigure>()
  for (const one of sorted) {
    const key = `${one.place} ${one.year}`
    const isNear = one.gain >= best.gain - slack || one.figure.indicator === anchor.figure.indicator
    if (isNear && !chosen.has(key) && isOneKind(anchor, one)) chosen.set(key, one)
  }
  return [...chosen.values()]
}

/** Of one unit and of one indicator of the table; else told in words that carry as much of the question. */
function isOneKind(anchor: PickedFigure, { figure, carried }: PickedFigure): boolean {
  if (figure.kind !== anchor.figure.kind || !isComparable(anchor.figure.unit, figure.unit)) return false
  return figure.indicator === anchor.figure.indicator || carried >= anchor.carried - alike
}

/** By gain, less what speaks against it: a whole before a part, the place before one of its doors, the year before a month, prose before a table. */
function compareFit(a: PickedFigure, b: PickedFigure): number {
  return fitness(b) - fitness(a) || a.figure.at.start - b.figure.at.start
}

const fitness = (one: PickedFigure) => one.gain - perReason * narrowness(one)

/** What says that something was done or how much, and names nothing. */
const light =
  /完成|开展|组织|举办|办理|受理|共计?|各类|各种|各项|全部|所有|全年|全[镇乡县区]|累计|实现|发放|新增|专职|现有|街道|[镇乡村市县级个家件的等及和]/g

/** 渔民之家调解室受理纠纷 is less than 矛盾纠纷: beside what is asked the noun names more. */
function isNarrowed({ subject, indicator }: StoredFigure, words: readonly string[]): boolean {
  const rest = [...words]
    .sort((a, b) => b.length - a.length)
    .reduce((text, word) => text.replace(word, ''), subject ?? '')
  const plain = rest.replace(light, '')
  return plain.length > 2 && !indicator.replace(/数$/, '').includes(plain)
}

/** 各1场: of each, and no sum. */
function isOfEach({ quote, start, at }: StoredFigure): boolean {
  return /[各每]\s*$/.test(quote.slice(0, at.start - start))
}

function narrowness({ figure, sentence, hasMore }: PickedFigure): number {
  const isPlanned = sentence?.part === 'plan'
  const isNarrow =
    figure.period !== null && !/^(?:\d{4}年(?:度|全年)?|全年|今年.?来?|一年来)$/.test(figure.period)
  return (
    (isPlanned ? 16 : 0) +
    (figure.parent !== null ? 4 : 0) +
    (isOfEach(figure) ? 8 : 0) +
    (hasMore ? 2 : 0) +
    (figure.channel !== null ? 3 : 0) +
    (isNarrow ? 2 : 0) +
    (figure.quote.includes(' | ') ? 1 : 0)
  )
}
