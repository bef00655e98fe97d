// Nouns of this room: a clause with its label, and the way to what was learnt of it.
import type { RoleShares } from '#domain/clauses/clause-role.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'

export interface Told {
  readonly text: string
  readonly label: string
}

/** Null for what nobody asked about. */
export type RoleOf = (told: Told) => RoleShares | null

export function joinTold(clauses: readonly Pick<BriefClause, 'text'>[]): string {
  return clauses.map(({ text }) => text).join('，')
}
