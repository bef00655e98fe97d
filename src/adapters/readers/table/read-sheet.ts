// Step: xlsx, one sheet -> its visible cells. In: the sheet's part, the workbook. Out: shown texts on the visible grid, merges, print heads, what was not read.
import {
  findAll,
  findChild,
  findChildren,
  readText,
  readXml,
  type XmlElement,
} from '#adapters/readers/read-xml.ts'
import { countWhile } from '#shared/count-while.ts'
import type { PlacedCell } from './build-grid.ts'
import { buildAddress, type CellPlace, readAddress, readRange } from './cell-address.ts'
import { formatNumber } from './cell-format.ts'
import { readBeside } from './sheet-beside.ts'
import { openFormulas } from './sheet-formulas.ts'
import { readString, type SheetEntry, type Workbook } from './xlsx-workbook.ts'

export interface Sheet {
  /** Cells with words, where they stand among the visible rows and columns. */
  readonly cells: readonly PlacedCell[]
  /** Of a visible row or column, the one of the sheet. */
  readonly rowAt: (visible: number) => number
  readonly columnAt: (visible: number) => number
  readonly margins: readonly string[]
  readonly hiddenRows: number
  readonly hiddenColumns: number
  /** Formulas without a value, by address. */
  readonly uncounted: readonly string[]
  /** Pictures, charts, comments: each a sentence. */
  readonly beside: readonly string[]
  readonly isCut: boolean
}

/** Beyond this a sheet is a data base, not a report's table. */
const limits = { rows: 20_000, columns: 200, merges: 20_000 }

interface RawCell extends CellPlace {
  readonly element: XmlElement
}

export async function readSheet({ part }: SheetEntry, book: Workbook): Promise<Sheet> {
  const root = await readXml(await part.read())
  const { cells: all, hidden, isCut } = listCells(root)
  const formulas = openFormulas(all, (element) => readValue(element, book).number)
  const hiddenColumns = listHiddenColumns(root)
  const isVisible = ({ row, column }: CellPlace) => !hidden.has(row) && !hiddenColumns.has(column)
  const visible = all.filter(isVisible)
  const uncounted: string[] = []
  const shown = visible.map((cell) => {
    const computed = formulas.compute(cell)
    if (computed === 'unknown') uncounted.push(buildAddress(cell))
    const text =
      typeof computed === 'number'
        ? formatNumber(computed, readFormat(cell.element, book), book.is1904)
        : readValue(cell.element, book).text
    return { row: cell.row, column: cell.column, text }
  })
  const merged = readMerges(root)
  const lost = all.filter((cell) => !isVisible(cell) && readValue(cell.element, book).text !== '')
  return {
    cells: placeVisible(shown, merged, { rows: hidden, columns: hiddenColumns }),
    rowAt: openLines(hidden),
    columnAt: openLines(hiddenColumns),
    ...(await readBeside(root, part, book)),
    hiddenRows: new Set(lost.filter(({ row }) => hidden.has(row)).map(({ row }) => row)).size,
    hiddenColumns: new Set(lost.filter(({ column }) => hiddenColumns.has(column)).map(({ column }) => column))
      .size,
    uncounted,
    isCut,
  }
}

function listCells(root: XmlElement) {
  const cells: RawCell[] = []
  const hidden = new Set<number>()
  let isCut = false
  let row = -1
  for (const element of findChildren(findChild(root, 'sheetData'), 'row')) {
    row = element.attributes.r === undefined ? row + 1 : Number(element.attributes.r) - 1 || 0
    if (isOn(element.attributes.hidden)) hidden.add(row)
    let column = -1
    for (const cell of findChildren(element, 'c')) {
      column = readAddress(cell.attributes.r ?? '')?.column ?? column + 1
      if (cell.children.length === 0) continue
      if (row < limits.rows && column < limits.columns) cells.push({ row, column, element: cell })
      else isCut = true
    }
  }
  return { cells, hidden, isCut }
}

