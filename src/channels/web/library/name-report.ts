// Step: encode. In: a report's metadata. Out: the words a page uses for it: its name, what is unsure, its fields in Chinese.
import { placeName } from '#domain/place.ts'
import type { MetadataField, ReportMetadata, ReportSummary } from '#domain/report.ts'

const names: Readonly<Record<MetadataField, string>> = {
  title: '标题',
  place: '地区',
  year: '年份',
  kind: '种类',
  issuer: '发文单位',
  issuedOn: '成文日期',
}

/** 地区 for place; a name that is not a field stays as it is. */
export function nameField(field: string): string {
  return names[field as MetadataField] ?? field
}

/** Title; where none was found 青禾县石桥乡2022年法治政府建设年度报告, and the file's name where place or year is not known either. */
export function nameReport({ file, metadata }: ReportSummary): string {
  const { title, place, year, kind } = metadata
  if (title) return title
  if (!placeName(place) || year === null) return file
  return `${placeName(place)}${year}年${kind === '其他' ? '报告' : kind}（原文无标题）`
}

/** The county is not in the text: something in it only suggests which of several namesakes it is. */
export function isInferred({ inferred }: ReportMetadata): boolean {
  return inferred.includes('county')
}

/** 标题年份2025，写的是2024年; null where both are the same, or one is not known. */
export function tellTitleYear({ titleYear, year }: ReportMetadata): string | null {
  if (titleYear === null || year === null || titleYear === year) return null
  return `标题年份${titleYear}，写的是${year}年`
}

/** 青禾县石桥乡 · 2023年; what is unknown or inferred is said. */
export function nameOrigin(metadata: ReportMetadata): string {
  const inferred = isInferred(metadata) ? '（县为推断）' : ''
  return `${placeName(metadata.place) || '地区不明'}${inferred} · ${metadata.year === null ? '年份不明' : `${metadata.year}年`}`
}

/** Place and year where they are missing or were read with less than 0.6 confidence: shown as 待核. */
export function findUnsure(metadata: ReportMetadata): readonly ('place' | 'year')[] {
  const isWeak = (field: MetadataField) => (metadata.evidence[field]?.confidence ?? 1) < 0.6
  const { place, level } = metadata
  const isTownMissing = !place.town && (level === null || level === '乡镇')
  const isPlaceUnsure = isTownMissing || !placeName(place) || isWeak('place')
  const isYearUnsure = metadata.year === null || isWeak('year')
  return [...(isPlaceUnsure ? (['place'] as const) : []), ...(isYearUnsure ? (['year'] as const) : [])]
}
