// Noun of this room: what a version of a draft is written from, and the same after a change.
import type { Brief } from '#domain/brief.ts'
import type { DraftChoices } from '#domain/draft.ts'
import type { DraftOption } from '#domain/journal/draft-under-way.ts'

export interface DraftState {
  readonly brief: Brief
  readonly choices: DraftChoices
}

/** Nothing is done before it is said which is meant. */
export interface Asked {
  readonly ask: string
  readonly options: readonly DraftOption[]
  /** Ids of the numbers that are spoken of. */
  readonly told?: readonly number[]
}

/** `said`: what was done, for the reply. */
export type Changed = DraftState & { readonly said: string }
