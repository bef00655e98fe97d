// Step: storage. In: a table (seq, key, json) and a schema. Out: its values by key; rows that do not fit the schema are unreadable.
import type { ZodType } from 'zod'
import type { Row } from '#adapters/sqlite/database/guarded-statement.ts'
import type { Value as Column, Database } from '#adapters/sqlite/database/open-database.ts'
import type { Records } from '#ports/journal.ts'
import { AppError } from '#shared/errors.ts'

export interface Table<Value> {
  readonly name: string
  readonly schema: ZodType<Value>
  /** Columns besides `json` by which rows are found. */
  readonly finders?: readonly { readonly column: string; readonly of: (value: Value) => Column }[]
  /** A row that is updated becomes the last. */
  readonly isMovedByUpdate?: boolean
  /** An unreadable one counts as none; otherwise asking for it is an error. */
  readonly isSaidAgain?: boolean
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
    update: async (key, next) => database.transaction(() => change(key, next)),
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

/** Throws AppError `storage` for a value in another shape: it would be unreadable. */
export function encode<Value>(schema: ZodType<Value>, value: Value): string {
  const json = JSON.stringify(value)
  if (json === undefined || parseRow(schema, json) === null) {
    throw new AppError('storage', '要存的内容形状不对，没有存。', { fix: '请把刚才做的事告诉管理员。' })
  }
  return json
}

/** Null for what does not fit. */
export function parseRow<Value>(schema: ZodType<Value>, json: unknown): Value | null {
  try {
    return schema.safeParse(JSON.parse(String(json))).data ?? null
  } catch {
    return null
  }
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

function unreadable(record: string): AppError {
  return new AppError('storage', `这条记录读不出来（${record}）。`, {
    fix: '运行 antou doctor 查看；要找回原来的内容，用 antou restore 恢复最近的备份。',
  })
}
