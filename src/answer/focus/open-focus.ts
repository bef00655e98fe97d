// Step: the focus of a talk -> the sentences that may answer inside it: those of the reports that were told of, and of the other years of the same places.
import type { Asks, Focus, Frame } from '#domain/frame.ts'
import { matchesPlace } from '#domain/place.ts'
import { placeOfReport, type ReportSummary, type SectionPart } from '#domain/report.ts'
import { overlaps, type Span } from '#domain/span.ts'
import type { ToldPassage } from '#domain/talk/focus.ts'
import { embedQuery } from '#retrieve/embed-query.ts'
import type { RetrieveDeps } from '#retrieve/retrieve.ts'
import { dot } from '#shared/vectors/dot.ts'
import { parseNumbering } from '#text/outline-numbering.ts'
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
  /** All of it was told. */
  readonly isRepeated: boolean
  /** Of a year that the question is about, said or taken along. */
  readonly isOfYear: boolean
  readonly meaning: Meaning
}

/** Cosines; 0 where none is known. */
interface Meaning {
  /** To the follow-up, and to it with the thing. */
  readonly own: number
  readonly whole: number
  /** To what was told last. */
  readonly told: number
}

export type Nearness = 'told' | 'beside' | 'section' | 'report' | 'place'

export interface OpenFocus {
  readonly asks: Asks
  readonly thing: Focus['thing']
  /** The newest year that was told last; null: none was. */
  readonly toldYear: number | null
  readonly candidates: readonly Candidate[]
}

/** More places are no one thing; more reports are not read. */
const most = { places: 3, reports: 12 }

/** Null where the talk is about nothing that is to be read on. */
export async function openFocus(
  { focus, years }: Pick<Frame, 'focus' | 'years'>,
  visible: readonly ReportSummary[],
  { library, embedder }: Pick<RetrieveDeps, 'library' | 'embedder'>,
): Promise<OpenFocus | null> {
  if (!focus?.asks) return null
  const { thing, passages } = focus
  const { reports, asks } = listReports(focus, focus.asks, visible)
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
    const heads = await readHeads(report, { stored, library })
    for (const { passage, passageId } of stored) {
      passage.sentences.forEach((own, i) => {
        const span = i === 0 ? withHead(own, heads.get(passage.path)) : own
        const said = passage.text.slice(own.start - passage.start, own.end - passage.start)
        const text = span === own ? said : `${bareOf(passage.heading)}。${said}`
        if (text.length < shortest || announces.test(text) || touchesOrder(report.warnings, span)) return
        const { path: section, heading, part } = passage
        const vector = known.get(passageId)?.[i] ?? null
        read.push({ start: span.start, end: span.end, report, text, section, heading, part, vector })
      })
    }
  }
  const candidates = placeAll(read, { passages, years, vectors })
  return { asks, thing, toldYear: readToldYear(passages, visible), candidates }
}

function readToldYear(passages: readonly ToldPassage[], visible: readonly ReportSummary[]): number | null {
  const newest = Math.min(...passages.map(({ age }) => age))
  const last = new Set(passages.filter(({ age }) => age === newest).map(({ reportId }) => reportId))
  const years = visible.flatMap(({ id, metadata }) => (last.has(id) ? (metadata.year ?? []) : []))
  return years.length === 0 ? null : Math.max(...years)
}

const shortest = 6
/** 现将情况报告如下 tells nothing itself. */
const announces = /如下[。：:]?\s*$/

type Stored = Awaited<ReturnType<RetrieveDeps['library']['listPassages']>>

/** 1.视频设备有时掉线，调到一半没了。原因是…: where the head of what lacks or is planned is itself what is told, by its section. */
async function readHeads(
  report: ReportSummary,
  { stored, library }: { readonly stored: Stored; readonly library: RetrieveDeps['library'] },
): Promise<ReadonlyMap<string, Span>> {
  const told = stored.filter(
    ({ passage }) => itemParts.includes(passage.part) && bareOf(passage.heading).length >= tellingHead,
  )
  const whole = told.length > 0 ? await library.readReport(report.id) : null
  const paths = new Set(told.map(({ passage }) => passage.path))
  const sections = whole?.sections.filter(({ path }) => paths.has(path)) ?? []
  return new Map(
    sections.map(({ path, heading, headingSpan: { start, end } }) => [
      path,
      { start: start + (parseNumbering(heading)?.length ?? 0), end },
    ]),
  )
}

const itemParts: readonly SectionPart[] = ['problem', 'plan']
const tellingHead = 10

