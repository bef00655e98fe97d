// Step: doc, the shape of table rows. In: properties of a row's end mark ([MS-DOC] 2.9.326 TDefTableOperand). Out: edges and merges of its cells.
import { buildGrid, type PlacedCell, type TableBlock } from '#adapters/readers/table/build-grid.ts'

export interface RowShape {
  /** Left edge of each cell and the right edge of the last, in twips. */
  readonly edges: readonly number[]
  /** Of each cell: it goes on from the cell above; it belongs to the cell before it. */
  readonly isBelow: readonly boolean[]
  readonly isBeside: readonly boolean[]
}

const names = { table: 0xd608, merge: 0xd62b }
const cellBytes = 20
const maxCells = 63
/** Edges that are nearer than this are one: 2 mm. */
const nearTwips = 110

/** Null where the properties do not describe a row. */
export function readRowShape(properties: Buffer): RowShape | null {
  let shape: { edges: number[]; isBelow: boolean[]; isBeside: boolean[] } | null = null
  for (let at = 0; at + 4 <= properties.length; ) {
    const name = properties.readUInt16LE(at)
    const value = at + 2
    if (name === names.table) shape = readDefinition(properties, value)
    else if (name === names.merge && shape && value + 3 <= properties.length)
      shape.isBelow[properties.readUInt8(value + 1)] = properties.readUInt8(value + 2) === 1
    const long = name === names.table ? properties.readUInt16LE(value) + 1 : properties.readUInt8(value) + 1
    at = value + [1, 1, 2, 4, 2, 2, long, 3][name >> 13]!
  }
  return shape
}

function readDefinition(properties: Buffer, value: number) {
  const count = properties.readUInt8(value + 2)
  const first = value + 3 + (count + 1) * 2
  if (count === 0 || count > maxCells || first > properties.length) return null
  const edges = Array.from({ length: count + 1 }, (_, at) => properties.readInt16LE(value + 3 + at * 2))
  const flags = Array.from({ length: count }, (_, at) => {
    const where = first + at * cellBytes
    return where + 2 <= properties.length ? properties.readUInt16LE(where) : 0
  })
  return {
    edges,
    isBelow: flags.map((flag) => (flag & 0x60) === 0x20),
    isBeside: flags.map((flag, at) => at > 0 && (flag & 3) !== 0 && (flags[at - 1]! & 3) !== 0),
  }
}

export interface DocRow {
  readonly cells: readonly string[]
  /** Null where the file does not tell, or tells of another number of cells. */
  readonly shape: RowShape | null
}

/** Rows whose edges are known stand on one grid; else each cell takes the next column. */
export function buildDocTable(rows: readonly DocRow[]): TableBlock | null {
  const isKnown = rows.every(({ shape, cells }) => shape && shape.edges.length === cells.length + 1)
  const edges = isKnown ? listEdges(rows) : []
  const placed: PlacedCell[] = []
  const open = new Map<number, number>()
  for (const [row, { cells, shape }] of rows.entries())
    for (const [at, text] of cells.entries()) {
      if (!isKnown) {
        placed.push({ text, row, column: at, rows: 1, columns: 1 })
        continue
      }
      const column = findEdge(edges, shape!.edges[at]!)
      const columns = Math.max(1, findEdge(edges, shape!.edges[at + 1]!) - column)
      const above = placed[open.get(column) ?? -1]
      const before = placed.at(-1)
      if (shape!.isBeside[at] && text === '' && before?.row === row)
        placed[placed.length - 1] = { ...before, columns: before.columns + columns }
      else if (shape!.isBelow[at] && text === '' && above && above.row + above.rows === row)
        placed[open.get(column)!] = { ...above, rows: above.rows + 1 }
      else {
        open.set(column, placed.length)
        placed.push({ text, row, column, rows: 1, columns })
      }
    }
  return buildGrid(placed, false)
}

function listEdges(rows: readonly DocRow[]): number[] {
  const edges: number[] = []
  for (const edge of rows.flatMap(({ shape }) => shape?.edges ?? []).sort((a, b) => a - b))
    if (edges.length === 0 || edge - edges.at(-1)! > nearTwips) edges.push(edge)
  return edges
}

function findEdge(edges: readonly number[], edge: number): number {
  return edges.findLastIndex((each) => each <= edge)
}
