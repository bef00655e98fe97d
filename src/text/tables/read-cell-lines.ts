// Step: clean. Lines of one cell each (a page converted cell by cell) -> a table, where a header is known: that of a
// form of the state, or one that begins with a usual head and is followed by rows of one shape.
import type { StatutoryHeader, TableWords } from '#domain/prompt-book.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import { parseNumbering } from '#text/outline-numbering.ts'
import type { FoundTable } from './found-table.ts'
import { isSameCell } from './read-header.ts'
import { isNothing, isNumber, splitUnit } from './table-value.ts'

const longestCell = 40
const mostNames = 3
const widest = 12
/** 第二十条第(一)项 stands above a header. */
const pointer = /^第.{1,5}条/

/** A cell with the line it stands on. */
interface LineCell {
  /** Widths folded. */
  readonly words: string
  /** As printed. */
  readonly raw: string
  readonly line: number
}

interface Block {
  readonly rows: readonly (readonly string[])[]
  /** The cell after it. */
  readonly next: number
}

/** Null where no header is known at `at`. */
export function readCellLines(
  texts: readonly (string | null)[],
  at: number,
  words: TableWords,
): FoundTable | null {
  const opening = cellOf(texts[at])
  if (opening === null || opening === '' || !mayOpen(opening, words)) return null
  const lines = openLines(texts, at)
  const rows: (readonly string[])[] = []
  let place = 0
  let end = 0
  while (true) {
    const above = lines.at(place)
    if (above === null) break
    const isAbove = pointer.test(above.words) || (rows.length > 0 && !isHeadAt(lines.at(place)!.words, words))
    const from = isAbove ? place + 1 : place
    const block = readBlock(lines.at, from, words)
    if (block === null) break
    if (isAbove) rows.push([above.raw])
    rows.push(...block.rows)
    place = block.next
    end = lines.at(place - 1)!.line + 1
  }
  return rows.length === 0 ? null : { rows, length: end - at }
}

function mayOpen(words: string, table: TableWords): boolean {
  return pointer.test(words) || isHeadAt(words, table)
}

function isHeadAt(words: string, { heads, statutory }: TableWords): boolean {
  const { words: head } = splitUnit(words)
  return heads.includes(head) || statutory.some(({ stream }) => isSameCell(head, stream[0]!))
}

/** Without the bars around it. */
function trimBars(text: string): string {
  return text.trim().replace(/^[|｜\s]+|[|｜\s]+$/g, '')
}

/** The words of a line without bars; empty for a line of bars, null for prose and for the end. */
function cellOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.length > 80) return null
  const words = foldWidth(trimBars(text))
  return words.length > longestCell || /[|。;!?]/.test(words) ? null : words
}

/** Cells from a line on, read as far as they are asked for; lines of bars only are passed over. */
function openLines(texts: readonly (string | null)[], from: number) {
  const cells: (LineCell | null)[] = []
  let line = from
  return {
    at: (place: number): LineCell | null => {
      while (cells.length <= place && cells.at(-1) !== null) {
        const words = cellOf(texts[line])
        if (words !== '') cells.push(words === null ? null : { words, raw: trimBars(texts[line]!), line })
        line++
      }
      return cells[place] ?? null
    },
  }
}

type At = (place: number) => LineCell | null

function readBlock(at: At, from: number, words: TableWords): Block | null {
  for (const form of words.statutory) {
    const fits = form.stream.every((cell, step) =>
      isSameCell(splitUnit(at(from + step)?.words ?? '').words, cell),
    )
    const block = fits ? readForm(at, from, form) : null
    if (block !== null) return block
  }
  return words.heads.includes(splitUnit(at(from)?.words ?? '').words) ? readRegular(at, from) : null
}

const isValue = (cell: LineCell | null) => cell !== null && (isNumber(cell.words) || isNothing(cell.words))

/** Rows of a known header: names, at most three deep, and as many numbers as it has columns. */
function readForm(at: At, from: number, { stream, columns }: StatutoryHeader): Block | null {
  const hasNames = columns[0]!.join('') === ''
  const count = columns.length - (hasNames ? 1 : 0)
  const rows: string[][] = [stream.map((_, step) => at(from + step)!.raw)]
  let next = from + stream.length
  while (true) {
    const names = readNames(at, next)
    const numbers = Array.from({ length: count }, (_, step) => at(next + names.length + step))
    const isRow = numbers.every(isValue) && (hasNames ? names.length === 1 : names.length <= mostNames)
    if (!isRow) break
    rows.push([...(hasNames ? names : placeNames(names)), ...numbers.map((cell) => cell!.raw)])
    next += names.length + count
    if (names.length === 0) break
  }
  if (rows.length === 1) return null
  // Columns stand under the last cells, also where the header has more cells than columns.
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const isLost = stream.length !== columns.length
  const padded = rows.map((row, index) =>
    isLost && index > 0 ? [...new Array<string>(width - row.length).fill(''), ...row] : row,
  )
  return { rows: padded, next }
}

function readNames(at: At, from: number): string[] {
  const names: string[] = []
  for (let place = from; names.length <= mostNames; place++) {
    const cell = at(place)
    if (cell === null || isValue(cell)) break
    names.push(cell.raw)
  }
  return names
}

/** 三、 stands in the first column of names, (一) in the second, 1. in the third. */
function placeNames(names: readonly string[]): string[] {
  if (names.length === 0) return []
  const first = Math.min((parseNumbering(names[0]!)?.level ?? 1) - 1, mostNames - names.length)
  return Array.from({ length: mostNames }, (_, column) => names[column - first] ?? '')
}

/** A header, then rows of one shape: two at least, their numbers in the same columns. */
function readRegular(at: At, from: number): Block | null {
  let texts = 0
  while (texts <= widest + mostNames && at(from + texts) !== null && !isValue(at(from + texts))) texts++
  let values = 0
  while (values < widest && isValue(at(from + texts + values))) values++
  if (values === 0) return null
  // A row of n names and v values under a header of n + v cells: before the first value stand n + v + n words.
  const names = (texts - values) / 2
  if (!Number.isInteger(names) || names < 1 || names > mostNames) return null
  const width = names + values
  const isRow = (start: number) =>
    Array.from({ length: width }, (_, column) => at(start + column)).every(
      (cell, column) => cell !== null && isValue(cell) === column >= names,
    )
  const listRow = (start: number) => Array.from({ length: width }, (_, column) => at(start + column)!.raw)
  const rows: string[][] = [listRow(from)]
  let next = from + width
  for (; isRow(next); next += width) rows.push(listRow(next))
  return rows.length < 3 ? null : { rows, next }
}
