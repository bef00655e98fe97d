// Step of revising: a record -> its newest version as written, and the text of the one before.
import type { Draft, DraftRecord } from '#domain/draft.ts'
import type { DraftWork } from '#draft/draft-work.ts'
import { renderText } from '#draft/render-draft.ts'
import { lastVersion } from '#draft/revise/revise-draft.ts'

interface WritingRoom {
  readonly work: DraftWork
}

/** As it was stored: a model is asked only when a version is made. */
export function writeStored(record: DraftRecord, { work }: WritingRoom): Promise<Draft> {
  const { brief, choices, n, prose = [] } = lastVersion(record)
  return work.draft({ brief, choices, version: n, prose }, { withModel: false })
}

/** The newest version is written, with what a model wrote kept in it; earlier prose that still fits is used again. */
export async function compose(
  record: DraftRecord,
  { work }: WritingRoom,
): Promise<{ record: DraftRecord; written: Draft }> {
  const { versions } = record
  const { brief, choices, n } = lastVersion(record)
  const written = await work.draft(
    { brief, choices, version: n, prose: versions.flatMap(({ prose = [] }) => prose) },
    { withModel: true },
  )
  const last = { ...lastVersion(record), ...(written.prose.length > 0 ? { prose: written.prose } : {}) }
  return { record: { ...record, versions: [...versions.slice(0, -1), last] }, written }
}

/** Of the version before; null for the first. */
export async function textBefore(record: DraftRecord, room: WritingRoom): Promise<string | null> {
  const earlier = record.versions.slice(0, -1)
  return earlier.length > 0 ? renderText(await writeStored({ ...record, versions: earlier }, room)) : null
}
