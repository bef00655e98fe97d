// Step: clean. Lines of plain text that a table left behind (指标名称 单位 计划 完成 / 法治讲座 场 20 24) -> a table.
// Blocks in, blocks out; what is no table stays as it is.
import type { Block } from '#domain/block.ts'

const longestCell = 24
const number = /^[约近超逾]?[\d,.]+(?:[万亿]|余|多)*[%‰]?$/

/** Three lines or more with equally many cells, parted by blanks, of which the same columns hold numbers. */
export function findTextTables(blocks: readonly Block[]): Block[] {
  const lines = blocks.flatMap(splitLines)
  const found: Block[] = []
  let at = 0
  while (at < lines.length) {
    const rows = readRun(lines, at)
    const next = at + Math.max(1, rows.length)
    if (isTable(rows))
      found.push({
        kind: 'table',
        rows,
        hasHeader: !rows[0]!.some((cell) => number.test(cell)),
        isText: true,
        ...readConfidence(lines.slice(at, next)),
      })
    else found.push(...lines.slice(at, next))
    at = next
  }
  return found
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

/** The cells of lines that follow each other with equally many; empty where the first has none. */
function readRun(lines: readonly Block[], from: number): string[][] {
  const rows: string[][] = []
  for (let at = from; at < lines.length; at++) {
    const cells = splitCells(lines[at])
    if (cells === null || cells.length !== (rows[0] ?? cells).length) break
    rows.push(cells)
  }
  return rows
}

function isTable(rows: readonly (readonly string[])[]): boolean {
  const body = rows.slice(1)
  if (body.length < 2) return false
  const columns = rows[0]!.map((_, column) => body.filter((row) => number.test(row[column] ?? '')).length)
  const isNumeric = columns.slice(1).some((count) => count >= body.length * 0.6)
  return isNumeric && body.every((row) => /[一-龥]{2}/.test(row.join('')))
}

/** Null for a sentence, a single word and a line with blanks between all its characters. */
function splitCells(block: Block | undefined): string[] | null {
  if (block?.kind !== 'text' || block.text.length > 200 || /[。；;：:!！？?]/.test(block.text)) return null
  const cells = block.text.trim().split(/[\s\u3000]+/)
  if (cells.length < 3 || cells.some((cell) => cell.length > longestCell || /[，,](?!\d{3})/.test(cell)))
    return null
  return cells.filter((cell) => cell.length === 1).length > cells.length / 2 &&
    !cells.some((cell) => number.test(cell))
    ? null
    : cells
}
