// Step: take. A report that a list offers -> its page or its documents, read and settled; each change is kept before the next begins.
import { type Find, type FindState, keyOfFind } from '#domain/journal/find.ts'
import type { Source } from '#domain/journal/source.ts'
import type { Place } from '#domain/place.ts'
import type { ReadReport } from '#domain/report.ts'
import { type Attachment, listAttachments, nameAttachment } from '#ingest/ingest-address.ts'
import { readReportApart } from '#ingest/read/read-report.ts'
import { stampReading } from '#ingest/read/reading-stamp.ts'
import { sayReason } from '#ingest/say-reason.ts'
import { readBaseName } from '#ingest/store-documents.ts'
import { AppError } from '#shared/errors.ts'
import { type Document, lendPlace, settleDocument } from './settle-document.ts'
import { type LookParts, openShelf, wantedKinds } from './source-parts.ts'

export interface Taking {
  readonly source: Source
  /** Whose site it is. */
  readonly place: Place | null
  readonly parts: LookParts
}

/** After so many tries a person is told and nothing is asked again. */
export const mostFailures = 3
/** A page with less text only introduces its documents. */
const shortestPage = 300

type Read = Document & { readonly bytes: Uint8Array; readonly location: string }

/** What the find, and the documents that its page brings, came to. */
export async function takeFind(find: Find, taking: Taking): Promise<readonly Find[]> {
  try {
    return await openFind(find, taking)
  } catch (error) {
    if (error instanceof AppError && ['busy', 'storage'].includes(error.kind)) throw error
    const isLasting = error instanceof AppError && (error.kind === 'input' || error.kind === 'setting')
    const failures = isLasting ? mostFailures : find.failures + 1
    return [await settle(find, { state: 'failed', reason: sayReason(error), failures }, taking)]
  }
}

async function openFind(find: Find, taking: Taking): Promise<readonly Find[]> {
  const { parts } = taking
  const known = await parts.store.findSource(find.address)
  if (known) return [await settle(find, { state: 'known', reportId: known.reportId }, taking)]
  const fetched = await parts.politeWeb.fetch(find.address)
  const name = nameAttachment(find.title, fetched.fileName)
  const documents = await parts.fileReader.read(fetched.bytes, name)
  const attachments = find.page === null ? listAttachments(documents[0], fetched) : []
  const isOnlyCover =
    attachments.length > 0 && !(await carriesText(documents[0] as (typeof documents)[number], taking))
  if (isOnlyCover) return openAttachments(find, attachments, taking)
  const found: Find[] = []
  for (const document of documents) {
    const report = await readReportApart(document.file, document.fileName, parts)
    const isInner = documents.length > 1 || document.fileName !== name
    const own = isInner ? { ...find, address: `${find.address}#${document.fileName}` } : find
    const file = readBaseName(document.fileName)
    const read = {
      report,
      file,
      hash: parts.hash(fetched.bytes),
      bytes: fetched.bytes,
      location: own.address,
    }
    found.push(await takeDocument(read, own, taking))
  }
  const isInside = found.every(({ address }) => address !== find.address)
  return isInside ? [await settle(find, { state: 'opened' }, taking), ...found] : found
}

async function carriesText(
  page: Awaited<ReturnType<LookParts['fileReader']['read']>>[number],
  { parts }: Taking,
): Promise<boolean> {
  try {
    const { passages } = await readReportApart(page.file, page.fileName, parts)
    return passages.reduce((sum, passage) => sum + passage.text.length, 0) >= shortestPage
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** Each is a find of its own; the page has done its part. */
async function openAttachments(
  find: Find,
  attachments: readonly Attachment[],
  taking: Taking,
): Promise<readonly Find[]> {
  const { finds } = taking.parts.journal
  const found: Find[] = []
  for (const { name, address } of attachments) {
    const own: Find = { ...find, address, title: nameOf(name, find), page: find.address }
    const before = await finds.read(keyOfFind(own))
    if (before === null || before.state === 'failed') found.push(...(await takeFind(own, taking)))
  }
  // A page of which one document failed is opened again, so that no document is lost with the process.
  const failed = found.find(({ state }) => state === 'failed')
  const failures = find.failures + 1
  const change = failed
    ? ({ state: 'failed', reason: failed.reason, failures } as const)
    : ({ state: 'opened' } as const)
  return [await settle(find, change, taking), ...found.filter(({ state }) => state !== 'failed')]
}

/** 附件1.docx says less than the line in the list. */
function nameOf(words: string, find: Find): string {
  return /[\u4e00-\u9fff]{5}/.test(words) ? words : find.title
}

async function takeDocument(read: Read, find: Find, taking: Taking): Promise<Find> {
  const { source, place, parts } = taking
  const kinds = wantedKinds(source.kinds, parts.book)
  const shelf = openShelf(parts.store)
  const settled = await settleDocument(read, { find, source, place, shelf, kinds })
  if (settled.kind === 'other') return settleOther(find, settled.reason, taking)
  if (settled.kind === 'known') {
    const { location, file, hash } = read
    await parts.store.addSource(settled.reportId, { location, file, hash })
    return settle(find, { state: 'known', reportId: settled.reportId }, taking)
  }
  const { reading, isSure } = settled
  const told = { reading, notes: [...new Set([...find.notes, ...settled.notes])], file: read.file }
  if (source.isTrusted && isSure) {
    const reportId = await storeDocument(read, { place, into: null }, parts)
    return settle(find, { ...told, state: 'stored', reportId }, taking)
  }
  const waiting = changeFind(find, { ...told, state: 'waiting' }, parts)
  await parts.journal.finds.keep(keyOfFind(find), waiting, read.bytes)
  return waiting
}

/** A page that should have been the report is looked at again; a document beside others is simply another one. */
function settleOther(find: Find, reason: string, taking: Taking): Promise<Find> {
  if (find.page !== null || find.address.includes('#'))
    return settle(find, { state: 'other', reason }, taking)
  return settle(find, { state: 'failed', reason, failures: find.failures + 1 }, taking)
}

/** Into the library under its address; the place of the site is lent where the text does not say its county. */
export async function storeDocument(
  { report, location, file, hash, bytes }: Read,
  { place, into }: { readonly place: Place | null; readonly into: number | null },
  { store, book }: Pick<LookParts, 'store' | 'book'>,
): Promise<number> {
  const stamp = stampReading(book)
  const request = { report, source: { location, file, hash }, original: bytes, isSample: false, stamp }
  const { id } = await store.storeReport(into === null ? request : { ...request, into })
  const lent = lendPlace(report satisfies ReadReport, place)
  if (lent) await store.setMetadata(id, { place: lent })
  return id
}

type Change = Partial<Find> & { readonly state: FindState }

export function changeFind(find: Find, change: Change, { now }: Pick<LookParts, 'now'>): Find {
  return { ...find, reason: null, ...change, at: now().toISOString() }
}

async function settle(find: Find, change: Change, { parts }: Taking): Promise<Find> {
  const settled = changeFind(find, change, parts)
  await parts.journal.finds.update(keyOfFind(find), () => settled)
  return settled
}
