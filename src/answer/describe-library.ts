// Step: 资料库里有哪些报告 -> one line a township with its years.
import { countPlaces } from '#domain/place.ts'
import { commonLevel, type ReportSummary, showPlace } from '#domain/report.ts'

const mostPlaces = 30

/** `isWhole`: the library holds no other reports. */
export function describeReportStore(reports: readonly ReportSummary[], isWhole: boolean): string {
  const years = new Map<string, number[]>()
  for (const { metadata, file } of reports) {
    const name = showPlace(metadata) || file
    years.set(name, [...(years.get(name) ?? []), ...(metadata.year === null ? [] : [metadata.year])])
  }
  const [only, ...others] = years
  if (only && others.length === 0 && only[1].length > 0)
    return `资料库里有${only[0]}的${only[1].length}份报告：${only[1].sort().join('、')}年。`
  const rows = [...years]
    .slice(0, mostPlaces)
    .map(([name, own]) => `${name}：${own.sort().join('、') || '年份不明'}`)
  const level = commonLevel(reports)
  const more = years.size > mostPlaces ? `\n……共${countPlaces(years.size, level)}，其余见“库”页。` : ''
  const places = level === null ? '' : `${countPlaces(years.size, level)}的`
  const counties = new Set(reports.map(({ metadata }) => metadata.place.county))
  const [county = null] = counties.size === 1 ? counties : []
  const whose = isWhole || county === null ? '资料库里' : `资料库里${county}`
  return `${whose}有${isWhole || county !== null ? '' : '这样的'}${places}${reports.length}份报告：\n${rows.join('\n')}${more}`
}
