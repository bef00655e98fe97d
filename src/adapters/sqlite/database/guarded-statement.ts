// Step: storage. In: a statement. Out: its rows, with text that is checked before it becomes a string.
import { isUtf8 } from 'node:buffer'
import type Libsql from 'libsql'

type Connection = InstanceType<typeof Libsql>
type Values = readonly (string | number | bigint | Uint8Array | null)[]
export type Row = Record<string, unknown>

export interface GuardedStatement {
  run(values: Values): { readonly changes: number; readonly lastInsertRowid: unknown }
  all(values: Values): readonly Row[]
  get(values: Values): Row | null
  /** Row by row, for tables that are larger than the memory. */
  each(): Iterable<Row>
}

/** The file is not what was written. */
export class Damage extends Error {}

/**
 * libsql 0.5.29 turns stored text into a string without looking (value.rs), and ends the whole process, past every `catch`,
 * where it is no UTF-8. So text leaves SQLite as bytes.
 */
export function prepareGuarded(
  connection: Connection,
  sql: string,
  { keepsForeignBytes = false }: { readonly keepsForeignBytes?: boolean } = {},
): GuardedStatement {
  const plain = connection.prepare(sql)
  const columns = /^\s*SELECT\b/i.test(sql) ? plain.columns() : []
  const statement = columns.length > 0 ? connection.prepare(readAsBytes(sql, columns)) : plain
  const texts = columns.filter(({ type }) => type !== 'BLOB' && type !== 'INTEGER').map(({ name }) => name)
  const decode = (row: Row): Row => {
    for (const name of texts)
      if (typeof row[name] === 'object') row[name] = decodeText(row[name], keepsForeignBytes)
    return row
  }
  return {
    // libsql takes a lone object as named values and aborts on a lone null: values always go in as one array.
    run: (values) => plain.run([...values]),
    all: (values) => (statement.all([...values]) as Row[]).map(decode),
    get: (values) => {
      const row = statement.get([...values]) as Row | undefined
      return row ? decode(row) : null
    },
    *each() {
      for (const row of statement.iterate([]) as Iterable<Row>) yield decode(row)
    },
  }
}

/** Numbers stay numbers. A damaged row may hold text in a column of any type. */
function readAsBytes(sql: string, columns: readonly { name: string }[]): string {
  const cells = columns.map(({ name }) => {
    const cell = `"${name}"`
    return `CASE typeof(${cell}) WHEN 'text' THEN CAST(${cell} AS BLOB) ELSE ${cell} END AS ${cell}`
  })
  return `SELECT ${cells.join(', ')} FROM (${sql})`
}

/** A blob column of a row: libsql gives a Buffer for one row and a bare ArrayBuffer for many. */
export function readBlob(value: unknown): Uint8Array {
  return ArrayBuffer.isView(value) ? (value as Uint8Array) : new Uint8Array(value as ArrayBuffer)
}

function decodeText(value: unknown, keepsForeignBytes: boolean): string | Uint8Array | null {
  if (value === null) return null
  const bytes = readBlob(value)
  if (!isUtf8(bytes)) {
    if (keepsForeignBytes) return bytes
    throw new Damage('text is no UTF-8')
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}
