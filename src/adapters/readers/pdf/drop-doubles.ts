// Step: pieces of one line -> the same without characters that were drawn twice to look bold. In and out: pieces sorted by x.
import type { Piece } from './pdf-lines.ts'

interface Drawn {
  readonly char: string
  readonly x: number
  readonly width: number
  readonly piece: number
}

/** Two pieces of text lie over each other by more than this share of a character. */
const overlap = 0.4

/** The same character again at nearly the same place is one: 166 stays 166, and 155 too, whose fives stand side by side. */
export function dropDoubles(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some((piece, at) => at > 0 && liesOver(piece, pieces[at - 1]!))) return pieces
  const chars = pieces.flatMap(spreadOut).sort((a, b) => a.x - b.x || a.piece - b.piece)
  const kept: Drawn[] = []
  for (const char of chars) if (!isDrawn(char, kept)) kept.push(char)
  return joinRuns(kept, pieces)
}

function liesOver(piece: Piece, before: Piece): boolean {
  return before.x + before.width - piece.x > overlap * piece.size
}

/** Where each character stands: wide ones take twice the room of narrow ones. */
function spreadOut({ text, x, width }: Piece, piece: number): Drawn[] {
  const chars = [...text]
  const weigh = (char: string) => (char.codePointAt(0)! < 0x2e80 ? 1 : 2)
  const unit =
    width /
    Math.max(
      1,
      chars.reduce((sum, char) => sum + weigh(char), 0),
    )
  let at = x
  return chars.map((char) => {
    const drawn = { char, x: at, width: weigh(char) * unit, piece }
    at += drawn.width
    return drawn
  })
}

/** Only the last few can lie under it. */
function isDrawn(char: Drawn, kept: readonly Drawn[]): boolean {
  return kept
    .slice(-8)
    .some(
      (other) =>
        other.piece !== char.piece &&
        other.char === char.char &&
        Math.abs(other.x - char.x) < 0.5 * Math.min(other.width, char.width),
    )
}

/** Neighbours of one piece stay one piece. */
function joinRuns(chars: readonly Drawn[], pieces: readonly Piece[]): Piece[] {
  const runs: { piece: number; text: string; x: number; end: number }[] = []
  for (const { char, x, width, piece } of chars) {
    const last = runs.at(-1)
    if (last?.piece === piece && Math.abs(x - last.end) < 0.1 * width) {
      last.text += char
      last.end = x + width
    } else runs.push({ piece, text: char, x, end: x + width })
  }
  return runs.map(({ piece, text, x, end }) => ({ ...pieces[piece]!, text, x, width: end - x }))
}
