// Step of reading a brief: its clauses -> what was learnt of each and of each sentence, and the sentences cut where they turn from one thing to another.
import type { RoleShares } from '#domain/clauses/clause-role.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import type { ClauseReader } from '#ports/clauses/clause-reader.ts'
import { groupBy } from '#shared/group-by.ts'
import { cutAtRoles } from './cut-at-roles.ts'
import { listClauseSigns } from './list-clause-signs.ts'
import { joinTold, type RoleOf, type Told } from './told.ts'

export interface HeardClauses {
  readonly clauses: readonly BriefClause[]
  /** Absent where there is no encoder: the rules read alone. */
  readonly roleOf?: RoleOf
}

/** Each takes some 3 ms; of a longer material the rules read the rest alone. */
const mostHeard = 400

export async function hearClauses(
  clauses: readonly BriefClause[],
  reader: ClauseReader | null,
): Promise<HeardClauses> {
  if (reader === null) return { clauses }
  const heard = new Map<string, RoleShares>()
  const hear = async (told: readonly Told[]) => {
    const open = told.filter((one) => !heard.has(keyOf(one)))
    const asked = [...new Map(open.map((one) => [keyOf(one), one])).values()].slice(0, mostHeard - heard.size)
    const shares = await reader.read(
      asked.map(({ text, label }) => ({ text, label, signs: listClauseSigns({ text, label }) })),
    )
    for (const [index, one] of asked.entries()) if (shares?.[index]) heard.set(keyOf(one), shares[index])
  }
  const roleOf: RoleOf = (told) => heard.get(keyOf(told)) ?? null
  await hear(clauses.map(({ label }) => ({ text: '', label })).filter(({ label }) => label !== ''))
  await hear(clauses)
  // Where a label says what follows, what turns from it is heard without it.
  await hear(clauses.flatMap(({ text, label }) => (label === '' ? [] : [{ text, label: '' }])))
  const cut = cutAtRoles(clauses, ({ text }) => roleOf({ text, label: '' }))
  const sentences = [...groupBy(cut, ({ sentence }) => sentence).values()]
  await hear(sentences.map((one) => ({ text: joinTold(one), label: one[0]!.label })))
  return { clauses: cut, roleOf }
}

function keyOf({ text, label }: Told): string {
  return `${label}\n${text}`
}
