// Nouns: what a person set right about a figure, and where the figure stood, so that a new reading of its report finds it again.
import type { Figure } from '#domain/figure.ts'

/** Where a figure stands, without spans: they move when its report is read again. */
export interface FigureAnchor {
  /** The number as written: 163起. */
  readonly raw: string
  /** Its clause. */
  readonly quote: string
  /** Path of its section. */
  readonly section: string
  /** Which of the numbers that stand so in such a clause, from 0, and how many there are. */
  readonly occurrence: number
  readonly twins: number
}

/** What a person set; what is absent stays as it was read. */
export interface FigureChange {
  readonly value?: number
  readonly unit?: string
  readonly qualifier?: Figure['qualifier']
  readonly indicator?: string
  /** It is no figure at all. */
  readonly isDropped?: boolean
}

export interface FigureCorrection {
  readonly anchor: FigureAnchor
  readonly change: FigureChange
}

/** A correction whose number the present reading does not have. */
export interface UnusedCorrection extends FigureCorrection {
  /** As the figure's would be. */
  readonly id: string
}
