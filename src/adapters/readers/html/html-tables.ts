// Step: html, one table -> its grid. In: the table, and how nodes are read. Out: a table block, the lines above it, tables that stand in its cells; null for a table that only lays out a page.
import type { CheerioAPI } from 'cheerio'
import { buildGrid, joinCell, placeCells, type SpanningCell } from '#adapters/readers/table/build-grid.ts'
import type { Block } from '#domain/block.ts'

type PageNode = ReturnType<ReturnType<CheerioAPI>['contents']>[number]
export type PageElement = Extract<PageNode, { tagName: string }>
export type ReadNodes = (nodes: readonly PageNode[]) => Block[]

/** Longer than any cell of a data table, in characters. */
const maxCell = 400
/** A span attribute is not trusted beyond this; rowspan=0 reaches to the table's end. */
const maxSpan = 200

interface Cell extends SpanningCell {
  readonly isHeader: boolean
  readonly inner: readonly Block[]
}

/** Null for a table that is to be read through: one column, cells as long as paragraphs, or most cells hold tables. */
export function readDataTable(page: CheerioAPI, table: PageElement, readNodes: ReadNodes): Block[] | null {
  const rows = listRows(page, table).map((row) => page(row).children('td, th').toArray())
  const all = rows.flat()
  const nested = all.filter((cell) => page(cell).find('table').length > 0)
  const filled = all.filter((cell) => page(cell).text().trim() !== '')
  const isLayout =
    rows.every((row) => row.length < 2) ||
    (nested.length > 0 && (nested.length * 2 >= filled.length || rows.length < 3)) ||
    all.some((cell) => !nested.includes(cell) && page(cell).text().trim().length > maxCell)
  if (isLayout) return null
  const cells = rows.map((row) => row.map((cell) => readCell(page, cell, readNodes)))
  const hasHeader =
    page(table).children('thead').length > 0 || (cells[0]?.every((cell) => cell.isHeader) ?? false)
  const caption = page(table).children('caption').toArray()
  return [...readNodes(caption), ...buildTable(cells, hasHeader)]
}

/** Rows of this table, not of those in its cells; the foot is shown last wherever it is written. */
function listRows(page: CheerioAPI, table: PageElement): PageElement[] {
  const rows = page(table)
    .find('tr')
    .toArray()
    .filter((row) => page(row).closest('table')[0] === table)
  const isFoot = (row: PageElement) => page(row).parent('tfoot').length > 0
  return [...rows.filter((row) => !isFoot(row)), ...rows.filter(isFoot)]
}

function readCell(page: CheerioAPI, cell: PageElement, readNodes: ReadNodes): Cell {
  const blocks = readNodes(cell.children as PageNode[])
  const inner = blocks.filter(({ kind }) => kind === 'table')
  const text = joinCell(blocks)
  const span = (name: string) => Number.parseInt(page(cell).attr(name) ?? '1', 10)
  const columns = Math.min(Math.max(span('colspan') || 1, 1), maxSpan)
  const down = span('rowspan')
  const rows = down === 0 ? maxSpan : Math.min(Math.max(down || 1, 1), maxSpan)
  return { text, isHeader: cell.tagName === 'th', columns, rows, inner }
}

/** Rows above the table that are one wide cell are lines: its title and remarks. */
function buildTable(cells: readonly (readonly Cell[])[], hasHeader: boolean): Block[] {
  const isLine = (row: readonly Cell[]) => row.length === 1 && row[0]!.columns > 1 && row[0]!.rows === 1
  const first = Math.max(
    cells.findIndex((row) => !isLine(row)),
    0,
  )
  const lines = cells
    .slice(0, first)
    .flatMap(([cell]): Block[] => (cell?.text ? [{ kind: 'text', text: cell.text }] : []))
  const grid = buildGrid(placeCells(cells.slice(first)), hasHeader)
  return [...lines, ...(grid ? [grid] : []), ...cells.flat().flatMap(({ inner }) => inner)]
}
