// Step: the focus of a talk -> the sentences that may answer inside it: those of the reports that were told of, and of the other years of the same places.
import type { Asks, Focus, Frame } from '#domain/frame.ts'
import { matchesPlace } from '#domain/place.ts'
import { type ReportSummary, type SectionPart, showPlace } from '#domain/report.ts'
import { overlaps, type Span } from '#domain/span.ts'
import type { ToldPassage } from '#domain/talk/focus.ts'
import { embedQuery } from '#retrieve/embed-query.ts'
import type { RetrieveDeps } from '#retrieve/retrieve.ts'
import { dot } from '#shared/vectors/dot.ts'
import { touchesOrder } from '#text/private/find-orders.ts'

/** A sentence that may answer. */
export interface Candidate extends Span {
  readonly report: ReportSummary
  readonly text: string
  readonly section: string
  readonly heading: string
  readonly part: SectionPart
  /** Where it stands to what was told. */
  readonly nearness: Nearness
  /** How many answers ago that was told to which it stands so. */
  readonly age: number
  /** Cosines to the follow-up, to it with the thing, and to what was told last; 0 where none is known. */
  readonly meaning: { readonly own: number; readonly whole: number; readonly told: number }
}

export type Nearness = 'told' | 'beside' | 'section' | 'report' | 'place'

export interface OpenFocus {
  readonly asks: Asks
  readonly thing: Focus['thing']
  readonly candidates: readonly Candidate[]
}

/** More places are no one thing; more reports are not read. */
const most = { places: 3, reports: 12 }

/** Null where the talk is about nothing that is to be read on. */
export async function openFocus(
  { focus }: Frame,
  visible: readonly ReportSummary[],
  { library, embedder }: Pick<RetrieveDeps, 'library' | 'embedder'>,
): Promise<OpenFocus | null> {
  if (!focus?.asks || focus.passages.length === 0) return null
  const { thing, passages } = focus
  const { reports, asks } = listReports(passages, focus.asks, visible)
  if (reports.length === 0) return null
  const words = [...new Set(thing.map(({ word }) => word))].join(' ')
  const vectors = await embedQuery(
    { topic: `${words} ${asks.plain}`, text: asks.text, plain: asks.plain },
    embedder,
  )
  const read: Unplaced[] = []
  for (const report of reports) {
    const stored = await library.listPassages(report.id)
    const known = await library.readSentenceVectors(stored.map(({ passageId }) => passageId))
    for (const { passage, passageId } of stored) {
      passage.sentences.forEach((span, i) => {
        const text = passage.text.slice(span.start - passage.start, span.end - passage.start)
        if (text.length < shortest || touchesOrder(report.warnings, span)) return
        const { path: section, heading, part } = passage
        const vector = known.get(passageId)?.[i] ?? null
        read.push({ start: span.start, end: span.end, report, text, section, heading, part, vector })
      })
    }
  }
  return { asks, thing, candidates: placeAll(read, passages, vectors) }
}

const shortest = 6

/** Of the places that were told of, all years; where a year is asked that there is a report of, that one alone; of the year to come, what the newest plan. */
function listReports(
  passages: readonly ToldPassage[],
  asks: Asks,
  visible: readonly ReportSummary[],
): { readonly reports: readonly ReportSummary[]; readonly asks: Asks } {
  const { include, years } = asks
  const newest = Math.min(...passages.map(({ age }) => age))
  const idsOf = (told: readonly ToldPassage[]) => new Set(told.map(({ reportId }) => reportId))
  const recent = idsOf(passages.filter(({ age }) => age === newest))
  const told = visible.filter(({ id }) => recent.has(id))
  const places = new Map(told.map((report) => [showPlace(report.metadata), report.metadata.place]))
  const meant = [...places.values()].filter(
    (place) => include.length === 0 || include.some((one) => matchesPlace(one, place)),
  )
  if (meant.length === 0 || meant.length > most.places) return { reports: [], asks }
  const own = visible.filter(({ metadata }) => meant.some((place) => matchesPlace(place, metadata.place)))
  const ofYears = (asked: readonly number[]) =>
    own.filter(({ metadata }) => asked.includes(metadata.year ?? 0)).slice(0, most.reports)
  const dated = ofYears(years)
  const newestYear = Math.max(...own.map(({ metadata }) => metadata.year ?? 0))
  if (dated.length > 0) return { reports: dated, asks }
  if (Math.max(...years) === newestYear + 1)
    return { reports: ofYears([newestYear]), asks: { ...asks, part: 'plan' } }
  return { reports: own.slice(0, most.reports), asks }
}

type Unplaced = Omit<Candidate, 'nearness' | 'meaning' | 'age'> & { readonly vector: Float32Array | null }

function placeAll(
  read: readonly Unplaced[],
  passages: readonly ToldPassage[],
  vectors: readonly Float32Array[],
): readonly Candidate[] {
  const toldBy = read.map((one) =>
    passages.find((told) => told.reportId === one.report.id && overlaps(told, one)),
  )
  const newest = Math.min(...passages.map(({ age }) => age))
  const told = read.filter((_, i) => toldBy[i]?.age === newest).flatMap(({ vector }) => vector ?? [])
  const [whole, own = whole] = vectors
  const near = (one: Float32Array | null, others: readonly Float32Array[]) =>
    one === null ? 0 : others.reduce((best, other) => Math.max(best, dot(one, other)), 0)
  return read.map(({ vector, ...one }, i): Candidate => {
    const place = locate(i, { read, toldBy, passages })
    const meaning = {
      own: near(vector, own ? [own] : []),
      whole: near(vector, whole ? [whole] : []),
      told: near(vector, told),
    }
    return { ...one, ...place, meaning }
  })
}

interface Placing {
  readonly read: readonly Unplaced[]
  readonly toldBy: readonly (ToldPassage | undefined)[]
  readonly passages: readonly ToldPassage[]
}

function locate(at: number, { read, toldBy, passages }: Placing): Pick<Candidate, 'nearness' | 'age'> {
  const own = toldBy[at]
  if (own) return { nearness: 'told', age: own.age }
  const one = read[at]!
  const isSame = (i: number) => read[i]?.report.id === one.report.id && read[i]?.section === one.section
  const beside = [at - 1, at + 1].flatMap((i) => (isSame(i) ? (toldBy[i] ?? []) : []))
  if (beside.length > 0) return { nearness: 'beside', age: Math.min(...beside.map(({ age }) => age)) }
  const section = read.flatMap((_, i) => (isSame(i) ? (toldBy[i] ?? []) : []))
  if (section.length > 0) return { nearness: 'section', age: Math.min(...section.map(({ age }) => age)) }
  const ofReport = passages.filter(({ reportId }) => reportId === one.report.id)
  if (ofReport.length > 0) return { nearness: 'report', age: Math.min(...ofReport.map(({ age }) => age)) }
  return { nearness: 'place', age: 0 }
}
