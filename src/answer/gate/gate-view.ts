// Noun of the gate: what a claim is held against: the reports that this reader may see, read again, whatever the composer had in hand.
import { namePlace } from '#answer/cite.ts'
import { listPlaceRows, type PlaceRow } from '#compare/place-rows.ts'
import type { Citation } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import type { Indicator, Opposites, Practice, SentenceWords } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure, StoredReport } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Claim } from '#question/claim/held.ts'
import { oncePer } from '#shared/once-per.ts'
import type { DraftLine } from './draft-line.ts'

export interface GateView {
  readonly frame: Frame
  /** All reports that this reader may see. */
  readonly visible: readonly ReportSummary[]
  /** Those that the answer speaks of. */
  readonly reports: readonly ReportSummary[]
  /** By number; those that hold. */
  readonly citations: ReadonlyMap<number, Citation>
  readonly lines: readonly DraftLine[]
  /** What its asker holds to be so; absent: nothing. */
  readonly held?: Claim | null
  /** Words of two sides of one thing. */
  readonly opposites: readonly Opposites[]
  readonly practices: readonly Practice[]
  readonly indicators: readonly Indicator[]
  /** Words that tell what a sentence is about. */
  readonly sentenceKinds: readonly SentenceWords[]
  /** Sentences of a model that were left out before the gate. */
  readonly leftOut: number
  /** Null where it is gone, or out of scope. */
  read(reportId: number): Promise<StoredReport | null>
  /** The same of all that this reader may see. */
  readVisible(reportId: number): Promise<StoredReport | null>
  /** Counts and rates of this indicator in the reports in scope. */
  listFiguresOf(indicator: string): Promise<readonly StoredFigure[]>
  readonly search: LibraryView['search']
  readonly readPassages: LibraryView['readPassages']
}

/** Reads each report once. */
export function openView(
  given: Pick<
    GateView,
    | 'frame'
    | 'visible'
    | 'reports'
    | 'lines'
    | 'leftOut'
    | 'held'
    | 'opposites'
    | 'practices'
    | 'indicators'
    | 'sentenceKinds'
  >,
  library: LibraryView,
): Omit<GateView, 'citations'> {
  const inScope = new Set(given.reports.map(({ id }) => id))
  const isVisible = new Set(given.visible.map(({ id }) => id))
  const opened = new Map<number, Promise<StoredReport | null>>()
  const figures = new Map<string, Promise<readonly StoredFigure[]>>()
  const readVisible = async (id: number) => {
    if (!isVisible.has(id)) return null
    const report = opened.get(id) ?? library.readReport(id)
    opened.set(id, report)
    return report
  }
  const listInScope = async (indicator: string) =>
    (await library.listFiguresOf([indicator])).filter(({ reportId }) => inScope.has(reportId))
  return {
    ...given,
    readVisible,
    read: async (id) => (inScope.has(id) ? readVisible(id) : null),
    listFiguresOf: (indicator) => {
      const listed = figures.get(indicator) ?? listInScope(indicator)
      figures.set(indicator, listed)
      return listed
    },
    search: (request) => library.search(request),
    readPassages: (passages) => library.readPassages(passages),
  }
}

export function reportOf(n: number, { citations, reports }: GateView): ReportSummary | null {
  const id = citations.get(n)?.reportId
  return id === undefined ? null : (mapReports(reports).get(id) ?? null)
}

const mapReports = oncePer(
  (reports: readonly ReportSummary[]) => new Map(reports.map((report) => [report.id, report])),
)

/** Names of the places of these citations; null where one of them does not hold. */
export function placesOf(citations: readonly number[], view: GateView): ReadonlySet<string> | null {
  const reports = citations.map((n) => reportOf(n, view))
  if (reports.some((report) => report === null)) return null
  return new Set(reports.map((report) => placeName(report!.metadata.place)))
}

/** Reports in scope of the place that an answer calls so. */
export function reportsNamed(name: string, view: GateView): readonly ReportSummary[] {
  return rowNamed(name, view)?.reports ?? []
}

/** The place that an answer calls so, its own report's or a row's, with the reports in scope that speak of it. */
export function rowNamed(name: string, { reports, visible }: GateView): PlaceRow | null {
  return nameRows(visible)(reports).get(name) ?? null
}

/** Once for the reports that are visible and those in scope. */
const nameRows = oncePer((visible: readonly ReportSummary[]) =>
  oncePer((reports: readonly ReportSummary[]): ReadonlyMap<string, PlaceRow> => {
    const named = new Map<string, PlaceRow>()
    for (const row of listPlaceRows(reports)) {
      const { place, isInferred } = row
      const shown = namePlace({ place, inferred: isInferred ? ['county'] : [] }, visible)
      for (const name of [shown, row.name]) if (!named.has(name)) named.set(name, row)
    }
    return named
  }),
)
