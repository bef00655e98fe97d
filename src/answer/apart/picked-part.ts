// Noun of this room: one of the numbers that a question asks for, in its own words, with the figures that answer it.

import type { Quotient } from '#answer/pick/pick-quotient.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import type { Frame } from '#domain/frame.ts'

export interface PickedPart {
  readonly frame: Frame
  readonly picked: readonly PickedFigure[]
  /** The two that make what is asked; absent: it is written. */
  readonly quotient?: Quotient
}
