// Step: list of reports -> the answer to "资料库里有什么".

import type { IndexState } from '#desk/report-desk.ts'
import { countPlaces, placeName } from '#domain/place.ts'
import { commonLevel, type ReportSummary } from '#domain/report.ts'

/** Townships listed by name; the page shows all of them. */
const mostPlaces = 20

/** Townships with the years that are there, newest state of the index last. */
export function renderLibrary(reports: readonly ReportSummary[], state: IndexState): string {
  if (reports.length === 0)
    return '资料库还是空的。把报告（docx、pdf、txt 等）发过来，看过预览、回复“确认”就入库。'
  const places = new Map<string, Set<number>>()
  for (const { metadata } of reports) {
    const name = placeName(metadata.place) || '（地区待核）'
    const years = places.get(name) ?? new Set<number>()
    if (metadata.year !== null) years.add(metadata.year)
    places.set(name, years)
  }
  const level = commonLevel(reports)
  const samples = reports.filter((report) => report.isSample).length
  const lines = [...places].slice(0, mostPlaces).map(([name, years]) => `${name}　${renderYears([...years])}`)
  const more =
    places.size > mostPlaces
      ? [`……另有${countPlaces(places.size - mostPlaces, level)}，网页上“库”里可以看全。`]
      : []
  return [
    `资料库里有${reports.length}份报告，${countPlaces(places.size, level)}：`,
    ...lines,
    ...more,
    ...renderSamples(samples, reports.length),
    ...renderMode(state),
  ].join('\n')
}

function renderYears(years: readonly number[]): string {
  return years.length === 0 ? '年份待核' : [...years].sort((a, b) => a - b).join('、')
}

function renderSamples(samples: number, all: number): readonly string[] {
  if (samples === 0) return []
  return samples === all
    ? ['都是样例（虚构的乡镇）。放进一份真的报告以后，样例就不再参与回答。']
    : [`其中${samples}份是样例（虚构的乡镇），也参与回答。`]
}

function renderMode({ mode, vectors }: IndexState): readonly string[] {
  if (mode === 'words') return [`正在建立语义索引，还剩${vectors.pending}条；这期间按词也能查。`]
  return mode === 'words-only' ? ['没有装语义模型，目前只按词查。'] : []
}
