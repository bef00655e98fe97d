// Noun of this room: what a version of a draft is written from, and the same after a change.
import type { Brief } from '#domain/brief.ts'
import type { DraftChoices } from '#domain/draft.ts'

export interface DraftState {
  readonly brief: Brief
  readonly choices: DraftChoices
}

/** `said`: what was done, for the reply. */
export type Changed = DraftState & { readonly said: string }
