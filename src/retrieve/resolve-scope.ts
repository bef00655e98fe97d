// Step: query x reports -> the reports that may answer, before any search, and what had to be given up to find some.
import type { Searched } from '#domain/answer.ts'
import { isSamePlace, matchesPlace, type Place, placeName } from '#domain/place.ts'
import type { Query } from '#domain/query.ts'
import type { ReportSummary } from '#domain/report.ts'

/** Why the reports found are not the ones asked for. */
type ScopeGap =
  | { readonly kind: 'none' }
  /** Nothing of the place (or nothing but the asker's own). */
  | { readonly kind: 'no-place'; readonly names: readonly string[] }
  /** The place is there, the named years are not. `reports` then holds the place's other years. */
  | { readonly kind: 'no-year'; readonly years: readonly number[] }
  /** 去年 is not there: the newest report is taken instead. */
  | { readonly kind: 'newest-instead'; readonly years: readonly number[] }
  /** A premise named a year whose report does not tell it; `reports` are the place's other years. */
  | { readonly kind: 'other-year'; readonly years: readonly number[] }
  /** Only one township of the county is known when others of it are asked for. */
  | { readonly kind: 'no-peer'; readonly names: readonly string[] }

export interface ResolvedScope {
  readonly reports: readonly ReportSummary[]
  readonly gap: ScopeGap
}

export function resolveScope(query: Query, visible: readonly ReportSummary[]): ResolvedScope {
  const peers = visible.filter(
    ({ metadata }) => !query.exclude.some((own) => isSamePlace(own, metadata.place)),
  )
  const placed =
    query.include.length === 0
      ? peers
      : peers.filter(({ metadata }) => query.include.some((asked) => matchesPlace(asked, metadata.place)))
  if (query.unknown.length > 0 && query.include.length === 0) {
    return { reports: [], gap: { kind: 'no-place', names: query.unknown } }
  }
  if (placed.length === 0) {
    const names = query.include.length > 0 ? query.include.map(nameOf) : query.exclude.map(nameOf)
    return { reports: [], gap: { kind: 'no-place', names } }
  }
  if (query.wantsPeers && query.exclude.length === 0 && query.include.length > 0) {
    const towns = new Set(placed.map(({ metadata }) => placeName(metadata.place)))
    if (towns.size < 2) return { reports: placed, gap: { kind: 'no-peer', names: [...towns] } }
  }
  return resolveYears(query, placed)
}

function resolveYears(query: Query, placed: readonly ReportSummary[]): ResolvedScope {
  if (query.years.length === 0) return { reports: placed, gap: { kind: 'none' } }
  const dated = placed.filter(({ metadata }) => metadata.year !== null && query.years.includes(metadata.year))
  if (dated.length > 0) return { reports: dated, gap: { kind: 'none' } }
  if (!query.isRelativeYear) return { reports: placed, gap: { kind: 'no-year', years: query.years } }
  const reports = newestOfEach(placed, query.years.length)
  return { reports, gap: { kind: 'newest-instead', years: query.years } }
}

/** 去年 takes each township's newest report, 近两年 its newest two. */
export function newestOfEach(reports: readonly ReportSummary[], years: number): readonly ReportSummary[] {
  const byPlace = new Map<string, ReportSummary[]>()
  for (const report of reports) {
    const key = placeName(report.metadata.place)
    byPlace.set(key, [...(byPlace.get(key) ?? []), report])
  }
  const newestFirst = (a: ReportSummary, b: ReportSummary) => (b.metadata.year ?? 0) - (a.metadata.year ?? 0)
  return [...byPlace.values()].flatMap((own) => own.sort(newestFirst).slice(0, years))
}

function nameOf(place: Place): string {
  return placeName(place) || place.city || place.province || ''
}

/** What the last line of an answer says was searched. */
export function describeSearched(reports: readonly ReportSummary[]): Searched {
  const years = reports.flatMap(({ metadata }) => (metadata.year === null ? [] : [metadata.year]))
  return {
    reports: reports.length,
    places: [...new Set(reports.map(({ metadata }) => placeName(metadata.place)))].filter(Boolean),
    years: [...new Set(years)].sort((a, b) => a - b),
  }
}
