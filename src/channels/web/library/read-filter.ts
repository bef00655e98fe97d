// Step: decode. In: the address of page 库. Out: what is looked for, in which order; and the reports that fit.
import type { Context } from 'hono'
import type { PageDeps } from '#channels/web/frame/page.ts'
import { readNumber } from '#channels/web/frame/read-form.ts'
import { filterReports, type ReportFilter } from '#desk/reports/filter-reports.ts'
import type { FoundReport } from '#desk/reports/find-reports.ts'
import { reportOrders } from '#desk/reports/sort-reports.ts'
import { reportLevels } from '#domain/place.ts'
import type { Reader } from '#domain/reader.ts'
import type { ReportSummary } from '#domain/report.ts'
import { findUnsure } from './name-report.ts'

/** 有提醒, 待核, 没有提醒. */
export const cares = { warned: '有提醒的', unsure: '待核的', sound: '没有提醒的' } as const
type Care = keyof typeof cares

export interface LibraryFilter extends ReportFilter {
  /** In title or text. */
  readonly words: string
  readonly care: Care | null
}

export function readFilter(c: Context): LibraryFilter {
  const [place, kind, level] = ['place', 'kind', 'level'].map((name) =>
    c.req.query(name)?.trim().slice(0, 60),
  )
  const year = readNumber(c.req.query('year'))
  const sort = reportOrders.find((order) => order === c.req.query('sort'))
  const care = (Object.keys(cares) as Care[]).find((one) => one === c.req.query('care')) ?? null
  return {
    ...(place ? { place } : {}),
    ...(year ? { year } : {}),
    ...(kind ? { kind } : {}),
    ...(reportLevels.some((one) => one === level) && level ? { level } : {}),
    ...(sort ? { sort } : {}),
    words: c.req.query('words')?.trim().slice(0, 60) ?? '',
    care,
  }
}

const fits: Readonly<Record<Care, (report: ReportSummary) => boolean>> = {
  warned: ({ warnings }) => warnings.length > 0,
  unsure: ({ metadata }) => findUnsure(metadata).length > 0,
  sound: ({ warnings, metadata }) => warnings.length === 0 && findUnsure(metadata).length === 0,
}

export interface ShownReport {
  readonly report: ReportSummary
  readonly hit: FoundReport['hit']
}

/** Of all that this reader sees. Words alone order by how well they are met; any order that was asked for goes before. */
export async function findShown(
  reader: Reader,
  { words, care, ...filter }: LibraryFilter,
  { all, desk }: Pick<PageDeps, 'desk'> & { readonly all: readonly ReportSummary[] },
): Promise<readonly ShownReport[]> {
  const listed = filterReports(all, filter)
  const careful = care === null ? listed : listed.filter(fits[care])
  if (words === '') return careful.map((report) => ({ report, hit: null }))
  const found = await desk.findReports(reader, words)
  const hits = new Map(found.map(({ id, hit }) => [id, hit]))
  const ranks = new Map(found.map(({ id }, rank) => [id, rank]))
  const shown = careful.flatMap((report) =>
    hits.has(report.id) ? [{ report, hit: hits.get(report.id) ?? null }] : [],
  )
  if (filter.sort) return shown
  return shown.sort((a, b) => (ranks.get(a.report.id) ?? 0) - (ranks.get(b.report.id) ?? 0))
}
