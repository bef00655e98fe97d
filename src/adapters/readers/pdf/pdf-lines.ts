// Step: pieces of text with positions -> lines of cells. In: pieces of one page, y downwards. Out: lines from top to bottom.

import { dropDoubles } from './drop-doubles.ts'

/** A piece of text as a pdf, an ofd or the recognition gives it; units are the page's, the same in all fields. */
export interface Piece {
  readonly text: string
  readonly x: number
  /** Baseline, or the middle for recognised text; only differences matter. */
  readonly y: number
  readonly width: number
  /** Font size. */
  readonly size: number
  /** Of recognised text, 0 to 1. */
  readonly confidence?: number
}

/** Pieces that stand apart by more than two characters: columns of a table, or a centred name and date. */
export interface Cell {
  readonly text: string
  readonly x: number
  readonly end: number
  /** What it was joined from, left to right. */
  readonly parts: readonly Piece[]
}

export interface Line {
  readonly cells: readonly Cell[]
  readonly text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly size: number
  /** The lowest of its pieces; 1 for real text. */
  readonly confidence: number
}

/** Baselines within this share of the font size are one line: superscripts, mixed fonts. */
const sameLine = 0.5
/** Blanks wider than this many font sizes part two cells; wider than the second, two Latin words. */
const cellGap = 1.8
const wordGap = 0.18

export function buildLines(pieces: readonly Piece[]): Line[] {
  const sorted = pieces
    .filter((piece) => piece.text.trim() !== '' && piece.size > 0)
    .sort((a, b) => a.y - b.y)
  const groups: Piece[][] = []
  for (const piece of sorted) {
    const group = groups.at(-1)
    const last = group?.[0]
    if (last && Math.abs(piece.y - last.y) <= sameLine * Math.max(last.size, piece.size)) group!.push(piece)
    else groups.push([piece])
  }
  return groups.map(buildLine)
}

function buildLine(group: readonly Piece[]): Line {
  const pieces = dropDoubles([...group].sort((a, b) => a.x - b.x))
  const size = Math.max(...pieces.map((piece) => piece.size))
  const confidence = Math.min(...pieces.map((piece) => piece.confidence ?? 1))
  const cells: { text: string; x: number; end: number; parts: Piece[] }[] = []
  for (const piece of pieces) {
    const cell = cells.at(-1)
    const gap = cell ? piece.x - cell.end : Number.POSITIVE_INFINITY
    if (!cell || (gap > cellGap * size && !isLabel(cells)))
      cells.push({ text: piece.text.trim(), x: piece.x, end: piece.x + piece.width, parts: [piece] })
    else {
      cell.text = joinPieces(cell.text, piece.text, gap > wordGap * size)
      cell.end = Math.max(cell.end, piece.x + piece.width)
      cell.parts.push(piece)
    }
  }
  const text = cells.reduce((all, cell) => joinPieces(all, cell.text, true), '')
  return { cells, text, x: cells[0]!.x, end: cells.at(-1)!.end, y: group[0]!.y, size, confidence }
}

/** `1.`, `(一)` or a bullet at the start of a line, set off by a tab: part of the paragraph, not a column. */
function isLabel(cells: readonly { readonly text: string }[]): boolean {
  const text = cells.length === 1 ? cells[0]!.text : ''
  return /^(?:[\uff08(]?[一二三四五六七八九十\d]{1,3}[\uff09).\uff0e、]|[\u2460-\u2473•·●■◆])$/.test(text)
}

/** Chinese needs no blank; two Latin words or numbers that stand apart do. */
export function joinPieces(before: string, after: string, isApart: boolean): string {
  const right = after.trim()
  const left = before.trimEnd()
  const hadBlank = left !== before || right !== after.trimEnd()
  const isLatin = /[\p{Script=Latin}\d%]$/u.test(left) && /^[\p{Script=Latin}\d]/u.test(right)
  return (isApart || hadBlank) && isLatin ? `${left} ${right}` : left + right
}

/** Said only of recognised text: real text has no lines under 1. */
export function findConfidence(lines: readonly Line[]): { confidence?: number } {
  const lowest = Math.min(1, ...lines.map((line) => line.confidence))
  return lowest < 1 ? { confidence: lowest } : {}
}
