// Step: access. A draft's id and who asks -> the draft, where it is his, or his unit may read it (or change it, where that is asked for).
import { draftOwners, type KeptDraft } from '#domain/journal/kept-draft.ts'
import { findHold } from '#domain/journal/sharing.ts'
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'

interface Asking {
  readonly reader: Reader
  readonly journal: Pick<Journal, 'drafts'>
}

/** Null when there is none, or it is not for him. */
export async function readHeld(
  id: string,
  { reader, journal }: Asking,
  { toChange = false } = {},
): Promise<KeptDraft | null> {
  const kept = await journal.drafts.read(id)
  const hold = kept && findHold({ owners: draftOwners(kept), shared: kept.shared }, reader)
  return hold === null || (toChange && hold === 'read') ? null : kept
}
