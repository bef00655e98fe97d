// Step of reading a brief: what was learnt of a clause or sentence, where rules find nothing -> the part it belongs to; whether it speaks to whoever writes.
import { findQuantities } from '#text/numbers/find-quantities.ts'
import type { BriefClause } from '#draft/brief/split-brief.ts'
import { joinTold, type RoleOf, type Told } from './hear-clauses.ts'
import { isToWriter } from './is-to-writer.ts'

/** Of hands that taught nothing, nine of ten above it are right (test/learn/train-clauses.ts --across). */
const sure = 0.7
/** What is left out must be surer than what is put elsewhere. */
const surest = 0.85

export function isAside(told: Told, roleOf: RoleOf | undefined): boolean {
  if (isToWriter(told.text)) return true
  const aside = roleOf?.(told)?.aside ?? 0
  return aside >= surest && findQuantities(told.text).length === 0
}

const parts = [
  ['不足', 'lack'],
  ['原因', 'cause'],
  ['打算', 'plan'],
] as const

/** 不足, 原因, 打算; null for what was done, and where nothing was learnt. */
export function hearPart(sentence: readonly BriefClause[], roleOf: RoleOf | undefined): string | null {
  const shares = roleOf?.({ text: joinTold(sentence), label: sentence[0]!.label })
  if (!shares) return null
  return parts.find(([, role]) => shares[role] >= sure)?.[0] ?? null
}
