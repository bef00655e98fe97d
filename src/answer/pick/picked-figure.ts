// Noun of this room: a figure that answers, with how well it does.
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { ScoredSentence } from '#retrieve/sentence.ts'

export interface Weight {
  /** How much of the question it carries, 0 to about 1.5. */
  readonly gain: number
  /** By its words alone, 0 to 1. */
  readonly carried: number
  /** Its noun names more than was asked. */
  readonly hasMore: boolean
  /** The sentence that holds it, where search has found it. */
  readonly sentence: ScoredSentence | null
  /** Place of that sentence among all that search has found, the best first; infinite where it was not found. */
  readonly order: number
}

export interface PickedFigure extends Weight {
  readonly figure: StoredFigure
  readonly report: ReportSummary
  /** Place and year it speaks of: one picked figure each, or one of each of the place's doors. */
  readonly place: string
  readonly year: number | null
  /** The counts that a rate was made of; absent: it is written. */
  readonly of?: { readonly part: StoredFigure; readonly whole: StoredFigure }
}
