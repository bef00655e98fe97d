// Kit: what every answer that left the gate has in common, counted without it.
import { expect } from 'vitest'
import type { Answer } from '#domain/answer.ts'
import { placeName } from '#domain/place.ts'
import type { LibraryView } from '#ports/library-view.ts'

export async function expectSealed(
  { text, citations, searched }: Answer,
  library: LibraryView,
): Promise<void> {
  const marks = new Set(Array.from(text.matchAll(/\[(\d+)\]/g), (match) => Number(match[1])))
  expect([...marks].sort((a, b) => a - b)).toEqual(citations.map(({ n }) => n))
  for (const { reportId, start, end, quote, place, year } of citations) {
    const report = (await library.readReport(reportId))!
    expect(report.text.slice(start, end)).toBe(quote)
    expect(placeName(report.summary.metadata.place)).toBe(place)
    expect(report.summary.metadata.year).toBe(year)
    expect(searched.places).toContain(place)
  }
  const counted = /^(\d+)个乡镇的报告(?!没)/m.exec(text)?.[1]
  if (counted) expect(Number(counted)).toBeLessThanOrEqual(new Set(citations.map(({ place }) => place)).size)
}
