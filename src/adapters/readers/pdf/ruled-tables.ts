// Step: pieces and ruling lines of a page -> its ruled tables, and the pieces outside them. Units are the page's, y downwards.
import { buildGrid, type PlacedCell, type TableBlock } from '#adapters/readers/table/build-grid.ts'
import { buildLines, joinPieces, type Piece } from './pdf-lines.ts'

/** A straight line, upright or level. */
export interface Rule {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export interface RuledTable {
  readonly top: number
  readonly block: TableBlock
}

/** Lines this near to each other, in shares of a 10 point character, are one; more lines than this are a drawing. */
const near = 2.5
const maxRules = 4000
const maxLines = 300

/** `unit` is one point in the page's units. A table has two columns and two rows at least, closed by lines. */
export function findRuledTables(
  pieces: readonly Piece[],
  rules: readonly Rule[],
  unit = 1,
): { readonly tables: readonly RuledTable[]; readonly outside: readonly Piece[] } {
  const gap = near * unit
  if (rules.length < 6 || rules.length > maxRules) return { tables: [], outside: pieces }
  const tables: RuledTable[] = []
  let outside = pieces
  for (const group of groupRules(rules, gap)) {
    const grid = openGrid(group, gap)
    if (!grid) continue
    const isInside = ({ x, width, y, size }: Piece) => grid.find(x + width / 2, y - size * 0.35) !== null
    const inside = outside.filter(isInside)
    const block = buildTable(grid, inside)
    if (!block || block.rows.length < 2 || block.rows[0]!.length < 2) continue
    outside = outside.filter((piece) => !inside.includes(piece))
    tables.push({ top: grid.top, block })
  }
  return { tables, outside }
}

/** Lines that touch belong together. */
function groupRules(rules: readonly Rule[], gap: number): Rule[][] {
  const parent = rules.map((_, at) => at)
  const find = (at: number): number => {
    let root = at
    while (parent[root] !== root) root = parent[root]!
    parent[at] = root
    return root
  }
  const sorted = [...rules].sort((a, b) => a.y1 - b.y1)
  for (const [at, rule] of sorted.entries())
    for (let next = at + 1; next < sorted.length && sorted[next]!.y1 <= rule.y2 + gap; next++)
      if (touches(rule, sorted[next]!, gap)) parent[find(next)] = find(at)
  const groups = new Map<number, Rule[]>()
  for (const [at, rule] of sorted.entries()) groups.set(find(at), [...(groups.get(find(at)) ?? []), rule])
  return [...groups.values()]
}

function touches(a: Rule, b: Rule, gap: number): boolean {
  return a.x1 <= b.x2 + gap && b.x1 <= a.x2 + gap && a.y1 <= b.y2 + gap && b.y1 <= a.y2 + gap
}

interface Grid {
  readonly top: number
  /** Merged cells in reading order. */
  readonly cells: readonly PlacedCell[]
  /** The index of the cell at a point, null outside. */
  find(x: number, y: number): number | null
}

function openGrid(rules: readonly Rule[], gap: number): Grid | null {
  const upright = rules.filter(({ x1, x2, y1, y2 }) => x2 - x1 < y2 - y1)
  const level = rules.filter(({ x1, x2, y1, y2 }) => x2 - x1 >= y2 - y1)
  const xs = listLines(
    upright.map(({ x1 }) => x1),
    gap,
  )
  const ys = listLines(
    level.map(({ y1 }) => y1),
    gap,
  )
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (columns < 2 || rows < 2 || columns > maxLines || rows > maxLines) return null
  const hasUpright = (x: number, y: number) =>
    upright.some((rule) => Math.abs(rule.x1 - x) <= gap && rule.y1 <= y && y <= rule.y2)
  const hasLevel = (x: number, y: number) =>
    level.some((rule) => Math.abs(rule.y1 - y) <= gap && rule.x1 <= x && x <= rule.x2)
  const middle = (lines: readonly number[], at: number) => (lines[at]! + lines[at + 1]!) / 2
  const owner = Array.from({ length: rows }, () => Array<number>(columns).fill(-1))
  const cells: PlacedCell[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (owner[row]![column] !== -1) continue
      let right = column + 1
      while (right < columns && owner[row]![right] === -1 && !hasUpright(xs[right]!, middle(ys, row))) right++
      let down = row + 1
      while (down < rows && !hasLevel(middle(xs, column), ys[down]!)) down++
      for (let y = row; y < down; y++) for (let x = column; x < right; x++) owner[y]![x] = cells.length
      cells.push({ row, column, rows: down - row, columns: right - column, text: '' })
    }
  const find = (x: number, y: number) => {
    const column = xs.findLastIndex((line) => line <= x)
    const row = ys.findLastIndex((line) => line <= y)
    return owner[row]?.[column] ?? null
  }
  return { top: ys[0]!, cells, find }
}

function listLines(values: readonly number[], gap: number): number[] {
  const lines: number[] = []
  for (const value of [...values].sort((a, b) => a - b))
    if (lines.length === 0 || value - lines.at(-1)! > gap) lines.push(value)
  return lines
}

function buildTable({ cells, find }: Grid, pieces: readonly Piece[]): TableBlock | null {
  const inCell = new Map<number, Piece[]>()
  for (const piece of pieces) {
    const at = find(piece.x + piece.width / 2, piece.y - piece.size * 0.35)!
    inCell.set(at, [...(inCell.get(at) ?? []), piece])
  }
  const placed = cells.map((cell, at) => ({
    ...cell,
    text: buildLines(inCell.get(at) ?? []).reduce((all, line) => joinPieces(all, line.text, true), ''),
  }))
  const block = buildGrid(placed, false)
  return block && { ...block, hasHeader: isHeader(block.rows) }
}

/** A first row without figures over rows with figures names the columns. */
export function isHeader(rows: readonly (readonly string[])[]): boolean {
  const hasDigit = (row: readonly string[]) =>
    row.slice(1).some((cell) => /\d/.test(cell.replace(/(?:19|20)\d\d年/g, '')))
  return !hasDigit(rows[0]!) && rows.slice(1).some(hasDigit)
}
