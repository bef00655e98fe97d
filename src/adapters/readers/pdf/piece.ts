// Noun of this reader: a run of characters as a page places it.

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
