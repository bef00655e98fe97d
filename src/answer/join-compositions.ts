// Tool of this room: the answers to two things that were asked at once -> one, the second's citations counted on from the first's.
import type { Citation } from '#domain/answer.ts'
import type { Composition } from './compose-lines.ts'
import type { Claim, DraftLine, Piece } from './gate/draft-line.ts'
import { turnLine } from './number-in-order.ts'

/** Null where the second tells nothing that the first does not. */
export function joinCompositions(first: Composition, second: Composition): Composition | null {
  const keyOf = ({ reportId, quote }: Citation) => `${reportId} ${quote.replace(/[\s，,。；;]/g, '')}`
  const told = first.citations.map(keyOf)
  const isNew = second.citations.some((one) => !told.some((key) => key === keyOf(one)))
  if (!isNew || !second.lines.every(isMovable)) return null
  const by = first.citations.length
  return {
    ...first,
    lines: [...first.lines, ...second.lines.map((line) => turnLine(line, (n) => n + by))],
    citations: [...first.citations, ...second.citations.map((one) => ({ ...one, n: one.n + by }))],
  }
}

/** What counts the lines of a whole answer cannot stand twice in one. */
const ofWhole: readonly Claim['kind'][] = ['ordinal', 'themes', 'kinds', 'uncounted']

function isMovable(line: DraftLine): boolean {
  if (line.kind === 'table' || line.kind === 'written') return false
  return listPieces(line).every((piece) => typeof piece === 'string' || !ofWhole.includes(piece.kind))
}

function listPieces(line: DraftLine): readonly Piece[] {
  if (line.kind === 'quotes') return line.lead
  if (line.kind === 'frame') return [...line.pieces, ...(line.otherwise ?? [])]
  return line.kind === 'sentence' ? line.pieces : []
}
