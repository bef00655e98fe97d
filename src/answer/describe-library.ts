// Step: 资料库里有哪些报告 -> one line a township with its years.
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'

const mostPlaces = 30

/** `isWhole`: the library holds no other reports. */
export function describeReportStore(reports: readonly ReportSummary[], isWhole: boolean): string {
  const years = new Map<string, number[]>()
  for (const { metadata, file } of reports) {
    const name = placeName(metadata.place) || file
    years.set(name, [...(years.get(name) ?? []), ...(metadata.year === null ? [] : [metadata.year])])
  }
  const rows = [...years]
    .slice(0, mostPlaces)
    .map(([name, own]) => `${name}：${own.sort().join('、') || '年份不明'}`)
  const more = years.size > mostPlaces ? `\n……共${years.size}个乡镇，其余见“库”页。` : ''
  return `${isWhole ? '资料库里有' : '这一范围里有'}${years.size}个乡镇的${reports.length}份报告：\n${rows.join('\n')}${more}`
}
