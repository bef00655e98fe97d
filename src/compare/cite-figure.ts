// Tool of this room: a stored figure -> the citation of its clause, and the year that it names.
import type { FigureCitation } from '#domain/comparison.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'

export function citeFigure(
  { section, quote, start, end }: StoredFigure,
  { id, file, metadata, isSample }: ReportSummary,
): FigureCitation {
  return {
    reportId: id,
    file,
    place: placeName(metadata.place),
    year: metadata.year,
    section,
    quote,
    start,
    end,
    isSample,
  }
}

/** 2022 of 2022年调解…; null where the figure itself names none. */
export function readNamedYear({ period }: Pick<StoredFigure, 'period'>): number | null {
  if (period === null) return null
  const named = /(?:19|20)\d{2}(?=\s?年)/.exec(period)?.[0]
  return named === undefined ? null : Number(named)
}
