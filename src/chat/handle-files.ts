// Step: files sent into the conversation -> previews that wait; a yes or no -> stored or forgotten.
import type { Preview } from '#desk/previews/preview.ts'
import type { ReportCorrection } from '#desk/report-desk.ts'
import { AppError } from '#shared/errors.ts'
import type { ReplyEvent } from './chat.ts'
import type { Conversation } from './conversation.ts'
import { renderOutcome } from './render-preview.ts'
import { replies } from './replies.ts'

/** A bad file is reported and the others go on. */
export async function* previewFiles({ message, desk }: Conversation): AsyncGenerator<ReplyEvent> {
  const { reader, conversation, files = [] } = message
  for (const file of files) {
    yield { kind: 'step', text: `正在读《${file.name}》……` }
    try {
      for (const preview of await desk.previewFile(reader, file, conversation))
        yield { kind: 'preview', preview }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      yield { kind: 'error', text: `《${file.name}》没读成：${error.message}`, fix: error.fix }
    }
  }
}

/** An address alone, with its title above it at most; null for words in which one stands. */
export function readSentAddress(text: string): string | null {
  if (text.length > 2100) return null
  return /^(?:[^\n?？]{1,80}\n)?(https?:\/\/[^\s<>"'，。；）]{4,2000})$/i.exec(text)?.[1] ?? null
}

export async function* previewAddress(
  address: string,
  { message: { reader, conversation }, desk }: Conversation,
): AsyncGenerator<ReplyEvent> {
  yield { kind: 'step', text: '正在读这个网址……' }
  for (const preview of await desk.previewAddress(reader, address, conversation))
    yield { kind: 'preview', preview }
}

/** The newest file that waits in this conversation, corrected. Null when none waits. */
export async function amendNewest(
  correction: ReportCorrection,
  { message, desk }: Conversation,
): Promise<Preview | null> {
  const token = (await desk.listPreviews(message.reader, message.conversation)).at(-1)
  return token === undefined ? null : desk.amendPreview(message.reader, token, correction)
}

/** For all that wait in this conversation, a reply each: what was stored is told even when the next one fails. */
export async function* settleFiles(
  tokens: readonly string[],
  verdict: 'confirm' | 'discard',
  { message, desk }: Conversation,
): AsyncGenerator<ReplyEvent> {
  const { reader } = message
  if (verdict === 'discard') {
    for (const token of tokens) await desk.discardPreview(reader, token)
    yield { kind: 'notice', text: replies.discarded(tokens.length) }
    return
  }
  for (const token of tokens) {
    const { file, outcome } = await desk.confirmPreview(reader, token)
    yield { kind: 'notice', text: renderOutcome(file, outcome) }
  }
}
