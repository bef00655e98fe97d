// Step: docx, one table -> its grid. In: the table's tree, and how a cell is read. Out: placed cells, tables that stand in cells, or nothing for a frame.
import { findAll, findChild, findChildren, type XmlElement } from '#adapters/readers/read-xml.ts'
import { buildGrid, joinCell, type PlacedCell } from '#adapters/readers/table/build-grid.ts'
import type { Block } from '#domain/block.ts'
import { isOn } from './docx-runs.ts'

/** Word itself allows 63 columns. */
const maxColumns = 63

/** Cells of a table that only frames its text, to be read one after another; null for a table of data. */
export function listFramed(table: XmlElement): readonly XmlElement[] | null {
  const rows = findRows(table).map((row) => findNested(row, 'tc'))
  const cells = rows.flat()
  const framing = cells.filter((cell) => findAll(cell, 'tbl').length > 0)
  const filled = cells.filter((cell) => framing.includes(cell) || findAll(cell, 't').length > 0)
  const isFrame = framing.length > 0 && framing.length * 2 >= filled.length
  return isFrame || rows.every((row) => row.length < 2) ? cells : null
}

/** `readCell` gives the blocks of a cell; tables among them follow the table. */
export function readGrid(table: XmlElement, readCell: (cell: XmlElement) => readonly Block[]): Block[] {
  const rows = findRows(table).filter((row) => !findChild(row, 'trPr', 'del'))
  const inner: Block[] = []
  const placed: PlacedCell[] = []
  const open = new Map<number, number>()
  for (const [row, element] of rows.entries()) {
    let column = readCount(findChild(element, 'trPr', 'gridBefore'), 0)
    for (let gap = 0; gap < column; gap++) extend(placed, open.get(gap), row)
    for (const { cell, columns } of listCells(element)) {
      const merge = findEither(findChild(cell, 'tcPr'), 'vMerge', 'vmerge')
      const above = merge?.attributes.val === 'restart' ? undefined : open.get(column)
      if (merge && above !== undefined) extend(placed, above, row)
      else {
        const blocks = readCell(cell)
        inner.push(...blocks.filter(({ kind }) => kind === 'table'))
        if (merge) open.set(column, placed.length)
        else open.delete(column)
        placed.push({ text: joinCell(blocks), row, column, rows: 1, columns })
      }
      column += columns
    }
  }
  const hasHeader = isOn(findChild(rows[0], 'trPr', 'tblHeader')) || isFirstRowMarked(table)
  const grid = buildGrid(placed, hasHeader)
  return grid ? [grid, ...inner] : inner
}

/** A merged cell goes on in the row below it; in a later row it cannot. */
function extend(placed: PlacedCell[], index: number | undefined, row: number): void {
  const cell = placed[index ?? -1]
  if (cell && cell.row + cell.rows === row) placed[index!] = { ...cell, rows: cell.rows + 1 }
}

interface RowCell {
  readonly cell: XmlElement
  readonly columns: number
}

/** With the columns each takes; hMerge (older Word) adds a cell to the one before it. */
function listCells(row: XmlElement): readonly RowCell[] {
  const cells: { cell: XmlElement; columns: number }[] = []
  for (const cell of findNested(row, 'tc')) {
    const properties = findChild(cell, 'tcPr')
    const columns = Math.max(1, readCount(findChild(properties, 'gridSpan'), 1))
    const merge = findEither(properties, 'hMerge', 'hmerge')
    const last = cells.at(-1)
    if (merge && merge.attributes.val !== 'restart' && last) last.columns += columns
    else cells.push({ cell, columns })
  }
  return cells
}

function readCount(element: XmlElement | undefined, otherwise: number): number {
  const count = Number(element?.attributes.val ?? otherwise)
  return Number.isInteger(count) ? Math.min(Math.max(count, 0), maxColumns) : otherwise
}

/** tblLook marks a header row by its `firstRow`, or by bit 0x20 of its value. */
function isFirstRowMarked(table: XmlElement): boolean {
  const { firstRow, val = '0' } = findChild(table, 'tblPr', 'tblLook')?.attributes ?? {}
  if (firstRow !== undefined) return ['1', 'true', 'on'].includes(firstRow)
  return (Number.parseInt(val, 16) & 0x20) !== 0
}

function findRows(table: XmlElement): readonly XmlElement[] {
  return findNested(table, 'tr')
}

/** Children, also those in content controls and custom marks. */
function findNested(parent: XmlElement, name: string): readonly XmlElement[] {
  return findChildren(parent).flatMap((child) =>
    child.name === name
      ? [child]
      : ['sdt', 'sdtContent', 'customXml', 'ins'].includes(child.name)
        ? findNested(child, name)
        : [],
  )
}

/** Word 2003 writes the same names in small letters. */
function findEither(parent: XmlElement | undefined, name: string, small: string): XmlElement | undefined {
  return findChild(parent, name) ?? findChild(parent, small)
}
