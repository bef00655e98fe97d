// Step: search. Passage vectors in memory: a growing table of int8 rows, and the exact cosine of any of them.
import type { Anchor, VectorTable } from '#domain/search.ts'
import { readCodes, readScale, writeCodes } from '#shared/vectors/vector-code.ts'

/** The table of VectorTable, with what the library does to it. */
export interface PassageVectors extends VectorTable {
  /** Passages that have a vector. */
  readonly covered: number
  /** A stored vector; the centre is taken off here. */
  add(passage: number, blob: Uint8Array): void
  remove(passage: number): void
  has(passage: number): boolean
  /** Cosine to a normalised vector without the centre; null where the passage has none. */
  cosine(passage: number, vector: Float32Array): number | null
  cosineOfRow(row: number, vector: Float32Array): number
  /** Normalised mean of the vectors of passages, by weight; null where none has one. */
  mean(anchors: readonly Anchor[]): Float32Array | null
}

/** Of an embedder; null where it tells none. */
type Centre = Float32Array | null

/** `codes` lies in shared memory, so that a worker can read it without a copy. `size`: rows that there is room for; it grows. */
export function createPassageVectors(dimensions: number, centre: Centre = null, size = 1024): PassageVectors {
  let { ids, scales, codes } = openColumns(size, dimensions)
  let count = 0
  const rows = new Map<number, number>()
  const writeRow = createRowWriter(dimensions, centre)
  const cosineOfRow = (row: number, vector: Float32Array) =>
    dotCodes(vector, codes, row * dimensions) * scales[row]!
  return {
    dimensions,
    get count() {
      return count
    },
    get covered() {
      return rows.size
    },
    get ids() {
      return ids
    },
    get codes() {
      return codes
    },
    get scales() {
      return scales
    },
    add: (passage, blob) => {
      if (rows.has(passage)) return
      if (count === ids.length) ({ ids, scales, codes } = widenColumns({ ids, scales, codes }, dimensions))
      scales[count] = writeRow(blob, codes.subarray(count * dimensions, (count + 1) * dimensions))
      ids[count] = passage
      rows.set(passage, count++)
    },
    remove: (passage) => {
      const row = rows.get(passage)
      if (row !== undefined) ids[row] = 0
      rows.delete(passage)
    },
    has: (passage) => rows.has(passage),
    cosine: (passage, vector) => {
      const row = rows.get(passage)
      return row === undefined ? null : cosineOfRow(row, vector)
    },
    cosineOfRow,
    mean: (anchors) => {
      const known = weighRows(anchors, rows, scales)
      return known.length === 0 ? null : meanOfRows(known, codes, dimensions)
    },
  }
}

interface Columns {
  readonly ids: Int32Array
  readonly scales: Float32Array
  readonly codes: Int8Array
}

function openColumns(size: number, dimensions: number): Columns {
  const codes = new Int8Array(new SharedArrayBuffer(size * dimensions))
  return { ids: new Int32Array(size), scales: new Float32Array(size), codes }
}

/** The same rows with room for as many again. */
function widenColumns({ ids, scales, codes }: Columns, dimensions: number): Columns {
  const wider = openColumns(ids.length * 2, dimensions)
  wider.ids.set(ids)
  wider.scales.set(scales)
  wider.codes.set(codes)
  return wider
}

/** Writes a stored vector as a row, the centre taken off, and returns its scale. No object a row: 100,000 are read at start. */
function createRowWriter(dimensions: number, centre: Float32Array | null) {
  const rest = new Float32Array(dimensions)
  return (blob: Uint8Array, row: Int8Array): number => {
    const stored = readCodes(blob)
    const scale = readScale(blob)
    if (!centre) {
      row.set(stored)
      return scale
    }
    for (let at = 0; at < dimensions; at++) rest[at] = stored[at]! * scale - centre[at]!
    return writeCodes(rest, row)
  }
}

interface WeighedRow {
  readonly row: number
  readonly weight: number
}

function weighRows(
  anchors: readonly Anchor[],
  rows: ReadonlyMap<number, number>,
  scales: Float32Array,
): readonly WeighedRow[] {
  return anchors.flatMap(({ passageId, weight }) => {
    const row = rows.get(passageId)
    return row === undefined ? [] : [{ row, weight: weight * scales[row]! }]
  })
}

function meanOfRows(known: readonly WeighedRow[], codes: Int8Array, dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions)
  for (const { row, weight } of known)
    for (let at = 0; at < dimensions; at++) sum[at]! += weight * codes[row * dimensions + at]!
  const length = Math.hypot(...sum) || 1
  return sum.map((value) => value / length)
}

/** Four sums instead of one, because each addition otherwise waits for the one before: three times faster. */
function dotCodes(vector: Float32Array, codes: Int8Array, start: number): number {
  let [one, two, three, four] = [0, 0, 0, 0]
  const whole = vector.length & ~3
  for (let at = 0; at < whole; at += 4) {
    one += vector[at]! * codes[start + at]!
    two += vector[at + 1]! * codes[start + at + 1]!
    three += vector[at + 2]! * codes[start + at + 2]!
    four += vector[at + 3]! * codes[start + at + 3]!
  }
  for (let at = whole; at < vector.length; at++) one += vector[at]! * codes[start + at]!
  return one + two + three + four
}
