// Step of drafting: the fields of a paper as they are known -> those that are still to be filled in.
import type { Brief } from '#domain/brief.ts'
import type { Draft, PaperField } from '#domain/draft.ts'
import type { Outline } from '#domain/drafting-book.ts'
import { isSummary } from '#draft/write/fill-outline.ts'

/** A section has none of them; some papers are addressed to nobody. */
export function listMissing(
  { recipient, issuer, signedOn }: Pick<Draft, 'recipient' | 'issuer' | 'signedOn'>,
  { outline, withHints, brief }: { outline: Outline; withHints: boolean; brief: Brief },
): readonly PaperField[] {
  if (!withHints || brief.scope.kind === 'section') return []
  const fields: readonly (readonly [PaperField, boolean])[] = [
    ['主送机关', recipient === null && outline.isAddressed && !isSummary(brief, outline)],
    ['署名', issuer === null && outline.addressee === ''],
    ['成文日期', signedOn === null && outline.addressee === ''],
  ]
  return fields.filter(([, isMissing]) => isMissing).map(([name]) => name)
}
