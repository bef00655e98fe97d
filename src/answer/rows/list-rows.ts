// Step: what was told of some reports in scope -> one row for each place and year that was asked about, those that tell nothing among them.
import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import { placeOfReport } from '#domain/report.ts'
import type { Row, RowState } from '#domain/row.ts'
import type { Evidence } from '#retrieve/retrieve.ts'

/** A row that an answer tells; `n` is its citation. */
export interface ToldRow {
  readonly place: string
  readonly year: number | null
  readonly n: number
}

/** A sentence that carries this share of the question's words writes of its topic. */
const writesTopic = 0.6

/** In the order told, then the others in the order of their reports, last the years of which there is no report. */
export function listRows(
  frame: Frame,
  told: readonly ToldRow[],
  { evidence, state }: { evidence: Pick<Evidence, 'scope' | 'sentences'>; state: RowState },
): readonly Row[] {
  const rows = told.map((row): Row => ({ ...row, state }))
  const known = new Set(told.map(({ place, year }) => `${place} ${year}`))
  const writing = new Set(
    evidence.sentences.filter(({ coverage }) => coverage >= writesTopic).map(({ reportId }) => reportId),
  )
  const { reports } = evidence.scope
  const others = reports
    .map((report) => ({ report, place: placeOfReport(report), year: report.metadata.year }))
    .filter(({ place, year }) => !known.has(`${place} ${year}`))
    .map(({ report, place, year }): Row => {
      const isWriting = state === 'figure' && writing.has(report.id)
      return { place, year, state: isWriting ? 'no-number' : 'silent', n: null }
    })
  return [...rows, ...others, ...listAbsent(frame, [...rows, ...others])]
}

/** A place that was named has no report of a year that was named. */
function listAbsent({ include, years }: Frame, rows: readonly Row[]): readonly Row[] {
  const there = new Set(rows.map(({ place, year }) => `${place} ${year}`))
  const towns = include.filter(({ town }) => town !== null).map(placeName)
  return towns.flatMap((place) =>
    years
      .filter((year) => !there.has(`${place} ${year}`))
      .map((year): Row => ({ place, year, state: 'absent', n: null })),
  )
}
