// Tool of this room: an answer as composed -> the same with its citations numbered in the order in which they are read. Before the gate, which holds every line again.
import type { Citation } from '#domain/answer.ts'
import type { Composition } from './compose-lines.ts'
import type { Claim, DraftLine, Piece } from './gate/draft-line.ts'

/** Citations that no line names keep their order behind the others. A model's own sentences stay as they are, and so does all that goes with them. */
export function numberInOrder<Made extends Composition>(made: Made): Made {
  if (made.lines.some(({ kind }) => kind === 'written')) return made
  const order = [...new Set([...made.lines.flatMap(readMarks), ...made.citations.map(({ n }) => n)])]
  const held = new Set(made.citations.map(({ n }) => n))
  const numbers = new Map(order.filter((n) => held.has(n)).map((n, i) => [n, i + 1]))
  if ([...numbers].every(([n, next]) => n === next)) return made
  const turn: Turn = (n) => numbers.get(n) ?? n
  const citations = made.citations.map((one): Citation => ({ ...one, n: turn(one.n) }))
  return {
    ...made,
    lines: made.lines.map((line) => turnLine(line, turn)),
    citations: citations.sort((a, b) => a.n - b.n),
    ...(made.rows
      ? { rows: made.rows.map((row) => (row.n === null ? row : { ...row, n: turn(row.n) })) }
      : {}),
  }
}

type Turn = (n: number) => number

const mark = /\[(\d{1,3})\]/g

/** As they are read, from left to right; what stands inside a quote is no mark. */
function readMarks(line: DraftLine): readonly number[] {
  const ofText = (text: string) => Array.from(text.matchAll(mark), (found) => Number(found[1]))
  const ofPiece = (piece: Piece) => {
    if (typeof piece === 'string') return ofText(piece)
    return piece.kind === 'quoted' ? [] : ofText(piece.said)
  }
  if (line.kind === 'quotes') return [...line.lead.flatMap(ofPiece), ...line.quotes]
  if (line.kind === 'table') return line.rows.flat().flatMap(ofText)
  return 'pieces' in line ? line.pieces.flatMap(ofPiece) : ofText(line.text)
}

/** The line with each citation's number turned into another. */
export function turnLine(line: DraftLine, turn: Turn): DraftLine {
  const ofText = (text: string) => text.replace(mark, (_, n: string) => `[${turn(Number(n))}]`)
  const ofPieces = (pieces: readonly Piece[]) =>
    pieces.map((piece) => (typeof piece === 'string' ? ofText(piece) : turnClaim(piece, { turn, ofText })))
  switch (line.kind) {
    case 'quotes':
      return { ...line, lead: ofPieces(line.lead), quotes: line.quotes.map(turn) }
    case 'table':
      return { ...line, rows: line.rows.map((row) => row.map(ofText)) }
    case 'sentence':
      return { ...line, pieces: ofPieces(line.pieces) }
    case 'frame':
      return {
        ...line,
        pieces: ofPieces(line.pieces),
        ...(line.otherwise ? { otherwise: ofPieces(line.otherwise) } : {}),
      }
    default:
      return line
  }
}

/** A claim names citations by `n`, in lists and in entries. */
function turnClaim(claim: Claim, { turn, ofText }: { turn: Turn; ofText: (text: string) => string }): Claim {
  return {
    ...claim,
    said: claim.kind === 'quoted' ? claim.said : ofText(claim.said),
    ...('n' in claim ? { n: turn(claim.n) } : {}),
    ...('citations' in claim && claim.citations ? { citations: claim.citations.map(turn) } : {}),
    ...('besides' in claim && claim.besides ? { besides: claim.besides.map(turn) } : {}),
    ...('entries' in claim
      ? { entries: claim.entries.map((entry) => ({ ...entry, n: turn(entry.n) })) }
      : {}),
  } as Claim
}
