// The desk's verbs over files that are handed in: each is previewed, may be corrected, and enters after a yes.

import { type CorrectionParts, type ReportCorrection, readCorrection } from '#desk/report-desk.ts'
import type { Reader } from '#domain/reader.ts'
import type { MetadataPatch } from '#domain/stored-report.ts'
import type { ReadFile } from '#ingest/read-file.ts'
import type { ReportStore, StoreRequest } from '#ports/report-store.ts'
import type { Views } from '#ports/views.ts'
import { AppError } from '#shared/errors.ts'
import { buildPreview } from './build-preview.ts'
import { correctReading, findReplaced } from './find-replaced.ts'
import type { Preview } from './preview.ts'
import { openWaitingFiles, type WaitingFile, type WaitingFiles } from './waiting-files.ts'

export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

interface StoredPreview {
  readonly id: number
  readonly outcome: 'added' | 'updated' | 'unchanged'
  readonly file: string
}

export interface PreviewDesk {
  /**
   * One preview a document of the file. `conversation`: where a typed 确认 counts; null for a channel with buttons of its own.
   * Throws AppError `input` with the reason when the file cannot be read or is refused.
   */
  previewFile(reader: Reader, file: SentFile, conversation: string | null): Promise<readonly Preview[]>
  /** The same of what lies at an address. Throws AppError `setting` where its host is not allowed, `remote` where it does not come. */
  previewAddress(reader: Reader, address: string, conversation: string | null): Promise<readonly Preview[]>
  /** Tokens that wait for this person's yes in this conversation, oldest first. */
  listPreviews(reader: Reader, conversation: string): Promise<readonly string[]>
  /** Throws AppError `input` for no known place, `missing` for a token that is unknown or another person's. */
  amendPreview(reader: Reader, token: string, correction: ReportCorrection): Promise<Preview>
  /** Throws AppError `missing` when the token is unknown, another person's, done or too old, `input` when it would replace what the preview did not name. */
  confirmPreview(reader: Reader, token: string): Promise<StoredPreview>
  /** The file itself, which goes on waiting. Throws AppError `missing` as `confirmPreview` does. */
  readPreviewed(reader: Reader, token: string): Promise<SentFile>
  /** Throws AppError `missing` as `confirmPreview` does. */
  discardPreview(reader: Reader, token: string): Promise<void>
}

export interface PreviewParts extends CorrectionParts {
  readonly views: Views
  readonly store: ReportStore
  readFile(bytes: Uint8Array, name: string): Promise<readonly ReadFile[]>
  /** As the port WebSource. */
  readonly fetchAddress: (
    address: string,
  ) => Promise<{ readonly bytes: Uint8Array; readonly fileName: string }>
  /** Stores it with the stamp of the present reading, new or into the report that the request names. */
  readonly storeReport: (
    request: StoreRequest,
  ) => Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' }>
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  /** Unguessable, of [A-Za-z0-9_-], at most 44 characters: it must fit a Telegram button. */
  readonly newToken: () => string
  readonly now: () => Date
}

type Room = PreviewParts & { readonly waiting: WaitingFiles }

/** Previews are held in memory: nothing was promised yet. */
export function openPreviewDesk(parts: PreviewParts): PreviewDesk {
  const room: Room = { ...parts, waiting: openWaitingFiles(() => parts.now().getTime()) }
  const { waiting } = room
  return {
    previewFile: (reader, file, conversation) => previewFile({ ...file, conversation }, reader, room),
    async previewAddress(reader, address, conversation) {
      const { bytes, fileName } = await parts.fetchAddress(address)
      return previewFile({ name: fileName, bytes, conversation }, reader, room)
    },
    listPreviews: async ({ person }, conversation) => waiting.list({ person, conversation }),
    amendPreview: async (reader, token, correction) =>
      amend({ token, patch: readCorrection(correction, parts) }, reader, room),
    confirmPreview: (reader, token) => confirm(token, reader, room),
    async readPreviewed({ person }, token) {
      const file = waiting.look(person, token)
      if (!file) throw expired()
      return { name: file.preview.file, bytes: file.bytes }
    },
    discardPreview: async ({ person }, token) => {
      if (!waiting.take(person, token)) throw expired()
    },
  }
}

