// Step: clean. Lines of plain text that a table left behind -> a table: cells parted by bars, tabs or blanks, or one
// cell a line. Blocks in, blocks out; what is no table stays as it is.
import type { Block } from '#domain/block.ts'
import type { TableWords } from '#domain/prompt-book.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import type { FoundTable } from './found-table.ts'
import { readCellLines } from './read-cell-lines.ts'
import { squareRows } from './square-rows.ts'
import { isNumber, isUnit } from './table-value.ts'

const longestCell = 24
/** A line of a table in text is no longer. */
const longestLine = 1000
const number = /^[约近超逾]?[\d,.]+(?:[万亿]|余|多)*[%‰]?$/
/** Cells of a row whose last may be a remark. */
const mostWords = 3
const rule = /^[|｜\s]*(?::?-{2,}:?[|｜\s]*)+$/

/** Without words no table of one cell a line is found: nothing tells how many cells make a row. */
export function findTextTables(blocks: readonly Block[], words: TableWords | null = null): Block[] {
  const lines = blocks.flatMap(splitLines)
  const texts = lines.map((line) => (line.kind === 'text' ? line.text : null))
  const found: Block[] = []
  // A run of lines that is no table is not read again from each of its lines.
  const runs = { bars: 0, tabs: 0, blanks: 0 }
  let at = 0
  while (at < lines.length) {
    const table =
      (texts[at] ?? '') === ''
        ? null
        : (readRun(texts, { at, runs, kind: 'bars' }) ??
          (words === null ? null : readCellLines(texts, at, words)) ??
          readRun(texts, { at, runs, kind: 'tabs' }) ??
          readRun(texts, { at, runs, kind: 'blanks', totals: words?.totals ?? [] }))
    if (table === null) found.push(lines[at++]!)
    else {
      found.push(buildTable(table, lines.slice(at, at + table.length)))
      at += table.length
    }
  }
  return found
}

function buildTable({ rows, isText }: FoundTable, lines: readonly Block[]): Block {
  return {
    kind: 'table',
    rows: squareRows(rows),
    hasHeader: !rows[0]!.some((cell) => number.test(cell)),
    ...(isText ? { isText } : {}),
    ...readConfidence(lines),
  }
}

/** Said only where a line of it was recognised from a picture. */
function readConfidence(lines: readonly Block[]): { confidence?: number } {
  const given = lines.flatMap((line) => ('confidence' in line ? (line.confidence ?? []) : []))
  return given.length > 0 ? { confidence: Math.min(...given) } : {}
}

function splitLines(block: Block): Block[] {
  if (block.kind !== 'text' || !/[\n\r]/.test(block.text)) return [block]
  return block.text.split(/\r\n|[\n\r]/).map((text) => ({ ...block, text }))
}

type RunKind = 'bars' | 'tabs' | 'blanks'

const kinds = {
  bars: { split: splitBars, isTable: isTableOfBars },
  tabs: { split: splitTabs, isTable: isTableOfTabs },
  blanks: { split: splitBlanks, isTable: isTableOfBlanks },
}

/** The lines from `at` that split into cells, where they make a table. */
function readRun(
  texts: readonly (string | null)[],
  {
    at,
    runs,
    kind,
    totals = [],
  }: { at: number; runs: Record<RunKind, number>; kind: RunKind; totals?: readonly string[] },
): FoundTable | null {
  if (at < runs[kind]) return null
  const { split, isTable } = kinds[kind]
  const isFramed = /^\s*[|｜]/.test(texts[at] ?? '')
  const rows: string[][] = []
  let next = at
  for (; next < texts.length; next++) {
    const line = texts[next] ?? ''
    const cells = (kind === 'blanks' ? readShortRow(line, rows, totals) : null) ?? split(line, isFramed)
    if (cells === null || (kind === 'blanks' && cells.length !== (rows[0] ?? cells).length)) break
    if (cells.length > 0) rows.push(cells)
  }
  if (kind !== 'blanks' || next > at) runs[kind] = next
  if (!isTable(rows)) return null
  return { rows, length: next - at, ...(kind === 'bars' ? {} : { isText: true }) }
}