function listHiddenColumns(root: XmlElement): ReadonlySet<number> {
  const hidden = new Set<number>()
  for (const { attributes } of findChildren(findChild(root, 'cols'), 'col')) {
    const isHidden = isOn(attributes.hidden) || Number(attributes.width ?? 1) === 0
    const end = Math.min(Number(attributes.max) || 0, limits.columns)
    for (let column = Number(attributes.min) || 1; isHidden && column <= end; column++) hidden.add(column - 1)
  }
  return hidden
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function readFormat(cell: XmlElement, { formats }: Workbook): string {
  return formats[Number(cell.attributes.s ?? 0)] ?? 'General'
}

/** `number` is null for words and for a formula without a stored value. */
function readValue(cell: XmlElement, book: Workbook): { text: string; number: number | null } {
  const stored = readText(findChild(cell, 'v'))
  const words = (text: string) => ({ text: text.replace(/\s+/g, ' ').trim(), number: null })
  const { t = 'n' } = cell.attributes
  if (t === 's') return words(book.strings[Number(stored)] ?? '')
  if (t === 'inlineStr') return words(readString(findChild(cell, 'is') ?? cell))
  if (t === 'str') return words(stored)
  if (t === 'b') return words(stored === '1' ? '是' : stored === '0' ? '否' : '')
  if (t === 'e' || stored.trim() === '') return words('')
  if (t === 'd') return words(stored.replace(/^(\d{4})-0?(\d{1,2})-0?(\d{1,2}).*$/, '$1年$2月$3日'))
  const number = Number(stored)
  if (!Number.isFinite(number)) return words(stored)
  return { text: formatNumber(number, readFormat(cell, book), book.is1904), number }
}

function readMerges(root: XmlElement): ReadonlyMap<string, { readonly last: CellPlace }> {
  const ranges = findAll(
    findChild(root, 'mergeCells') ?? { name: '', attributes: {}, children: [] },
    'mergeCell',
  )
  const merges = new Map<string, { last: CellPlace }>()
  for (const { attributes } of ranges.slice(0, limits.merges)) {
    const range = readRange(attributes.ref ?? '')
    if (range) merges.set(`${range.first.row},${range.first.column}`, { last: range.last })
  }
  return merges
}

interface Hidden {
  readonly rows: ReadonlySet<number>
  readonly columns: ReadonlySet<number>
}

/** A merged cell reaches over its visible rows and columns; cells that it covers hold nothing of their own. */
function placeVisible(
  cells: readonly (CellPlace & { readonly text: string })[],
  merges: ReadonlyMap<string, { readonly last: CellPlace }>,
  hidden: Hidden,
): PlacedCell[] {
  const countRows = openCount(hidden.rows)
  const countColumns = openCount(hidden.columns)
  return cells.map(({ row, column, text }) => {
    const last = merges.get(`${row},${column}`)?.last ?? { row, column }
    const at = { row: countRows(row), column: countColumns(column) }
    const rows = Math.max(1, countRows(Math.min(last.row, limits.rows) + 1) - at.row)
    const columns = Math.max(1, countColumns(Math.min(last.column, limits.columns) + 1) - at.column)
    return { ...at, text, rows, columns }
  })
}

/** How many visible lines stand before one. */
function openCount(hidden: ReadonlySet<number>): (line: number) => number {
  const sorted = [...hidden].sort((a, b) => a - b)
  return (line) => line - countWhile(sorted, (one) => one < line)
}

/** The line of the sheet that a visible one is. */
function openLines(hidden: ReadonlySet<number>): (visible: number) => number {
  const sorted = [...hidden].sort((a, b) => a - b)
  // Hidden lines with fewer visible ones before them than this one has.
  return (visible) =>
    visible +
    countWhile(
      sorted.map((line, at) => line - at),
      (before) => before <= visible,
    )
}
