// Tool of the sentence check: a sentence beside the sentences of its passages -> how near each of its words stands to each of theirs.
import type { ReadText, ReadToken } from '#ports/meaning-reader.ts'
import { oncePer } from '#shared/once-per.ts'
import { dot } from '#shared/vectors/dot.ts'
import { type Clause, readClauses, type Wording } from '../claim-source.ts'

/** A word of a passage. */
export interface SourceWord {
  readonly text: string
  readonly state: Float32Array
  /** Which sentence of the passages it stands in, and which of all their clauses. */
  readonly piece: number
  readonly clause: number
  /** Cosine to each word of the sentence, in their order, -1 to 1. */
  readonly near: Float32Array
}

export interface Compared {
  readonly own: readonly ReadToken[]
  readonly source: readonly SourceWord[]
  /** Of the passages' sentences. */
  readonly clauses: readonly Clause[]
}

const isMark = (text: string) => /^[\p{P}\p{S}\s]+$/u.test(text)

/** Marks are no words; those that only join are. */
const wordsOf = oncePer(({ text, tokens }: ReadText) =>
  tokens.filter(({ start, end }) => !isMark(text.slice(start, end))),
)

/** A sentence is held against one piece of a passage once. */
const nearnessOf = oncePer((own: ReadText) =>
  oncePer((piece: ReadText) =>
    wordsOf(piece).map(({ state }) => Float32Array.from(wordsOf(own), (token) => dot(token.state, state))),
  ),
)

export function compareWords(own: ReadText, pieces: readonly ReadText[], wording: Wording): Compared {
  const clauses: Clause[] = []
  const source = pieces.flatMap((piece, at) => {
    const first = clauses.length
    const inPiece = readClauses(piece.text, wording)
    clauses.push(...inPiece)
    const near = nearnessOf(own)(piece)
    return wordsOf(piece).map(({ start, end, state }, i) => ({
      text: piece.text.slice(start, end),
      state,
      piece: at,
      clause:
        first +
        Math.max(
          0,
          inPiece.findLastIndex((clause) => clause.start <= start),
        ),
      near: near[i]!,
    }))
  })
  return { own: wordsOf(own), source, clauses }
}
