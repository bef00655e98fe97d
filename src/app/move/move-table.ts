// Step: moving. One table, page by page in the order of its cursor, after the last row that is there already; and row by row compared.
import { sql } from 'kysely'
import type { Postgres, Row, Statements } from '#adapters/postgres/database/open-postgres.ts'
import type { Database } from '#adapters/sqlite/database/open-database.ts'
import { AppError } from '#shared/errors.ts'
import type { TableMove } from './table-moves.ts'

export interface Sources {
  readonly library: Database
  readonly journal: Database
}

const pageSize = 500

type Cell = string | number | boolean | Buffer | null
type Cursor = string | number

/** Each page in one transaction. */
export async function moveTable(postgres: Postgres, sources: Sources, move: TableMove): Promise<void> {
  const last = await postgres.get(
    sql`SELECT max(${expression(move)}) AS last FROM ${sql.table(move.to)} ${ours(move)}`,
  )
  let after = readCursor(move, last?.last ?? null)
  for (;;) {
    const rows = readPage(sources, move, after)
    if (rows.length === 0) return
    const columns = sql.join(Object.keys(move.columns).map((column) => sql.ref(column)))
    const values = sql.join(rows.map(({ cells }) => sql`(${sql.join([...cells])})`))
    await postgres.run(
      sql`INSERT INTO ${sql.table(move.to)} (${columns}) OVERRIDING SYSTEM VALUE VALUES ${values}`,
    )
    after = rows.at(-1)!.cursor
    if (rows.length < pageSize) return
  }
}

/** How many rows are alike. Throws AppError `storage` at the first that is not, naming it. */
export async function compareTable(postgres: Postgres, sources: Sources, move: TableMove): Promise<number> {
  let compared = 0
  let after = readCursor(move, null)
  const columns = sql.join(Object.keys(move.columns).map((column) => sql.ref(column)))
  for (;;) {
    const rows = readPage(sources, move, after)
    const there = await postgres.all(sql`SELECT ${columns} FROM ${sql.table(move.to)}
      WHERE ${expression(move)} > ${after} ${ours(move, 'AND')} ORDER BY ${expression(move)} LIMIT ${pageSize}`)
    for (let at = 0; at < Math.max(rows.length, there.length); at++) {
      const [one, other] = [rows[at], there[at]]
      if (one && other && one.cells.map(normalise).join() === readCells(move, other).map(normalise).join())
        continue
      throw new AppError(
        'storage',
        `搬过去的和原来的不一样：表 ${move.to}，${String(one?.cursor ?? '多出一行')}`,
        {
          fix: '原来的数据目录没有动。另建一个空库，改 DATABASE_URL，再运行一次 antou move。',
        },
      )
    }
    compared += rows.length
    if (rows.length < pageSize) return compared
    after = rows.at(-1)!.cursor
  }
}

/** What is added from now on has a greater number. */
export async function setCounter(statements: Statements, { to, counter }: TableMove): Promise<void> {
  if (counter === undefined) return
  await statements.run(sql`SELECT setval(pg_get_serial_sequence(${to}, ${counter}),
    coalesce((SELECT max(${sql.ref(counter)}) FROM ${sql.table(to)}), 0) + 1, false)`)
}

function readPage(
  sources: Sources,
  { store, from, cursor, columns, flags = [] }: TableMove,
  after: Cursor,
): readonly { readonly cursor: Cursor; readonly cells: readonly Cell[] }[] {
  const names = Object.entries(columns).map(([column, source]) => `${quote(source)} AS "${column}"`)
  const where = from.includes(' WHERE ') ? 'AND' : 'WHERE'
  const rows = sources[store].all(
    `SELECT ${cursor} AS moving_cursor, ${names.join(', ')} FROM ${from} ${where} ${cursor} > ? ORDER BY ${cursor} LIMIT ${pageSize}`,
    [after],
  )
  return rows.map((row) => ({
    cursor: row.moving_cursor as Cursor,
    cells: Object.keys(columns).map((column) => {
      const value = row[column]
      if (flags.includes(column)) return value === 1
      return value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? toBuffer(value) : (value as Cell)
    }),
  }))
}

/** A plain name may be a word of SQL. */
const quote = (source: string) => (/^[a-z_]+$/.test(source) && source !== 'rowid' ? `"${source}"` : source)

function toBuffer(value: ArrayBuffer | ArrayBufferView): Buffer {
  return value instanceof ArrayBuffer
    ? Buffer.from(value)
    : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
}

function readCells({ columns }: TableMove, row: Row): readonly Cell[] {
  return Object.keys(columns).map((column) => row[column] as Cell)
}

/** Whole numbers of 64 bits come from the server as text. */
function normalise(cell: Cell): string {
  if (cell === null) return 'null'
  return Buffer.isBuffer(cell) ? `x${cell.toString('base64')}` : JSON.stringify(String(cell))
}

/** Texts in the order of their bytes, as SQLite has them. */
function expression({ target, isText = false }: TableMove) {
  return isText ? sql`${sql.raw(target)} COLLATE "C"` : sql.raw(target)
}

function readCursor({ isText = false }: TableMove, last: unknown): Cursor {
  if (isText) return last === null ? '' : String(last)
  return last === null ? 0 : Number(last)
}

/** Of the settings, those that came from there. */
function ours({ to }: TableMove, word: 'WHERE' | 'AND' = 'WHERE') {
  return to === 'setting' ? sql`${sql.raw(word)} key IN ('cutting', 'pending')` : sql``
}
