// Noun of this room: an answer as composed, before the gate.
import type { Choice, DroppedSentence } from '#domain/answer.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Composition } from './compose-lines.ts'

interface MadeBase extends Composition {
  readonly reports: readonly ReportSummary[]
  readonly dropped?: readonly DroppedSentence[]
  /** The model's name and prompt; absent for what our own code wrote. */
  readonly by?: string
  readonly prompt?: string
  /** A refusal that no sentence near what was told takes the place of: the numbers there are of another deed. */
  readonly isFinal?: true
  /** What is shown in its place where a citation no longer holds. */
  readonly instead?: Made
}

/** Which kind of answer, its lines and citations, and the reports that it speaks of. */
export type Made = MadeBase &
  (
    | { readonly kind: 'answer' | 'refusal' }
    | { readonly kind: 'clarify'; readonly choices: readonly Choice[] }
  )
