// Nouns: what a talk is about just now (焦点): the passages told last, and the few sentences of them that may be asked for.
import type { Span } from '#domain/span.ts'

/** Where it stands, and how many answers ago it was told: 0 is the last one. */
export interface ToldPassage extends Span {
  readonly reportId: number
  readonly age: number
}

/** A few sentences of what was told are asked for; null: as many characters as there are. */
export interface PieceWish {
  /** What it is to tell of, where it says so; else ''. */
  readonly named: string
  readonly characters: number | null
  readonly sentences: number
  readonly hasNumbers: boolean
  /** 这三年: of each year that was told. */
  readonly isOverYears: boolean
}
