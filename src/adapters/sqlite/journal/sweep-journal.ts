// Step: storage. What nobody used for long goes: talks with their turns, drafts, checks, old audit rows, passes and used paces that ended. All of it or nothing.
import type { Database } from '#adapters/sqlite/database/open-database.ts'
import type { Journal } from '#ports/journal.ts'

/** Null of what is damaged: it is older than nothing, and stays. */
const timeOf = (field: string) => `CASE WHEN json_valid(json) THEN json_extract(json, '$.${field}') END`

export function sweepJournal(
  database: Database,
  { used, audited, ended }: Parameters<Journal['sweep']>[0],
): { talks: number; drafts: number } {
  return database.transaction(() => {
    database.run('DELETE FROM audit WHERE key < ?', [audited])
    for (const table of ['pass', 'used_pace'])
      database.run(`DELETE FROM ${table} WHERE ${timeOf('until')} < ?`, [ended])
    if (used === null) return { talks: 0, drafts: 0 }
    const oldTalks = `SELECT key FROM talk WHERE ${timeOf('at')} < ?`
    for (const [table, column] of [
      ['turn', 'conversation'],
      ['remark', 'key'],
      ['awaited_place', 'key'],
      ['draft_under_way', 'key'],
    ])
      database.run(`DELETE FROM ${table} WHERE ${column} IN (${oldTalks})`, [used])
    const talks = database.run(`DELETE FROM talk WHERE key IN (${oldTalks})`, [used]).changes
    database.run(`DELETE FROM kept_check WHERE ${timeOf('at')} < ?`, [used])
    const oldDrafts = `SELECT key FROM draft WHERE ${timeOf('savedAt')} < ?`
    database.run(`DELETE FROM draft_person WHERE draft IN (${oldDrafts})`, [used])
    const drafts = database.run(`DELETE FROM draft WHERE key IN (${oldDrafts})`, [used]).changes
    return { talks, drafts }
  })
}
