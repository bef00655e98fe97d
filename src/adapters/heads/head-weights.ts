// Step: heads. Weights of a head <-> one byte each in a file: a line of JSON that lists the tables, then the tables.

/** Rows are what is told apart; columns what is given. */
export interface Table {
  readonly rows: number
  readonly columns: number
  readonly values: Int8Array
  /** One a row: a byte times this is the weight. */
  readonly scales: Float32Array
}

export type Tables = Readonly<Record<string, Table>>

interface Listed {
  readonly name: string
  readonly rows: number
  readonly columns: number
  readonly scales: readonly number[]
}

export function packTables(tables: Tables): Uint8Array {
  const listed: readonly Listed[] = Object.entries(tables).map(([name, { rows, columns, scales }]) => ({
    name,
    rows,
    columns,
    scales: [...scales].map(shorten),
  }))
  const head = new TextEncoder().encode(`${JSON.stringify(listed)}\n`)
  const bodies = Object.values(tables).map(
    ({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.length),
  )
  return Buffer.concat([head, ...bodies])
}

/** The fewest digits that are read as the same number of 32 bits. */
function shorten(scale: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(scale.toPrecision(digits))
    if (Math.fround(short) === scale) return short
  }
  return Number(scale.toPrecision(9))
}

/** Throws where the file is cut off. */
export function readTables(bytes: Uint8Array): Tables {
  const end = bytes.indexOf(10)
  const listed: readonly Listed[] = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))
  let at = end + 1
  const tables = listed.map(({ name, rows, columns, scales }) => {
    const size = rows * columns
    if (at + size > bytes.length) throw new Error(`head weights end before ${name}`)
    const values = Int8Array.from(bytes.subarray(at, at + size), (byte) => (byte << 24) >> 24)
    at += size
    return [name, { rows, columns, values, scales: Float32Array.from(scales) }] as const
  })
  return Object.fromEntries(tables)
}

/** Rows of numbers as bytes, each row by its own largest. */
export function quantise(rows: readonly Float32Array[]): Table {
  const columns = rows[0]?.length ?? 0
  const values = new Int8Array(rows.length * columns)
  const scales = rows.map((row, i) => {
    const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1
    values.set(
      Int8Array.from(row, (value) => Math.round(value / scale)),
      i * columns,
    )
    return scale
  })
  return { rows: rows.length, columns, values, scales: Float32Array.from(scales) }
}
