// Step: storage. A reader -> the condition that every statement of his view carries: which reports exist for him.
import type { Reader } from '#domain/reader.ts'

/** `reports` is a SELECT of report numbers; `values` are its parameters. Goes into a WHERE: `report IN (${reports})`. */
export interface RowFilter {
  readonly reports: string
  readonly values: readonly (string | number | null)[]
}

/** For the store itself, never for a reader. */
export const allRows: RowFilter = { reports: 'SELECT id FROM report', values: [] }

/** A unit that is null equals nothing in SQL, and shows nothing. */
const isSeen = (table: string): string =>
  `(${table}.visible = 'all' OR ${table}.visible = 'unit:' || ? OR ${table}.visible = 'person:' || ? OR ? = 1)`

/** What he has the right to see; samples only when asked for, or while he may see nothing else. */
export function filterFor({ unit, person, role, withSamples }: Reader): RowFilter {
  const rights = [unit, person, role === 'administrator' ? 1 : 0]
  return {
    reports: `SELECT seen.id FROM report AS seen WHERE ${isSeen('seen')} AND (? = 1 OR seen.is_sample = 0
      OR NOT EXISTS (SELECT 1 FROM report AS own WHERE own.is_sample = 0 AND ${isSeen('own')}))`,
    values: [...rights, withSamples ? 1 : 0, ...rights],
  }
}