async function previewFile(
  { name: given, bytes, conversation }: SentFile & { readonly conversation: string | null },
  reader: Reader,
  { readFile, views, hash, newToken, waiting }: Room,
): Promise<readonly Preview[]> {
  const name = cleanFileName(given)
  const documents = await readFile(bytes, name)
  const previews: Preview[] = []
  for (const read of documents) {
    const isInner = documents.length > 1 || read.fileName !== name
    const token = newToken()
    // Named by this upload alone: two towns call their files by the same name.
    const location = `upload:${token}${isInner ? `#${read.fileName}` : ''}`
    const file = { read, bytes, hash: hash(bytes), location, person: reader.person, conversation, patch: {} }
    const replaces = await findReplaced(file, views.viewFor(reader))
    const preview = buildPreview(read, { token, replaces })
    waiting.put({ ...file, preview })
    previews.push(preview)
  }
  return previews
}

/** Names come from outside: no folders, no control or direction characters, no endless ones. */
function cleanFileName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? ''
  const clean = base.replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  return clean.slice(-120) || '未命名文件'
}

/** The waiting file with the correction in it; its token stays. */
async function amend(
  { token, patch }: { readonly token: string; readonly patch: MetadataPatch },
  reader: Reader,
  { waiting, views }: Room,
): Promise<Preview> {
  const waited = waiting.take(reader.person, token)
  if (!waited) throw expired()
  try {
    const file = { ...waited, patch: { ...waited.patch, ...patch } }
    const replaces = await findReplaced(file, views.viewFor(reader))
    const preview = buildPreview(correctReading(file), { token, replaces })
    waiting.put({ ...file, preview })
    return preview
  } catch (error) {
    waiting.put(waited)
    throw error
  }
}

async function confirm(token: string, reader: Reader, room: Room): Promise<StoredPreview> {
  let waited = room.waiting.take(reader.person, token)
  if (!waited) throw expired()
  try {
    const replaces = await findReplaced(waited, room.views.viewFor(reader))
    const said = waited.preview.replaces
    if (replaces && !replaces.isKept && (replaces.reportId !== said?.reportId || said.isKept)) {
      waited = { ...waited, preview: { ...waited.preview, replaces } }
      throw notSaid(waited.preview.file, replaces.name)
    }
    return await storeWaiting({ ...waited, preview: { ...waited.preview, replaces } }, room)
  } catch (error) {
    // Not stored: it goes on waiting, so that the same yes can be given again.
    room.waiting.put(waited)
    throw error
  }
}

async function storeWaiting(
  { read, bytes, hash, location, patch, preview: { replaces } }: WaitingFile,
  { store, storeReport }: Room,
): Promise<StoredPreview> {
  const file = cleanFileName(read.fileName)
  const source = { location, file, hash }
  const hasPatch = Object.keys(patch).length > 0
  if (replaces?.isKept) {
    await store.addSource(replaces.reportId, source)
    if (hasPatch) await store.setMetadata(replaces.reportId, patch)
    return { id: replaces.reportId, outcome: 'unchanged', file }
  }
  const request = { report: read.report, source, original: bytes, isSample: false }
  const { id, outcome } = await storeReport(replaces ? { ...request, into: replaces.reportId } : request)
  if (hasPatch) await store.setMetadata(id, patch)
  return { id, outcome, file }
}

/** What has come in since the preview is not replaced unasked. */
function notSaid(file: string, name: string): AppError {
  return new AppError('input', `“${file}”还没有入库：预览以后库里多了《${name}》，入库会替换它。`, {
    fix: '要替换就再确认一次；不要就放弃这份。',
  })
}

function expired(): AppError {
  return new AppError('missing', '这份预览已经处理过，或者放得太久了。', { fix: '要入库请把文件再发一次。' })
}
