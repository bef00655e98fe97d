// Step: a report as read -> what a person looks at before it enters the library.
import { placeFullName } from '#domain/place.ts'
import type { MetadataField } from '#domain/report.ts'
import type { ReadFile } from '#ingest/read-file.ts'
import type { Preview } from './preview.ts'

const fieldNames: Readonly<Partial<Record<MetadataField, string>>> = {
  title: '标题',
  place: '地区',
  year: '年份',
  kind: '种类',
}
/** Under this a value is shown as 待核 (domain/report.ts). */
const sureFrom = 0.6
/** Headings below 1. and inline items would bury the outline on a phone. */
const deepestLevel = 3

export function buildPreview(
  { fileName, report }: ReadFile,
  { token, replaces }: Pick<Preview, 'token' | 'replaces'>,
): Preview {
  const { metadata } = report
  const sections = report.sections.filter((section) => section.level >= 1 && section.level <= deepestLevel)
  return {
    token,
    file: fileName,
    title: metadata.title,
    place: placeFullName(metadata.place),
    year: metadata.year,
    kind: metadata.kind,
    outline: sections.map(({ level, heading }) => ({ level, heading })),
    passages: report.passages.length,
    figures: report.figures.length,
    warnings: report.warnings.map((warning) => warning.text),
    unsure: listUnsure(report),
    replaces,
  }
}

function listUnsure({ metadata }: ReadFile['report']): readonly string[] {
  const fields = Object.entries(fieldNames) as [MetadataField, string][]
  const isMissing: Partial<Record<MetadataField, boolean>> = {
    title: metadata.title === null,
    place: metadata.place.town === null,
    year: metadata.year === null,
  }
  return fields
    .filter(([field]) => isMissing[field] || (metadata.evidence[field]?.confidence ?? 1) < sureFrom)
    .map(([, name]) => name)
}