/** The last of its headings, without its numeral. */
function bareOf(heading: string): string {
  const last = heading.split(' / ').at(-1)!
  return last.slice(parseNumbering(last)?.length ?? 0)
}

/** Its head right before it. */
function withHead(span: Span, head: Span | undefined): Span {
  const isBefore = head !== undefined && head.end <= span.start && span.start - head.end <= farthestHead
  return isBefore ? { start: head.start, end: span.end } : span
}

const farthestHead = 4

/** Of the places that were told of, or of the one that is named now, all years; where a year is asked that there is a report of, that one alone; of the year to come, what the newest plan. */
function listReports(
  { passages, places: spoken }: Focus,
  asks: Asks,
  visible: readonly ReportSummary[],
): { readonly reports: readonly ReportSummary[]; readonly asks: Asks } {
  const { include, years } = asks
  const newest = Math.min(...passages.map(({ age }) => age))
  const recent = new Set(passages.filter(({ age }) => age === newest).map(({ reportId }) => reportId))
  const told = visible.filter(({ id }) => recent.has(id)).map(({ metadata }) => metadata.place)
  const places = include.length > 0 ? include : told.length > 0 ? told : spoken
  const own = visible.filter(({ metadata }) => places.some((place) => matchesPlace(place, metadata.place)))
  const count = new Set(own.map(placeOfReport)).size
  if (count === 0 || count > most.places) return { reports: [], asks }
  const ofYears = (asked: readonly number[]) =>
    own.filter(({ metadata }) => asked.includes(metadata.year ?? 0)).slice(0, most.reports)
  const dated = ofYears(years)
  const newestYear = Math.max(...own.map(({ metadata }) => metadata.year ?? 0))
  if (dated.length > 0) return { reports: dated, asks }
  // Where nothing was told before a year that is not there is missed, and no other told in its stead.
  if (years.length > 0 && passages.length === 0) return { reports: [], asks }
  if (Math.max(...years) === newestYear + 1 && yearAlone.test(asks.text)) return { reports: [], asks }
  if (Math.max(...years) === newestYear + 1)
    return { reports: ofYears([newestYear]), asks: { ...asks, part: 'plan' } }
  return { reports: own.slice(0, most.reports), asks }
}

/** 第二年呢, 后一年: the same of a year of which there is no report, and nothing that is planned. */
const yearAlone =
  /^[\s那再又的，,]*(?:[后下次]一?年|第二年|翌年|(?:20)?\d\d年?)度?(?:的|呢|呀|嘛|[\s?？。])*$/

type Unplaced = Omit<Candidate, 'nearness' | 'meaning' | 'age' | 'isRepeated' | 'isOfYear'> & {
  readonly vector: Float32Array | null
}

interface Asked {
  readonly passages: readonly ToldPassage[]
  readonly years: readonly number[]
  /** Of the follow-up with the thing, and of it alone; empty where words must do. */
  readonly vectors: readonly Float32Array[]
}

function placeAll(read: readonly Unplaced[], { passages, years, vectors }: Asked): readonly Candidate[] {
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
    const by = toldBy[i]
    const shared = by ? Math.min(one.end, by.end) - Math.max(one.start, by.start) : 0
    return {
      ...one,
      ...place,
      meaning,
      isRepeated: by !== undefined && shared >= nearlyAll * (one.end - one.start),
      isOfYear: years.includes(one.report.metadata.year ?? 0),
    }
  })
}

/** Share of a sentence that was quoted, from which on it was told whole. */
const nearlyAll = 0.8

/** Right before and behind it in its section. */
function besideOf(at: number, read: readonly Unplaced[]): readonly number[] {
  const one = read[at]!
  return [at - 1, at + 1].filter(
    (i) => read[i]?.report.id === one.report.id && read[i]?.section === one.section,
  )
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
  const beside = besideOf(at, read).flatMap((i) => toldBy[i] ?? [])
  if (beside.length > 0) return { nearness: 'beside', age: Math.min(...beside.map(({ age }) => age)) }
  const isSame = (i: number) => read[i]?.report.id === one.report.id && read[i]?.section === one.section
  const section = read.flatMap((_, i) => (isSame(i) ? (toldBy[i] ?? []) : []))
  if (section.length > 0) return { nearness: 'section', age: Math.min(...section.map(({ age }) => age)) }
  const ofReport = passages.filter(({ reportId }) => reportId === one.report.id)
  if (ofReport.length > 0) return { nearness: 'report', age: Math.min(...ofReport.map(({ age }) => age)) }
  return { nearness: 'place', age: 0 }
}
