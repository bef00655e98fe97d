// Nouns: what a talk is about just now (焦点): the passages told last, the thing they tell of, and what a follow-up asks within them.
import type { Frame, Term } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'

/** Where it stands, and how many answers ago it was told: 0 is the last one. */
export interface ToldPassage extends Span {
  readonly reportId: number
  readonly age: number
}

/** A follow-up in its own words, before anything was filled in. */
export type Asks = Pick<Frame, 'text' | 'plain' | 'terms' | 'want' | 'part' | 'years' | 'include'>

export interface Focus {
  /** The newest first. */
  readonly passages: readonly ToldPassage[]
  /** What the thing was called, the newest words first. */
  readonly thing: readonly Term[]
  /** What was spoken of before it. */
  readonly before: readonly string[]
  /** Null: what is asked names another place, part or thing, or all of several. */
  readonly asks: Asks | null
  /** Null: no text is asked for. */
  readonly piece: PieceWish | null
}

/** A few sentences of what was told are asked for; null: as many characters as there are. */
export interface PieceWish {
  /** What it is to tell of, where it says so; else ''. */
  readonly named: string
  readonly characters: number | null
  readonly sentences: number
  readonly hasNumbers: boolean
}
