// Step: files sent into the conversation -> previews that wait; a yes or no -> stored or forgotten.
import { AppError } from '#shared/errors.ts'
import { buildPreview } from './build-preview.ts'
import type { Conversation } from './conversation.ts'
import type { Preview, ReplyEvent } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { renderOutcome } from './render-preview.ts'
import { replies } from './replies.ts'
import type { WaitingFiles } from './waiting-files.ts'

/** A bad file is reported and the others go on. */
export async function* previewFiles(conversation: Conversation): AsyncGenerator<ReplyEvent> {
  const { message, parts, waiting } = conversation
  for (const file of message.files ?? []) {
    yield { kind: 'step', text: `正在读《${file.name}》……` }
    try {
      const previews = await addPreviews(file, { parts, waiting, conversation: message.conversation })
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
  { parts, waiting, conversation }: { parts: DeskParts; waiting: WaitingFiles; conversation: string | null },
): Promise<readonly Preview[]> {
  const documents = await parts.readFile(file.bytes, file.name)
  const previews: Preview[] = []
  for (const read of documents) {
    const location = documents.length === 1 ? `upload:${file.name}` : `upload:${file.name}/${read.fileName}`
    const known = await parts.library.findSource(location)
    const preview = buildPreview(read, { token: parts.newToken(), replaces: known?.reportId ?? null })
    waiting.put({ preview, read, bytes: file.bytes, location, conversation })
    previews.push(preview)
  }
  return previews
}

/** Throws AppError `input` when the token is unknown, done or too old. */
export async function confirmWaiting(
  token: string,
  { parts, waiting }: { parts: DeskParts; waiting: WaitingFiles },
): Promise<{
  readonly id: number
  readonly outcome: 'added' | 'updated' | 'unchanged'
  readonly file: string
}> {
  const file = waiting.take(token)
  if (!file) throw new AppError('input', replies.expired, { fix: '把文件再发一次。' })
  const source = { location: file.location, file: file.read.fileName, hash: parts.hash(file.bytes) }
  try {
    const stored = await parts.storeReport({
      report: file.read.report,
      source,
      original: file.bytes,
      isSample: false,
    })
    return { ...stored, file: file.read.fileName }
  } catch (error) {
    // Not stored: it goes on waiting, so that the same yes can be given again once there is room.
    waiting.put(file)
    throw error
  }
}

/** One reply for all that wait in this conversation. */
export async function* settleFiles(
  tokens: readonly string[],
  verdict: 'confirm' | 'discard',
  { parts, waiting }: Conversation,
): AsyncGenerator<ReplyEvent> {
  if (verdict === 'discard') {
    for (const token of tokens) waiting.take(token)
    yield { kind: 'notice', text: replies.discarded(tokens.length) }
    return
  }
  const lines: string[] = []
  for (const token of tokens) {
    const { file, outcome } = await confirmWaiting(token, { parts, waiting })
    lines.push(renderOutcome(file, outcome))
  }
  yield { kind: 'notice', text: lines.join('\n') }
}