/** Two rows and more with two cells and more, and a number in one of them. */
function isTableOfBars(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((row) => row.filter((cell) => cell !== '').length > 1)
  return (
    filled.length > 1 &&
    rows.some((row) => row.some((cell, at) => isNumber(cell) && (at > 0 || row.length > 2)))
  )
}

/** A contents (一、主要举措 | 1) has a bare number in each row and no header. */
function isTableOfTabs(rows: readonly (readonly string[])[]): boolean {
  const hasHeader = rows.length > 0 && !rows[0]!.some((cell) => number.test(cell))
  return isTableOfBars(rows) && (hasHeader || rows.some((row) => row.length > 2))
}

function isTableOfBlanks(rows: readonly (readonly string[])[]): boolean {
  const body = rows.slice(1).filter((row) => row[0] !== '')
  if (body.length < 2) return false
  const columns = rows[0]!.map((_, column) => body.filter((row) => number.test(row[column] ?? '')).length)
  const isNumeric = columns.slice(1).some((count) => count >= body.length * 0.6)
  return isNumeric && body.every((row) => /[一-龥]{2}/.test(row.join('')))
}

/** Blanks leave empty cells out: of units under a header the first, of a total (合计 94 87) those before its numbers. */
function readShortRow(
  line: string,
  rows: readonly (readonly string[])[],
  totals: readonly string[],
): string[] | null {
  const cells = line.trim().split(/[\s\u3000]+/)
  const missing = (rows[0]?.length ?? 0) - cells.length
  if (missing < 1 || cells.length < 2) return null
  const blanks = new Array<string>(missing).fill('')
  if (rows.length === 1 && cells.every((cell) => isUnit(foldWidth(cell).replace(/^\((.*)\)$/, '$1'))))
    return [...blanks, ...cells]
  const [first, ...rest] = cells
  const isTotal = totals.includes(first!) && rest.every((cell) => number.test(cell))
  const numbers = rows.at(-1)?.filter((cell) => number.test(cell)).length ?? 0
  return isTotal && numbers >= rest.length ? [first!, ...blanks, ...rest] : null
}

/** Empty for the rule under a header; null for a line without bars. In a table without a frame a bar in front is an empty cell. */
function splitBars(line: string, isFramed: boolean): string[] | null {
  if (!/[|｜]/.test(line) || line.length > longestLine) return null
  if (rule.test(line)) return []
  const cells = line
    .trim()
    .replace(isFramed ? /^[|｜]|[|｜]$/g : /[|｜]$/, '')
    .split(/[|｜]/)
  return cells.map((cell) => cell.trim())
}

/** Null for a line of one cell, and for prose that tabs only indent. */
function splitTabs(line: string): string[] | null {
  if (!line.includes('\t') || line.length > longestLine || /[。;；]/.test(line)) return null
  const cells = line.split('\t').map((cell) => cell.trim())
  return cells.filter((cell) => cell !== '').length > 1 ? cells : null
}

/** Null for a sentence, a single word and a line with blanks between all its characters. */
function splitBlanks(line: string): string[] | null {
  if (line === '' || line.length > 200 || /[。；;：:!！？?]/.test(line)) return null
  const cells = line.trim().split(/[\s\u3000]+/)
  const isTold = (cell: string) => cell.length > longestCell || /[，,](?!\d{3})/.test(cell)
  // 某家属楼 3 96 175 没开工，等施工图: behind several numbers the last cell may say more.
  const isCounted = cells.length > mostWords && cells.filter((cell) => number.test(cell)).length > 1
  if (cells.length < 3 || (isCounted ? cells.slice(0, -1) : cells).some(isTold)) return null
  return cells.filter((cell) => cell.length === 1).length > cells.length / 2 &&
    !cells.some((cell) => number.test(cell))
    ? null
    : cells
}
