// Step: storage. In: a table (seq, key, json) and a schema. Out: its values by key; rows that do not fit the schema are unreadable.
import type { Row } from '#adapters/sqlite/database/guarded-statement.ts'
import type { Value as Column, Database } from '#adapters/sqlite/database/open-database.ts'
import { encode, parseRow, type RecordTable, unreadable } from '#adapters/stored/record-table.ts'
import type { Records } from '#ports/journal.ts'

export interface Table<Value> extends RecordTable<Value> {
  /** Runs in the transaction of an update. */
  readonly onUpdate?: (key: string, value: Value | null) => void
}

export interface OpenTable<Value> extends Records<Value> {
  /** Readable values of the rows that `where` (SQL from WHERE on) picks. */
  select(where: string, values: readonly Column[]): readonly Value[]
  append(key: string, value: Value): void
  /** `update` within a transaction that is open. */
  change(key: string, next: (present: Value | null) => Value | null): void
}

export function openRecords<Value>(database: Database, table: Table<Value>): OpenTable<Value> {
  const { name, schema } = table
  const find = (key: string) => database.get(`SELECT json FROM ${name} WHERE key = ?`, [key])
  const change: OpenTable<Value>['change'] = (key, next) => {
    const row = find(key)
    const present = row && parseRow(schema, row.json)
    const isUnreadable = row !== null && present === null
    const value = next(present)
    if (value === present && !isUnreadable) return
    if (isUnreadable) putAside(database, { record: name, key, json: row.json })
    if (value === null) database.run(`DELETE FROM ${name} WHERE key = ?`, [key])
    else write(database, table, { key, value, isNew: row === null })
    table.onUpdate?.(key, value)
  }
  return {
    read: async (key) => {
      const row = find(key)
      const value = row && parseRow(schema, row.json)
      if (row && value === null && !table.isSaidAgain) throw unreadable(name)
      return value
    },
    update: (key, next) => database.together(() => change(key, next)),
    change,
    select: (where, values) =>
      database.all(`SELECT json FROM ${name} ${where}`, values).flatMap((row) => {
        const value = parseRow(schema, row.json)
        return value === null ? [] : [value]
      }),
    append: (key, value) => write(database, table, { key, value, isNew: true }),
  }
}

function write<Value>(
  database: Database,
  { name, schema, finders = [], isMovedByUpdate }: Table<Value>,
  { key, value, isNew }: { key: string; value: Value; isNew: boolean },
): void {
  const json = encode(schema, value)
  const columns = ['key', 'json', ...finders.map(({ column }) => column)]
  const values = [key, json, ...finders.map(({ of }) => of(value))]
  if (!isNew && !isMovedByUpdate) {
    const set = columns.map((column) => `${column} = ?`).join(', ')
    database.run(`UPDATE ${name} SET ${set} WHERE key = ?`, [...values, key])
    return
  }
  if (!isNew) database.run(`DELETE FROM ${name} WHERE key = ?`, [key])
  const marks = columns.map(() => '?').join(', ')
  database.run(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${marks})`, values)
}

function putAside(database: Database, { record, key, json }: { record: string; key: string; json: unknown }) {
  database.run('INSERT INTO aside (record, key, json) VALUES (?, ?, ?)', [record, key, asColumn(json)])
}

/** Foreign bytes stay what they are. */
function asColumn(json: unknown): Column {
  return json instanceof ArrayBuffer ? new Uint8Array(json) : (json as Column)
}

/** Rows at a time while all are looked through. */
const pageSize = 200

/** How many rows of the table `fits` refuses; `seq` names its column of the order. */
export function countUnfit(
  database: Database,
  { name, seq = 'seq', fits }: { name: string; seq?: string; fits: (row: Row) => boolean },
): number {
  let unfit = 0
  for (let after = -1; ; ) {
    const rows = database.all(`SELECT * FROM ${name} WHERE ${seq} > ? ORDER BY ${seq} LIMIT ${pageSize}`, [
      after,
    ])
    unfit += rows.filter((row) => !fits(row)).length
    if (rows.length < pageSize) return unfit
    after = Number(rows.at(-1)?.[seq])
  }
}
