// Step: storage. What nobody used for long goes: talks with their turns, drafts, checks, old audit rows, passes that ended. All of it or nothing.
import { sql } from 'kysely'
import type { Postgres, Statements } from '#adapters/postgres/database/open-postgres.ts'
import {
  checkTable,
  draftTable,
  passTable,
  talkTable,
  usedPaceTable,
} from '#adapters/stored/journal-tables.ts'
import { parseRow, type RecordTable } from '#adapters/stored/record-table.ts'
import type { Journal } from '#ports/journal.ts'

export function sweepJournal(
  postgres: Postgres,
  { used, audited, ended }: Parameters<Journal['sweep']>[0],
): Promise<{ talks: number; drafts: number }> {
  return postgres.transaction(async (statements) => {
    await statements.run(sql`DELETE FROM audit WHERE key < ${audited}`)
    await removeRows(statements, 'pass', await listOld(statements, passTable, ({ until }) => until < ended))
    const paces = await listOld(statements, usedPaceTable, ({ until }) => until < ended)
    await removeRows(statements, 'used_pace', paces)
    if (used === null) return { talks: 0, drafts: 0 }
    // What is touched meanwhile waits, and is then new.
    await statements.run(sql`LOCK TABLE talk, draft, kept_check IN SHARE ROW EXCLUSIVE MODE`)
    const talks = await listOld(statements, talkTable, ({ at }) => at < used)
    await statements.run(sql`DELETE FROM turn WHERE conversation = ANY (${talks}::text[])`)
    for (const table of ['remark', 'awaited_place', 'draft_under_way'])
      await removeRows(statements, table, talks)
    const checks = await listOld(statements, checkTable, ({ at }) => at < used)
    await removeRows(statements, 'kept_check', checks)
    const drafts = await listOld(statements, draftTable, ({ savedAt }) => savedAt < used)
    await statements.run(sql`DELETE FROM draft_person WHERE draft = ANY (${drafts}::text[])`)
    return {
      talks: await removeRows(statements, 'talk', talks),
      drafts: await removeRows(statements, 'draft', drafts),
    }
  })
}

/** What is unreadable is older than nothing, and stays. Once a day, so all of them are read. */
async function listOld<Value>(
  statements: Statements,
  { name, schema }: RecordTable<Value>,
  isOld: (value: Value) => boolean,
): Promise<string[]> {
  const keys: string[] = []
  for (let after = 0; ; ) {
    const rows = await statements.all(
      sql`SELECT seq, key, json FROM ${sql.table(name)} WHERE seq > ${after} ORDER BY seq LIMIT 500`,
    )
    for (const row of rows) {
      const value = parseRow(schema, row.json)
      if (value !== null && isOld(value)) keys.push(String(row.key))
    }
    if (rows.length < 500) return keys
    after = Number(rows.at(-1)?.seq)
  }
}

function removeRows(statements: Statements, table: string, keys: readonly string[]): Promise<number> {
  return statements.run(sql`DELETE FROM ${sql.table(table)} WHERE key = ANY (${[...keys]}::text[])`)
}
