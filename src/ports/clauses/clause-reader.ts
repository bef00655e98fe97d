// Port: what was learnt of how people tell material: clauses, each with the label over it -> what each does.
import type { RoleShares } from '#domain/clauses/clause-role.ts'

/** `label`: 问题, 下半年; empty for none. `text` empty: what the label alone promises. */
export interface ToldClause {
  readonly text: string
  readonly label: string
  /** What rules found (draft/roles/list-clause-signs.ts), each 0 to 1, always as many. */
  readonly signs: readonly number[]
}

export interface ClauseReader {
  /** One a clause, in order. Null where the encoder fails: the rules read alone. */
  read(told: readonly ToldClause[]): Promise<readonly RoleShares[] | null>
}
