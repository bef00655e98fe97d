// Step: one address -> the report on that page, or the documents attached to a page that carries nothing else.
import type { FileReader } from '#ports/file-reader.ts'
import type { FileSystem } from '#ports/file-system.ts'
import type { FetchedFile, WebSource } from '#ports/web-source.ts'
import { AppError } from '#shared/errors.ts'
import { type ReadingDeps, readReportApart } from './read/read-report.ts'
import { stampReading } from './read/reading-stamp.ts'
import type { AgainDeps } from './read-again.ts'
import { sayReason } from './say-reason.ts'
import { type FileOutcome, storeDocuments, type Tally } from './store-documents.ts'

/** A document that a page links to and that was not taken in. */
export interface Attachment {
  readonly name: string
  readonly address: string
}

export interface AddressDeps extends AgainDeps {
  readonly fileSystem: Pick<FileSystem, 'hash'>
  readonly webSource: WebSource
}

/** A page with less text of its own only introduces its attachments; reports have some 5,000 characters. */
const shortestReport = 300
/** Of one page; a report has one or two. */
const mostAttachments = 10

/** Whether an argument is an address and not a path. */
export function isAddress(path: string): boolean {
  return /^[a-z][a-z\d+.-]{1,20}:\/\//i.test(path)
}

/** Stores what the address gives; the address is its location, so that the same address again replaces it. */
export async function ingestAddress(
  address: string,
  tally: Tally,
  deps: AddressDeps,
): Promise<{ readonly outcome: FileOutcome; readonly offered: readonly Attachment[] }> {
  const fetched = await deps.webSource.fetch(address)
  const location = URL.canParse(address) ? stripFragment(address) : address
  const hash = deps.fileSystem.hash(fetched.bytes)
  const known = await deps.store.findSource(location)
  if (known?.hash === hash && known.stamp === stampReading(deps.book)) {
    tally.unchanged++
    return { outcome: 'unchanged', offered: [] }
  }
  const documents = await deps.fileReader.read(fetched.bytes, fetched.fileName)
  const attachments = listAttachments(documents[0], fetched)
  if (attachments.length > 0 && !(await carriesReport(documents[0], deps)))
    return { outcome: await ingestAttachments(attachments, tally, deps), offered: [] }
  const file = { location, name: fetched.fileName, bytes: fetched.bytes, hash, isSample: false, documents }
  return { outcome: await storeDocuments(file, tally, deps), offered: attachments }
}

function stripFragment(address: string): string {
  const url = new URL(address)
  url.hash = ''
  return url.href
}

type Page = Awaited<ReturnType<FileReader['read']>>[number] | undefined

/** Documents that a page links to, each address once. */
export function listAttachments(page: Page, fetched: FetchedFile): Attachment[] {
  const seen = new Set<string>()
  return (page?.file.links ?? []).flatMap(({ text, href }) => {
    if (!URL.canParse(href, fetched.address)) return []
    const address = stripFragment(new URL(href, fetched.address).href)
    if (seen.has(address) || seen.size >= mostAttachments) return []
    seen.add(address)
    return [{ name: text || address, address }]
  })
}

async function carriesReport(page: Page, deps: ReadingDeps): Promise<boolean> {
  if (!page) return false
  try {
    const { passages } = await readReportApart(page.file, page.fileName, deps)
    return passages.reduce((sum, passage) => sum + passage.text.length, 0) >= shortestReport
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

async function ingestAttachments(
  attachments: readonly Attachment[],
  tally: Tally,
  deps: AddressDeps,
): Promise<FileOutcome> {
  const outcomes: FileOutcome[] = []
  for (const { name, address } of attachments) {
    try {
      outcomes.push(await ingestAttachment({ name, address }, tally, deps))
    } catch (error) {
      if (error instanceof AppError && error.kind === 'busy') throw error
      tally.failed.push({ file: name, reason: sayReason(error) })
      outcomes.push('failed')
    }
  }
  return outcomes.find((outcome) => outcome !== 'unchanged') ?? 'unchanged'
}

async function ingestAttachment(
  { name, address }: Attachment,
  tally: Tally,
  deps: AddressDeps,
): Promise<FileOutcome> {
  const { bytes, fileName } = await deps.webSource.fetch(address)
  const hash = deps.fileSystem.hash(bytes)
  const known = await deps.store.findSource(address)
  if (known?.hash === hash && known.stamp === stampReading(deps.book)) {
    tally.unchanged++
    return 'unchanged'
  }
  const shown = nameAttachment(name, fileName)
  const documents = await deps.fileReader.read(bytes, shown)
  const file = { location: address, name: shown, bytes, hash, isSample: false, documents }
  return storeDocuments(file, tally, deps)
}

/** P020250304.docx says nothing; the linked words are the document's title. */
export function nameAttachment(words: string, fileName: string): string {
  if (/[\u4e00-\u9fff]/.test(fileName)) return fileName
  const ending = /\.[a-z]{2,5}$/i.exec(fileName)?.[0] ?? ''
  const title = words.replace(/^附件\s?\d{0,2}\s?[:：.、]?\s?/, '').replace(/[\\/]/g, ' ')
  if (!/[\u4e00-\u9fff]/.test(title)) return fileName
  return title.toLowerCase().endsWith(ending.toLowerCase()) ? title : `${title}${ending}`
}
