// Tool of this room: quotes -> numbered citations and the words that name a township in an answer.

import { renderFigure } from '#compare/render-figure.ts'
import type { Citation } from '#domain/answer.ts'
import type { Figure } from '#domain/figure.ts'
import { countPlaces, isSamePlace, placeFullName, placeName } from '#domain/place.ts'
import {
  commonLevel,
  countSources,
  otherKind,
  type ReportMetadata,
  type ReportSummary,
  showPlace,
} from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { oncePer } from '#shared/once-per.ts'
import type { Claim } from './gate/draft-line.ts'
import type { Quote } from './quotes/open-quote.ts'

/** Numbers quotes 1, 2, 3 in the order given. */
export function citeQuotes(quotes: readonly Quote[]): readonly Citation[] {
  return quotes.map((quote, i) => ({
    n: i + 1,
    reportId: quote.report.id,
    file: quote.report.file,
    place: placeName(quote.report.metadata.place),
    year: quote.report.metadata.year,
    section: quote.section,
    quote: quote.text,
    start: quote.start,
    end: quote.end,
    isSample: quote.report.isSample,
  }))
}

/** 石桥乡, or 云岭县柳溪镇 where the library knows two towns of that name; a county with its city where two bear its name. */
export function namePlace(
  metadata: Pick<ReportMetadata, 'place' | 'inferred'>,
  visible: readonly ReportSummary[],
): string {
  const { place } = metadata
  if (place.town === null) {
    const isShared = visible.some(
      (other) =>
        placeName(other.metadata.place) === placeName(place) && !isSamePlace(other.metadata.place, place),
    )
    return isShared ? placeFullName(place) : placeName(place)
  }
  const counties = listCounties(visible).get(place.town)?.size ?? 0
  return counties > 1 ? showPlace(metadata) : place.town
}

/** In which counties the library knows a town of this name; told once for one list of reports. */
const listCounties = oncePer((visible: readonly ReportSummary[]) => {
  const counties = new Map<string, Set<string | null>>()
  for (const { metadata } of visible) {
    const { town, county } = metadata.place
    if (town !== null) counties.set(town, (counties.get(town) ?? new Set()).add(county))
  }
  return counties
})

/** 石桥乡 2023; an office by its own name: 洛宁县司法局 2024. */
export function nameReport(report: ReportSummary, visible: readonly ReportSummary[]): string {
  const { metadata, file } = report
  const office = metadata.level === '部门' ? metadata.issuer : null
  return [office || namePlace(metadata, visible) || file, metadata.year].filter(Boolean).join(' ')
}

/** 石桥乡, where the year is said already. */
export function nameReportPlace(report: ReportSummary, visible: readonly ReportSummary[]): string {
  return nameReport({ ...report, metadata: { ...report.metadata, year: null } }, visible)
}

/** 石桥乡2023年, where it runs on: 石桥乡2023年的报告. */
export function nameReportYear(report: ReportSummary, visible: readonly ReportSummary[]): string {
  const { year } = report.metadata
  const name = nameReportPlace(report, visible)
  return year === null ? name : `${name}${year}年`
}

/** 石桥乡 2023, as a claim about the report that citation `n` is of. */
export function claimReport(
  report: ReportSummary,
  { n, visible }: { readonly n: number; readonly visible: readonly ReportSummary[] },
): Claim {
  return { kind: 'report', said: nameReport(report, visible), n }
}

/** 石桥乡2023年, inside a sentence. */
export function claimSource(
  report: ReportSummary,
  { n, visible }: { readonly n: number; readonly visible: readonly ReportSummary[] },
): Claim {
  return { kind: 'report', said: nameSource(report, visible), n, style: 'source' }
}

export function nameSource(report: ReportSummary, visible: readonly ReportSummary[]): string {
  return nameReport(report, visible).replace(/ (\d{4})$/, '$1年')
}

/** 2025年的政府工作报告写的是2024年; null where one of them bears no year in its title or tells of the same. */
export function tellTitleYear(reports: readonly ReportSummary[]): string | null {
  const isTold = ({ metadata: { year, titleYear } }: ReportSummary) =>
    year !== null && titleYear !== null && year !== titleYear
  if (reports.length === 0 || !reports.every(isTold)) return null
  const list = (read: (report: ReportSummary) => number | null) =>
    [...new Set(reports.map(read))].sort().join('、')
  const kinds = new Set(reports.map(({ metadata }) => metadata.kind))
  const [kind = otherKind] = kinds
  const name = kinds.size === 1 && kind !== otherKind ? kind : '报告'
  return `${list(({ metadata }) => metadata.titleYear)}年的${name}写的是${list(({ metadata }) => metadata.year)}年`
}

const mostListed = 8

/** The first eight places and how many there are. */
export function listPlaces(reports: readonly ReportSummary[]): string {
  const names = [...new Set(reports.map(({ metadata }) => placeName(metadata.place)))].filter(Boolean)
  const rest = names.length > mostListed ? `等${countPlaces(names.length, commonLevel(reports))}` : ''
  return names.slice(0, mostListed).join('、') + rest
}

/** 白塔镇, an office or a file by its name where one place was searched; else 查到的5个乡镇. */
export function nameScope(reports: readonly ReportSummary[], visible: readonly ReportSummary[]): string {
  const places = new Set(reports.map(({ metadata }) => placeName(metadata.place)))
  const [first] = reports
  if (first && places.size === 1)
    return nameReport({ ...first, metadata: { ...first.metadata, year: null } }, visible)
  return `查到的${countSources(reports)}`
}

/** A row of a table, as its cells are printed. */
export function isTableRow({ quote }: Pick<Figure, 'quote'>): boolean {
  return quote.includes(' | ')
}

/** 凉水镇2023年调解矛盾纠纷94起: whose row, the year where the report or the column says it, the name of row or column, the number with its unit. */
export function tellFigure(
  figure: StoredFigure,
  { metadata }: ReportSummary,
  visible: readonly ReportSummary[],
): string {
  const { rowPlace, subject, indicator, channel, period } = figure
  const place = rowPlace ? (rowPlace.town ?? placeName(rowPlace)) : namePlace(metadata, visible)
  const when = period ?? (metadata.year === null ? '' : `${metadata.year}年`)
  const name = [channel ?? '', subject ?? indicator].join('')
  // 12345 before 94件 would be one number.
  const gap = /\d$/.test(name) ? ' ' : ''
  return `${place}${when}${name}${gap}${renderFigure(figure)}`
}
