// The desk's verbs over files that are handed in: each is previewed, may be corrected, and enters after a yes.

import type { PlaceParts } from '#desk/place-desk.ts'
import { type ReportCorrection, readCorrection } from '#desk/report-desk.ts'
import type { Reader } from '#domain/reader.ts'
import type { MetadataPatch } from '#domain/stored-report.ts'
import type { ReadFile } from '#ingest/read-file.ts'
import type { ReportStore, StoreRequest } from '#ports/report-store.ts'
import { AppError } from '#shared/errors.ts'
import { buildPreview } from './build-preview.ts'
import type { Preview } from './preview.ts'
import { openWaitingFiles, type WaitingFiles } from './waiting-files.ts'

export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface StoredPreview {
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
  /** Tokens that wait for this person's yes in this conversation, oldest first. */
  listPreviews(reader: Reader, conversation: string): Promise<readonly string[]>
  /** Throws AppError `input` for no known place, `missing` for a token that is unknown or another person's. */
  amendPreview(reader: Reader, token: string, correction: ReportCorrection): Promise<Preview>
  /** Throws AppError `missing` when the token is unknown, another person's, done or too old. */
  confirmPreview(reader: Reader, token: string): Promise<StoredPreview>
  /** Throws AppError `missing` as `confirmPreview` does. */
  discardPreview(reader: Reader, token: string): Promise<void>
}

export interface PreviewParts extends Pick<PlaceParts, 'parsePlace'> {
  readonly store: ReportStore
  readFile(bytes: Uint8Array, name: string): Promise<readonly ReadFile[]>
  /** Stores as ingest would (`joined`: the same report is there from another file), and wakes what makes vectors. */
  readonly storeReport: (
    request: StoreRequest,
  ) => Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' | 'unchanged' | 'joined' }>
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
    previewFile: ({ person }, file, conversation) => previewFile(file, { person, conversation }, room),
    listPreviews: async ({ person }, conversation) => waiting.list({ person, conversation }),
    amendPreview: async ({ person }, token, correction) =>
      amend({ person, token, patch: readCorrection(correction, parts) }, waiting),
    confirmPreview: ({ person }, token) => confirm(person, token, room),
    discardPreview: async ({ person }, token) => {
      if (!waiting.take(person, token)) throw expired()
    },
  }
}

async function previewFile(
  file: SentFile,
  { person, conversation }: { person: string; conversation: string | null },
  { readFile, store, newToken, waiting }: Room,
): Promise<readonly Preview[]> {
  const name = cleanFileName(file.name)
  const documents = await readFile(file.bytes, name)
  const previews: Preview[] = []
  for (const read of documents) {
    const isInner = documents.length > 1 || read.fileName !== name
    const location = `upload:${name}${isInner ? `#${read.fileName}` : ''}`
    const known = await store.findSource(location)
    const preview = buildPreview(read, { token: newToken(), replaces: known?.reportId ?? null })
    waiting.put({ preview, read, bytes: file.bytes, location, person, conversation, patch: {} })
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
function amend(
  { person, token, patch }: { person: string; token: string; patch: MetadataPatch },
  waiting: WaitingFiles,
): Preview {
  const file = waiting.take(person, token)
  if (!file) throw expired()
  const { read, preview } = file
  const all = { ...file.patch, ...patch }
  const sure = { from: 'person', confidence: 1 } as const
  const evidence = {
    ...read.report.metadata.evidence,
    ...Object.fromEntries(Object.keys(all).map((key) => [key, sure])),
  }
  const report = { ...read.report, metadata: { ...read.report.metadata, ...all, evidence } }
  const amended = buildPreview({ ...read, report }, preview)
  waiting.put({ ...file, preview: amended, patch: all })
  return amended
}

async function confirm(
  person: string,
  token: string,
  { waiting, store, storeReport, hash }: Room,
): Promise<StoredPreview> {
  const waited = waiting.take(person, token)
  if (!waited) throw expired()
  const { read, bytes, location, patch } = waited
  const file = cleanFileName(read.fileName)
  const source = { location, file, hash: hash(bytes) }
  try {
    const { id, outcome } = await storeReport({
      report: read.report,
      source,
      original: bytes,
      isSample: false,
    })
    if (Object.keys(patch).length > 0) await store.setMetadata(id, patch)
    return { id, outcome: outcome === 'joined' ? 'unchanged' : outcome, file }
  } catch (error) {
    // Not stored: it goes on waiting, so that the same yes can be given again once there is room.
    waiting.put(waited)
    throw error
  }
}

function expired(): AppError {
  return new AppError('missing', '这份预览已经处理过，或者放得太久了。', { fix: '要入库请把文件再发一次。' })
}
