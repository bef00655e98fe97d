// Step: figures. The tables of a stored text -> their numbers, each with its span and that of its row. A table that
// goes on over a page is read as one.
import type { TableWords } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import type { CleanedTable } from './cleaned-table.ts'
import { type GridNumber, layOutGrid } from './lay-out-grid.ts'
import { placeCells } from './print-table.ts'
import { isBareYear, isNumber } from './table-value.ts'

export interface TableNumber extends GridNumber, Span {
  /** Its row, as printed. */
  readonly line: Span
}

export interface TableReading extends Span {
  readonly numbers: readonly TableNumber[]
  /** Numbers whose header or name was not understood. */
  readonly unread: readonly Span[]
  /** Cells that count nothing of their own though digits may stand in them: heads, names, numbers, unread ones. */
  readonly taken: readonly Span[]
}

/** Further above a table nothing is said of all of it. */
const captionReach = 80
const captionLines = 2
/** A cell that is longer is prose, read as such. */
const longestName = 30

/** One entry a table, pages joined, in text order. */
export function layOutTables(
  text: string,
  tables: readonly CleanedTable[],
  words: TableWords,
): TableReading[] {
  let before = 0
  return joinPages(text, tables).map((pages) => {
    const reading = layOutPages(text, pages, { before, words })
    before = reading.end
    return reading
  })
}

interface PageTools {
  /** Where the table before it ends: what stands above that is not said of this one. */
  readonly before: number
  readonly words: TableWords
}

function layOutPages(
  text: string,
  pages: readonly CleanedTable[],
  { before, words }: PageTools,
): TableReading {
  const spans = pages.flatMap(placeCells)
  let shift = 0
  const merges = pages.flatMap((page) => {
    const moved = page.merges.map((merge) => ({ ...merge, row: merge.row + shift }))
    shift += page.rows.length
    return moved
  })
  const start = pages[0]!.start
  const rows = spans.map((row) => row.map((cell) => text.slice(cell.start, cell.end)))
  const above = foldWidth(text.slice(Math.max(before, start - captionReach), start))
  const laid = layOutGrid(
    { rows, merges, caption: above.trim().split('\n').slice(-captionLines).join('\n') },
    words,
  )
  const spanOf = ({ row, column }: { row: number; column: number }) => spans[row]![column]!
  const lineOf = (row: number) => {
    const filled = spans[row]!.filter((cell) => cell.end > cell.start)
    return { start: filled[0]!.start, end: filled.at(-1)!.end }
  }
  const headRows = laid.headers.flatMap(({ start: from, last }) => spans.slice(from, last + 1).flat())
  const namedRows = new Set(laid.numbers.map(({ row }) => row))
  const names = [...namedRows].flatMap((row) => spans[row]!.filter((cell) => isName(text, cell)))
  return {
    start,
    end: pages.at(-1)!.end,
    numbers: laid.numbers.map((number) => ({ ...number, ...spanOf(number), line: lineOf(number.row) })),
    unread: laid.unread.map(spanOf),
    taken: [...headRows, ...names, ...laid.unread.map(spanOf)],
  }
}

function isName(text: string, { start, end }: Span): boolean {
  return end - start <= longestName && !/[。;；,，]/.test(text.slice(start, end))
}

/** A table after another one of the same width, with its header again or with none, is its next page. */
function joinPages(text: string, tables: readonly CleanedTable[]): CleanedTable[][] {
  const joined: CleanedTable[][] = []
  for (const table of tables) {
    const last = joined.at(-1)
    if (last !== undefined && isNextPage(text, last, table)) last.push(table)
    else joined.push([table])
  }
  return joined
}

const pageMark =
  /^\s*(?:[(（]?续表?[)）]?|表?\s?[\d一二三四五六]{0,2}[(（]续[)）]|第\s?\d+\s?页|[-—]\s?\d+\s?[-—])?\s*$/

function isNextPage(text: string, pages: readonly CleanedTable[], next: CleanedTable): boolean {
  const between = text.slice(pages.at(-1)!.end, next.start)
  if (between.length > 20 || !pageMark.test(between)) return false
  const [head, first] = [pages[0]!.rows[0]!, next.rows[0]!]
  if (pages.at(-1)!.rows.at(-1)!.length !== first.length) return false
  return (
    first.join('|') === head.join('|') ||
    first.some((cell) => isNumber(cell.trim()) && !isBareYear(cell.trim()))
  )
}
