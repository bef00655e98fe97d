// Step of reading a brief: its clauses and sentences -> what was learnt of each, asked for at once; and the way to look them up.
import type { RoleShares } from '#domain/clause-role.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import type { ClauseReader } from '#ports/clause-reader.ts'
import { groupBy } from '#shared/group-by.ts'
import { listClauseSigns } from './list-clause-signs.ts'

interface Told {
  readonly text: string
  readonly label: string
}

/** Null for what nobody asked about. */
export type RoleOf = (told: Told) => RoleShares | null

/** Each takes some 3 ms; of a longer material the rules read the rest alone. */
const mostHeard = 300

/** Absent where there is no encoder: the rules read alone. */
export async function hearClauses(
  clauses: readonly BriefClause[],
  reader: ClauseReader | null,
): Promise<RoleOf | undefined> {
  if (reader === null) return undefined
  const sentences = [...groupBy(clauses, ({ sentence }) => sentence).values()].map((sentence) => ({
    text: joinTold(sentence),
    label: sentence[0]!.label,
  }))
  const told = new Map([...sentences, ...clauses].map((one) => [keyOf(one), { text: one.text, label: one.label }]))
  const asked = [...told.values()].slice(0, mostHeard)
  const shares = await reader.read(asked.map((one) => ({ ...one, signs: listClauseSigns(one) })))
  if (shares === null) return undefined
  const heard = new Map(asked.map((one, index) => [keyOf(one), shares[index]!]))
  return (one) => heard.get(keyOf(one)) ?? null
}

export function joinTold(clauses: readonly Pick<BriefClause, 'text'>[]): string {
  return clauses.map(({ text }) => text).join('，')
}

function keyOf({ text, label }: Told): string {
  return `${label}\n${text}`
}
