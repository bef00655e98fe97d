// Step: xlsx -> blocks. In: bytes and the checked parts. Out: a heading and a table a sheet; formulas as values, dates as dates.
import ExcelJS from 'exceljs'
import type { Block } from '#domain/block.ts'
import type { DocumentContent } from './document-content.ts'
import type { ArchivePart } from './read-archive.ts'
import { checkXml } from './read-xml.ts'
import { readSafely } from './refusal.ts'

/** Beyond this a sheet is a data base, not a report's table. */
const maxRows = 20_000
const maxColumns = 200

export async function readXlsx(bytes: Uint8Array, parts: readonly ArchivePart[]): Promise<DocumentContent> {
  // The package unpacks on its own and without caps: every part must first prove its size and be free of entities.
  for (const part of parts) {
    const content = await part.read()
    if (/\.(?:xml|rels)$/i.test(part.name)) checkXml(Buffer.from(content).toString('latin1'))
  }
  const book = new ExcelJS.Workbook()
  await readSafely('xlsx', () => book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer))
  const sheets = book.worksheets.filter((sheet) => sheet.state === 'visible')
  const hidden = book.worksheets.length - sheets.length
  const blocks = sheets.flatMap((sheet) => readSheet(sheet, sheets.length > 1))
  return { blocks, notes: hidden > 0 ? [`略去隐藏的工作表 ${hidden} 个`] : [] }
}

function readSheet(sheet: ExcelJS.Worksheet, isNamed: boolean): Block[] {
  const rows: string[][] = []
  sheet.eachRow((row) => {
    if (row.hidden || rows.length >= maxRows) return
    const cells: string[] = []
    row.eachCell((cell, column) => {
      if (column <= maxColumns) cells[column - 1] = readCell(cell)
    })
    if (cells.some((cell) => cell)) rows.push(Array.from(cells, (cell) => cell ?? ''))
  })
  if (rows.length === 0) return []
  const width = Math.max(...rows.map((row) => row.length))
  const filled = rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
  return [...(isNamed ? [buildHeading(sheet.name)] : []), ...splitTitle(filled)]
}

function buildHeading(text: string): Block {
  return { kind: 'heading', level: 2, text }
}

/** Rows above the table that hold one value (also one merged over all columns) are its title and remarks. */
function splitTitle(rows: readonly string[][]): Block[] {
  const isLine = (row: readonly string[]) => new Set(row.filter((cell) => cell !== '')).size === 1
  const first = rows.findIndex((row) => !isLine(row))
  const start = first < 0 || rows[0]!.length < 2 ? rows.length : first
  const lines = rows
    .slice(0, start)
    .map((row): Block => ({ kind: 'text', text: row.find((cell) => cell !== '')! }))
  const table = rows.slice(start).map((row) => dropTail(row))
  const width = Math.max(0, ...table.map((row) => row.length))
  const even = table.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
  return even.length > 0 ? [...lines, { kind: 'table', rows: even, hasHeader: even.length > 1 }] : lines
}

function dropTail(row: readonly string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)
}

function readCell(cell: ExcelJS.Cell): string {
  const value = cell.value
  const plain = typeof value === 'object' && value !== null && 'result' in value ? value.result : value
  if (plain instanceof Date) return renderDate(plain)
  if (typeof plain === 'number') return renderNumber(plain, cell.numFmt ?? '')
  if (typeof plain === 'object' && plain !== null && 'error' in plain) return ''
  if (typeof plain === 'boolean') return plain ? '是' : '否'
  const text = typeof plain === 'string' ? plain : plain === undefined || plain === null ? '' : cell.text
  return text.replace(/\s+/g, ' ').trim()
}

/** Excel's dates have no zone; the package gives them as UTC. */
function renderDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** Per cent as shown; binary noise (0.1 + 0.2) is rounded away. */
function renderNumber(value: number, format: string): string {
  const rounded = (number: number) => String(Number(number.toPrecision(12)))
  return format.includes('%') ? `${rounded(value * 100)}%` : rounded(value)
}
