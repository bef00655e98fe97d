// Step: storage. In: a table of PostgreSQL (seq, key, json) and a schema. Out: its values by key; what comes between two steps of an update waits.
import { sql } from 'kysely'
import type { Postgres, Query, Statements } from '#adapters/postgres/database/open-postgres.ts'
import { encode, parseRow, type RecordTable, unreadable } from '#adapters/stored/record-table.ts'
import type { Records } from '#ports/journal.ts'

export interface Table<Value> extends RecordTable<Value> {
  /** Runs in the transaction of an update, before anything is written: may refuse by throwing. */
  readonly onBegin?: (statements: Statements, present: Value | null) => Promise<void>
  /** Runs in the transaction of an update. */
  readonly onUpdate?: (statements: Statements, key: string, value: Value | null) => Promise<void>
}

export interface OpenTable<Value> extends Records<Value> {
  /** Readable values of the rows that `where` (SQL from WHERE on) picks. */
  select(where: Query): Promise<readonly Value[]>
  append(statements: Statements, key: string, value: Value): Promise<void>
  /** Beside others with the same key, in the order of asking. */
  log(key: string, value: Value): Promise<void>
  /** `update` within a transaction that is open. */
  change(statements: Statements, key: string, next: (present: Value | null) => Value | null): Promise<void>
}

export function openRecords<Value>(postgres: Postgres, table: Table<Value>): OpenTable<Value> {
  const { name, schema } = table
  let last: Promise<unknown> = Promise.resolve()
  const change: OpenTable<Value>['change'] = async (statements, key, next) => {
    await lockKey(statements, `${name} ${key}`)
    const row = await statements.get(sql`SELECT json FROM ${sql.table(name)} WHERE key = ${key}`)
    const present = row && parseRow(schema, row.json)
    const isUnreadable = row !== null && present === null
    await table.onBegin?.(statements, present)
    const value = next(present)
    if (value === present && !isUnreadable) return
    if (isUnreadable)
      await statements.run(
        sql`INSERT INTO aside (record, key, json) VALUES (${name}, ${key}, ${String(row.json)})`,
      )
    if (value === null) await statements.run(sql`DELETE FROM ${sql.table(name)} WHERE key = ${key}`)
    else await write(statements, table, { key, value, isNew: row === null })
    await table.onUpdate?.(statements, key, value)
  }
  return {
    read: async (key) => {
      const row = await postgres.get(sql`SELECT json FROM ${sql.table(name)} WHERE key = ${key}`)
      const value = row && parseRow(schema, row.json)
      if (row && value === null && !table.isSaidAgain) throw unreadable(name)
      return value
    },
    // In the order of asking, so that rows that are made at once keep it.
    update: (key, next) => {
      const mine = last.then(() => postgres.transaction((statements) => change(statements, key, next)))
      last = mine.catch(() => {})
      return mine
    },
    change,
    select: async (where) => {
      const rows = await postgres.all(sql`SELECT json FROM ${sql.table(name)} ${where}`)
      return rows.flatMap((row) => {
        const value = parseRow(schema, row.json)
        return value === null ? [] : [value]
      })
    },
    log: async (key, value) => {
      const json = encode(schema, value)
      await postgres.runInOrder(sql`INSERT INTO ${sql.table(name)} (key, json) VALUES (${key}, ${json})`)
    },
    append: (statements, key, value) => write(statements, table, { key, value, isNew: true }),
  }
}

/** Until the transaction ends: also for a row that is not there yet. */
export async function lockKey(statements: Statements, key: string): Promise<void> {
  await statements.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

async function write<Value>(
  statements: Statements,
  { name, schema, finders = [], isMovedByUpdate }: Table<Value>,
  { key, value, isNew }: { key: string; value: Value; isNew: boolean },
): Promise<void> {
  const json = encode(schema, value)
  const columns = ['key', 'json', ...finders.map(({ column }) => column)]
  const values = [key, json, ...finders.map(({ of }) => of(value))]
  if (!isNew && !isMovedByUpdate) {
    const set = sql.join(columns.map((column, at) => sql`${sql.ref(column)} = ${values[at]}`))
    await statements.run(sql`UPDATE ${sql.table(name)} SET ${set} WHERE key = ${key}`)
    return
  }
  if (!isNew) await statements.run(sql`DELETE FROM ${sql.table(name)} WHERE key = ${key}`)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  await statements.run(sql`INSERT INTO ${sql.table(name)} (${names}) VALUES (${sql.join(values)})`)
}
