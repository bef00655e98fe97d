// Step: files sent into the conversation -> previews that wait; a yes or no -> stored or forgotten.

import { buildPreview } from '#desk/build-preview.ts'
import type { Preview, ReplyEvent } from '#desk/desk.ts'
import type { DeskParts } from '#desk/desk-parts.ts'
import type { WaitingFiles } from '#desk/waiting-files.ts'
import type { MetadataPatch } from '#ports/library.ts'
import { AppError } from '#shared/errors.ts'
import type { Conversation } from './conversation.ts'
import { renderOutcome } from './render-preview.ts'
import { replies } from './replies.ts'

/** Whose the preview is; `conversation` null: the page, where no word confirms it. */
interface Sender {
  readonly person: string
  readonly conversation: string | null
}

/** A bad file is reported and the others go on. */
export async function* previewFiles(conversation: Conversation): AsyncGenerator<ReplyEvent> {
  const { message, parts, waiting } = conversation
  for (const file of message.files ?? []) {
    yield { kind: 'step', text: `正在读《${file.name}》……` }
    try {
      const previews = await addPreviews(file, { parts, waiting, sender: message })
      for (const preview of previews) yield { kind: 'preview', preview }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      yield { kind: 'error', text: `《${file.name}》没读成：${error.message}`, fix: error.fix }
    }
  }
}

/** One preview a document of the file. Throws AppError `input` with the reason when it cannot be read or is refused. */
export async function addPreviews(
  file: { readonly name: string; readonly bytes: Uint8Array },
  { parts, waiting, sender }: { parts: DeskParts; waiting: WaitingFiles; sender: Sender },
): Promise<readonly Preview[]> {
  const name = cleanFileName(file.name)
  const documents = await parts.readFile(file.bytes, name)
  const previews: Preview[] = []
  for (const read of documents) {
    const isInner = documents.length > 1 || read.fileName !== name
    const location = `upload:${name}${isInner ? `#${read.fileName}` : ''}`
    const known = await parts.library.findSource(location)
    const preview = buildPreview(read, { token: parts.newToken(), replaces: known?.reportId ?? null })
    const { person, conversation } = sender
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

/** The newest file that waits in this conversation, corrected. Null when none waits. */
export function amendNewest(patch: MetadataPatch, { message, waiting }: Conversation): Preview | null {
  const token = waiting.list(message).at(-1)
  return token === undefined ? null : amendWaiting({ person: message.person, token, patch }, waiting)
}

/** The waiting file with the correction in it; its token stays. Null when it is unknown, another's, done or too old. */
export function amendWaiting(
  { person, token, patch }: { person: string; token: string; patch: MetadataPatch },
  waiting: WaitingFiles,
): Preview | null {
  const file = waiting.take(person, token)
  if (!file) return null
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

/** Throws AppError `missing` when the token is unknown, another's, done or too old. */
export async function confirmWaiting(
  person: string,
  token: string,
  { parts, waiting }: { parts: DeskParts; waiting: WaitingFiles },
): Promise<{
  readonly id: number
  readonly outcome: 'added' | 'updated' | 'unchanged'
  readonly file: string
}> {
  const waited = waiting.take(person, token)
  if (!waited) throw new AppError('missing', replies.expired, { fix: '把文件再发一次。' })
  const { read, bytes, location, patch } = waited
  const file = cleanFileName(read.fileName)
  const source = { location, file, hash: parts.hash(bytes) }
  try {
    const { id, outcome } = await parts.storeReport({
      report: read.report,
      source,
      original: bytes,
      isSample: false,
    })
    if (Object.keys(patch).length > 0) await parts.library.setMetadata(id, patch)
    return { id, outcome: outcome === 'joined' ? 'unchanged' : outcome, file }
  } catch (error) {
    // Not stored: it goes on waiting, so that the same yes can be given again once there is room.
    waiting.put(waited)
    throw error
  }
}

/** For all that wait in this conversation, a reply each: what was stored is told even when the next one fails. */
export async function* settleFiles(
  tokens: readonly string[],
  verdict: 'confirm' | 'discard',
  { message, parts, waiting }: Conversation,
): AsyncGenerator<ReplyEvent> {
  if (verdict === 'discard') {
    for (const token of tokens) waiting.take(message.person, token)
    yield { kind: 'notice', text: replies.discarded(tokens.length) }
    return
  }
  for (const token of tokens) {
    const { file, outcome } = await confirmWaiting(message.person, token, { parts, waiting })
    yield { kind: 'notice', text: renderOutcome(file, outcome) }
  }
}
