// Step: storage. A reader -> the condition that every statement of his view carries: which reports exist for him.
import { sql } from 'kysely'
import type { Query } from '#adapters/postgres/database/open-postgres.ts'
import type { Reader } from '#domain/reader.ts'

/** `reports` is a SELECT of report numbers. Goes into a WHERE: `report IN (${reports})`. */
export interface RowFilter {
  readonly reports: Query
  /** The same for all who may see the same. */
  readonly key: string
}

/** For the store itself, never for a reader. */
export const allRows: RowFilter = { reports: sql`SELECT id FROM report`, key: 'all' }

/** What he has the right to see; samples only when asked for, or while he may see nothing else. A unit that is null shows nothing. */
export function filterFor({ unit, person, role, withSamples }: Reader): RowFilter {
  const isAdministrator = role === 'administrator'
  const isSeen = (table: string) => sql`(${sql.ref(`${table}.visible`)} = 'all'
    OR ${sql.ref(`${table}.visible`)} = 'unit:' || ${unit}::text
    OR ${sql.ref(`${table}.visible`)} = 'person:' || ${person}::text OR ${isAdministrator}::bool)`
  return {
    reports: sql`SELECT seen.id FROM report AS seen WHERE ${isSeen('seen')} AND (${withSamples}::bool OR seen.is_sample = 0
      OR NOT EXISTS (SELECT 1 FROM report AS own WHERE own.is_sample = 0 AND ${isSeen('own')}))`,
    key: JSON.stringify([unit, person, isAdministrator, withSamples]),
  }
}
