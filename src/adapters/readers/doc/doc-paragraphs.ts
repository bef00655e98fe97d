// Step: doc, the properties of paragraphs. In: the streams of a doc ([MS-DOC] 2.9.174 PAPX, 2.9.260 STD). Out: which list a paragraph is in, the shape of a row.

import { countWhile } from '#shared/count-while.ts'
import { type RowShape, readRowShape } from './doc-rows.ts'

/** The list's number, from 1, and the level, from 0. */
interface ListUse {
  readonly list: number
  readonly level: number
}

interface Properties {
  readonly list?: number
  readonly level?: number
}

interface Run extends Properties {
  readonly from: number
  readonly to: number
  readonly style: number
  /** Its own properties. */
  readonly bytes: Buffer
}

const head = { styles: 0xa2, paragraphs: 0x102 }
const pageBytes = 512
const property = { level: 0x260a, list: 0x460b }
/** A style that is based on itself over others ends here. */
const deepest = 12

export interface DocParagraphs {
  /** By the file position of the paragraph's mark. */
  findUse(position: number): ListUse | null
  /** Of the row that ends there; null where no row does. */
  findRow(position: number): RowShape | null
}

/** Throws RangeError for a damaged table. */
export function openParagraphs(main: Buffer, table: Buffer): DocParagraphs {
  const styles = readStyles(main, table)
  const runs = readRuns(main, table)
  const byStyle = (style: number, depth = 0): Properties => {
    const own = styles.get(style)
    if (!own || depth > deepest) return {}
    return { ...byStyle(own.base, depth + 1), ...own.properties }
  }
  const findRun = openRuns(runs)
  const findUse = (position: number) => {
    const run = findRun(position)
    if (!run) return null
    const { list = 0, level = 0 } = { ...byStyle(run.style), ...pickKnown(run) }
    // 0xF801 takes a paragraph out of its style's list.
    return list > 0 && list < 0xf801 ? { list, level } : null
  }
  return { findUse, findRow: (position) => readRowShape(findRun(position)?.bytes ?? noBytes) }
}

const noBytes = Buffer.alloc(0)

/** Runs of one page do not overlap; where pages are damaged any that fits will do. */
function openRuns(runs: readonly Run[]): (position: number) => Run | undefined {
  const sorted = [...runs].sort((a, b) => a.from - b.from)
  return (position) => {
    const run = sorted[countWhile(sorted, ({ from }) => from <= position) - 1]
    return run && position < run.to ? run : undefined
  }
}

function pickKnown({ list, level }: Properties): Properties {
  return { ...(list === undefined ? {} : { list }), ...(level === undefined ? {} : { level }) }
}

function readRuns(main: Buffer, table: Buffer): readonly Run[] {
  const at = main.readUInt32LE(head.paragraphs)
  const count = (main.readUInt32LE(head.paragraphs + 4) - 4) / 8
  const runs: Run[] = []
  for (let index = 0; index < count; index++) {
    const number = table.readUInt32LE(at + (count + 1) * 4 + index * 4) & 0x3fffff
    const page = main.subarray(number * pageBytes, (number + 1) * pageBytes)
    const size = page.readUInt8(pageBytes - 1)
    for (let each = 0; each < size; each++) {
      const where = page.readUInt8((size + 1) * 4 + each * 13) * 2
      if (where > 0) runs.push(readRun(page, where, each))
    }
  }
  return runs
}

function readRun(page: Buffer, where: number, each: number): Run {
  const half = page.readUInt8(where)
  const [start, end] =
    half > 0 ? [where + 1, where + half * 2] : [where + 2, where + 2 + page.readUInt8(where + 1) * 2]
  const style = page.readUInt16LE(start)
  const bytes = page.subarray(start + 2, end)
  const [from, to] = [page.readUInt32LE(each * 4), page.readUInt32LE((each + 1) * 4)]
  return { from, to, style, bytes, ...readProperties(bytes) }
}

/** Two bytes name a property and how long its value is (2.2.5.1 Sprm). */
function readProperties(bytes: Buffer): Properties {
  const found: { list?: number; level?: number } = {}
  for (let at = 0; at + 3 <= bytes.length; ) {
    const name = bytes.readUInt16LE(at)
    at += 2
    if (name === property.level) found.level = bytes.readUInt8(at)
    if (name === property.list && at + 2 <= bytes.length) found.list = bytes.readUInt16LE(at)
    at += [1, 1, 2, 4, 2, 2, bytes.readUInt8(at) + 1, 3][name >> 13]!
  }
  return found
}

function readStyles(
  main: Buffer,
  table: Buffer,
): ReadonlyMap<number, { readonly base: number; readonly properties: Properties }> {
  const styles = new Map<number, { base: number; properties: Properties }>()
  const at = main.readUInt32LE(head.styles)
  const end = at + main.readUInt32LE(head.styles + 4)
  const info = table.readUInt16LE(at)
  const baseBytes = table.readUInt16LE(at + 4)
  let next = at + 2 + info
  for (let style = 0; next + 2 <= end; style++) {
    const size = table.readUInt16LE(next)
    const bytes = table.subarray(next + 2, next + 2 + size)
    next += 2 + size
    if (size === 0) continue
    const kind = bytes.readUInt16LE(2)
    const isParagraph = (kind & 15) === 1
    if (isParagraph) styles.set(style, { base: kind >> 4, properties: readStyle(bytes, baseBytes) })
  }
  return styles
}

/** After the fixed part the name, then the paragraph's properties behind their length and the style's own number. */
function readStyle(bytes: Buffer, baseBytes: number): Properties {
  const name = baseBytes + 2 + (bytes.readUInt16LE(baseBytes) + 1) * 2
  const at = name + (name % 2)
  const size = bytes.readUInt16LE(at)
  return readProperties(bytes.subarray(at + 4, at + 2 + size))
}
