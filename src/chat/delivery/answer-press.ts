// Step: a button pressed in a chat -> what it does. In: what the button carries, the same in every channel (64 bytes at most).
import type { ReplyEvent } from '#chat/chat.ts'
import { renderOutcome } from '#chat/render-preview.ts'
import { replies } from '#chat/replies.ts'
import type { Desk } from '#desk/desk.ts'
import { type Verdict, verdictNames } from '#desk/feedback.ts'
import type { Reader } from '#domain/reader.ts'

export type Press =
  | { readonly kind: 'confirm' | 'discard'; readonly token: string }
  | { readonly kind: 'feedback'; readonly verdict: Verdict; readonly turn: string }

/** What a button carries, as `readPress` reads it back. */
export const pressCodes = {
  confirm: (token: string) => `y:${token}`,
  discard: (token: string) => `n:${token}`,
  /** `at`: which of `verdictNames`; `turn` is the ISO time of the answer, 24 characters. */
  feedback: (at: number, turn: string) => `f${at}:${turn}`,
}

/** Null for anything this program did not make: data comes from outside. */
export function readPress(data: string): Press | null {
  const [, kind, token = ''] = /^([yn]):([\w-]{1,60})$/.exec(data) ?? []
  if (kind) return { kind: kind === 'y' ? 'confirm' : 'discard', token }
  const [, at, turn = ''] = /^f([0-2]):([\d:.TZ-]{20,30})$/.exec(data) ?? []
  const verdict = (Object.keys(verdictNames) as Verdict[])[Number(at)]
  return at && verdict ? { kind: 'feedback', verdict, turn } : null
}

/** Throws AppError where it is over, or another person's. */
export async function answerPress(
  press: Press,
  {
    conversation,
    reader,
    desk,
  }: { readonly conversation: string; readonly reader: Reader; readonly desk: Desk },
): Promise<ReplyEvent> {
  if (press.kind === 'feedback') {
    const { turn, verdict } = press
    await desk.giveFeedback(reader, { conversation, turn, verdict })
    return { kind: 'notice', text: `记下了：${verdictNames[verdict]}。` }
  }
  if (press.kind === 'discard') {
    await desk.discardPreview(reader, press.token)
    return { kind: 'notice', text: replies.withdrawn }
  }
  const { file, outcome } = await desk.confirmPreview(reader, press.token)
  return { kind: 'notice', text: renderOutcome(file, outcome) }
}
