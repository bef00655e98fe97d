// Step: take. A find that waits, and a person's yes -> the report in the library; what has changed since he looked is said before it is replaced.
import { type Find, keyOfFind } from '#domain/journal/find.ts'
import type { Place } from '#domain/place.ts'
import { findCopy, findVersion } from '#ingest/find-twin.ts'
import { readReportApart } from '#ingest/read/read-report.ts'
import { AppError } from '#shared/errors.ts'
import { lendPlace, placeReport } from './settle-document.ts'
import { type LookParts, openShelf } from './source-parts.ts'
import { changeFind, storeDocument } from './take-find.ts'

/** Throws AppError `missing` for one that does not wait, `input` where it would replace what was not said. */
export async function acceptFind(key: string, place: Place | null, parts: LookParts): Promise<Find> {
  const { finds } = parts.journal
  const find = await finds.read(key)
  const bytes = await finds.readBytes(key)
  if (find?.state !== 'waiting' || bytes === null || find.file === null) throw decided()
  const hash = parts.hash(bytes)
  const read = await readWaiting(find, bytes, parts)
  const document = { ...read, hash, bytes, location: find.address }
  const source = { location: find.address, file: read.file, hash }
  const shelf = openShelf(parts.store)
  const copy = await findCopy({ report: read.report, source, isSample: false }, shelf)
  if (copy) {
    const reportId = copy.stored.summary.id
    await parts.store.addSource(reportId, source)
    return finish(find, { state: 'known', reportId }, parts)
  }
  const lent = lendPlace(read.report, place)
  const report = lent ? placeReport(read.report, lent) : read.report
  const version = await findVersion({ report, source, isSample: false }, shelf)
  const replaces = version?.stored.summary.id ?? null
  if (replaces !== (find.reading?.replaces ?? null) && replaces !== null) {
    await finds.update(
      key,
      (present) => present && { ...present, reading: present.reading && { ...present.reading, replaces } },
    )
    throw notSaid(find.title)
  }
  const reportId = await storeDocument(document, { place, into: replaces }, parts)
  return finish(find, { state: 'stored', reportId }, parts)
}

/** Not asked for again. Throws AppError `missing` for one that does not wait. */
export async function refuseFind(key: string, parts: LookParts): Promise<void> {
  const find = await parts.journal.finds.read(key)
  if (find?.state !== 'waiting') throw decided()
  await finish(find, { state: 'refused' }, parts)
}

async function readWaiting({ file }: Find, bytes: Uint8Array, parts: LookParts) {
  const documents = await parts.fileReader.read(bytes, file ?? '')
  const document = documents.find(({ fileName }) => fileName.endsWith(file ?? '')) ?? documents[0]
  if (!document || file === null) throw decided()
  return { report: await readReportApart(document.file, document.fileName, parts), file }
}

async function finish(
  find: Find,
  change: { readonly state: Find['state']; readonly reportId?: number },
  parts: LookParts,
): Promise<Find> {
  const settled = changeFind(find, change, parts)
  await parts.journal.finds.update(keyOfFind(find), () => settled)
  return settled
}

function decided(): AppError {
  return new AppError('missing', '这份已经处理过了。', { fix: '刷新一下页面，看还有哪些等着看。' })
}

function notSaid(title: string): AppError {
  return new AppError('input', `“${title}”还没有入库：库里多了它的另一个版本，入库会替换它。`, {
    fix: '要替换就再点一次入库；不要就点不要。',
  })
}
