// Step: frame x reports -> the reports that may answer, before any search, and what had to be given up to find some.

import type { Searched } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { isSamePlace, levelOf, matchesPlace, type Place, placeName } from '#domain/place.ts'
import { commonLevel, type ReportSummary } from '#domain/report.ts'
import { groupBy } from '#shared/group-by.ts'
import { namesOffice } from '#text/offices.ts'

/** Why the reports found are not the ones asked for. */
type ScopeGap =
  | { readonly kind: 'none' }
  /** Nothing of the place (or nothing but the asker's own). */
  | { readonly kind: 'no-place'; readonly names: readonly string[] }
  /** The place is there, the named years are not. `reports` then holds the place's other years. */
  | { readonly kind: 'no-year'; readonly years: readonly number[] }
  /** 去年 is not there: the newest report is taken instead. */
  | { readonly kind: 'newest-instead'; readonly years: readonly number[] }
  /** Only the title bears the year: a 政府工作报告 of 2025 tells of 2024. */
  | { readonly kind: 'title-year'; readonly years: readonly number[] }
  /** A premise named a year whose report does not tell it; `reports` are the place's other years. */
  | { readonly kind: 'other-year'; readonly years: readonly number[] }
  /** Only one township of the county is known when others of it are asked for. */
  | { readonly kind: 'no-peer'; readonly names: readonly string[] }

export interface ResolvedScope {
  readonly reports: readonly ReportSummary[]
  readonly gap: ScopeGap
}

export function resolveScope(frame: Frame, visible: readonly ReportSummary[]): ResolvedScope {
  const peers = visible.filter(
    ({ metadata }) => !frame.exclude.some((own) => isSamePlace(own, metadata.place)),
  )
  if (frame.unknown.length > 0 && frame.include.length === 0) {
    const named = peers.filter((report) => frame.unknown.some((name) => bearsName(report, name)))
    if (named.length > 0) return narrowPeriod(frame, resolveYears(frame, named))
    return { reports: [], gap: { kind: 'no-place', names: frame.unknown } }
  }
  const ids = new Set(frame.include.flatMap((asked) => placeReports(asked, frame, peers).map(({ id }) => id)))
  const placed = frame.include.length === 0 ? peers : peers.filter(({ id }) => ids.has(id))
  if (placed.length === 0) {
    const names = frame.include.length > 0 ? frame.include.map(placeName) : frame.exclude.map(placeName)
    return { reports: [], gap: { kind: 'no-place', names } }
  }
  if (frame.wantsPeers && frame.exclude.length === 0 && frame.include.length > 0) {
    const towns = new Set(placed.map(({ metadata }) => placeName(metadata.place)))
    if (towns.size < 2) return { reports: placed, gap: { kind: 'no-peer', names: [...towns] } }
  }
  return narrowPeriod(frame, resolveYears(frame, placed))
}

/** Of a report whose place was not read, title, signature and file may still say it. */
function bearsName({ metadata: { place, title, issuer }, file }: ReportSummary, name: string): boolean {
  return levelOf(place) === null && [title, issuer, file].some((text) => text?.includes(name))
}

/** Its own reports before those of the places in it; a town also where a table of its county has a row for it. */
function placeReports(
  asked: Place,
  frame: Frame,
  visible: readonly ReportSummary[],
): readonly ReportSummary[] {
  const within = visible.filter(
    ({ metadata, rowPlaces }) =>
      matchesPlace(asked, metadata.place) || rowPlaces.some((place) => matchesPlace(asked, place)),
  )
  if (asked.town !== null) return within
  const own = within.filter(({ metadata }) => isSamePlace(asked, metadata.place))
  const below = within.filter((report) => !own.includes(report) || report.rowPlaces.length > 0)
  if (frame.wantsTowns && below.length > 0) return below
  if (!hasYear(frame, own) && hasYear(frame, below)) return below
  return own.length > 0 ? pickOffice(own, frame.office) : below
}

function hasYear({ years }: Frame, reports: readonly ReportSummary[]): boolean {
  return reports.some(
    ({ metadata: { year, titleYear } }) =>
      years.length === 0 || year === null || years.includes(year) || years.includes(titleYear ?? 0),
  )
}

/** 洛宁县司法局: of the county's reports those that its title or signature names. */
function pickOffice(reports: readonly ReportSummary[], office: string | null): readonly ReportSummary[] {
  if (office === null) return reports
  const own = reports.filter(({ metadata: { title, issuer } }) =>
    [title, issuer].some((author) => author !== null && namesOffice(author, office)),
  )
  return own.length > 0 ? own : reports
}

/** The year reported on; a report that says none, where its place is named; last the year that a title bears. */
function resolveYears(frame: Frame, placed: readonly ReportSummary[]): ResolvedScope {
  if (frame.years.length === 0) return { reports: placed, gap: { kind: 'none' } }
  // 近三年 are the newest three that are there, not the last three on the calendar.
  if (frame.isRelativeYear && frame.years.length > 1)
    return { reports: newestOfEach(placed, frame.years.length), gap: { kind: 'none' } }
  const dated = placed.filter(({ metadata }) => metadata.year !== null && frame.years.includes(metadata.year))
  if (dated.length > 0) return { reports: dated, gap: { kind: 'none' } }
  const titled = placed.filter(({ metadata }) => frame.years.includes(metadata.titleYear ?? 0))
  if (titled.length > 0) return { reports: titled, gap: { kind: 'title-year', years: frame.years } }
  const undated = frame.include.length > 0 ? placed.filter(({ metadata }) => metadata.year === null) : []
  if (undated.length > 0) return { reports: undated, gap: { kind: 'none' } }
  if (!frame.isRelativeYear) return { reports: placed, gap: { kind: 'no-year', years: frame.years } }
  const reports = newestOfEach(placed, frame.years.length)
  return { reports, gap: { kind: 'newest-instead', years: frame.years } }
}

/** Of 上半年 and the whole year the one that was asked for, where there is one. */
function narrowPeriod({ period }: Frame, scope: ResolvedScope): ResolvedScope {
  if (period === null) return scope
  const plain = (text: string) => text.replace(/[第个]/g, '')
  const reports = scope.reports.filter(({ metadata }) => plain(metadata.period ?? '').includes(plain(period)))
  return reports.length > 0 ? { ...scope, reports } : scope
}

/** 去年 takes each township's newest report, 近两年 its newest two. */
export function newestOfEach(reports: readonly ReportSummary[], years: number): readonly ReportSummary[] {
  const byPlace = groupBy(reports, ({ metadata }) => placeName(metadata.place))
  const newestFirst = (a: ReportSummary, b: ReportSummary) => (b.metadata.year ?? 0) - (a.metadata.year ?? 0)
  return [...byPlace.values()].flatMap((own) => own.sort(newestFirst).slice(0, years))
}

/** What the last line of an answer says was searched. */
export function describeSearched(reports: readonly ReportSummary[]): Searched {
  const years = reports.flatMap(({ metadata }) => (metadata.year === null ? [] : [metadata.year]))
  return {
    reports: reports.length,
    level: commonLevel(reports),
    places: [...new Set(reports.map(({ metadata }) => placeName(metadata.place)))].filter(Boolean),
    years: [...new Set(years)].sort((a, b) => a - b),
  }
}
