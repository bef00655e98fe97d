// Step: a button pressed in a chat -> what it does. In: what the button carries, the same in every channel (64 bytes at most).
import type { ReplyEvent } from '#chat/chat.ts'
import { checkPreviewed } from '#chat/commands/check-previewed.ts'
import { showNumbers, showPassage } from '#chat/commands/go-back.ts'
import { renderOutcome } from '#chat/render-preview.ts'
import { replies } from '#chat/replies.ts'
import type { Desk } from '#desk/desk.ts'
import { type Verdict, verdictNames, verdicts } from '#desk/feedback.ts'
import type { Reader } from '#domain/reader.ts'

export type Press =
  | { readonly kind: 'confirm' | 'discard' | 'check'; readonly token: string }
  | { readonly kind: 'draft'; readonly token: string }
  | { readonly kind: 'feedback'; readonly verdict: Verdict; readonly turn: string }
  | { readonly kind: 'passage'; readonly n: number; readonly turn: string }
  | { readonly kind: 'chart'; readonly turn: string }

/** What a button carries, as `readPress` reads it back. */
export const pressCodes = {
  confirm: (token: string) => `y:${token}`,
  discard: (token: string) => `n:${token}`,
  check: (token: string) => `k:${token}`,
  draft: (token: string) => `w:${token}`,
  /** `at`: which of `verdictNames`; `turn` is the ISO time of the answer, 24 characters. */
  feedback: (at: number, turn: string) => `f${at}:${turn}`,
  passage: (n: number, turn: string) => `o${n}:${turn}`,
  chart: (turn: string) => `g:${turn}`,
}

const tokenKinds = { y: 'confirm', n: 'discard', k: 'check', w: 'draft' } as const

/** Pressed once, none of the buttons beside it means anything. */
export function isDecision(data: string): boolean {
  return ['confirm', 'discard'].includes(readPress(data)?.kind ?? '')
}

/** Null for anything this program did not make: data comes from outside. */
export function readPress(data: string): Press | null {
  const [, kind, token = ''] = /^([ynkw]):([\w-]{1,60})$/.exec(data) ?? []
  if (kind) return { kind: tokenKinds[kind as keyof typeof tokenKinds], token }
  const [, code, n = '', turn = ''] = /^([fog])(\d{0,3}):([\d:.TZ-]{20,30})$/.exec(data) ?? []
  if (code === 'g') return n === '' ? { kind: 'chart', turn } : null
  if (code === undefined || n === '') return null
  if (code === 'o') return { kind: 'passage', n: Number(n), turn }
  const verdict = verdicts[Number(n)]
  return verdict ? { kind: 'feedback', verdict, turn } : null
}

/** Throws AppError where it is over, or another person's. What is to be drafted is said in the talk: `answer-incoming` does so. */
export async function answerPress(
  press: Exclude<Press, { readonly kind: 'draft' }>,
  { conversation, reader, desk }: Pressing,
): Promise<readonly ReplyEvent[]> {
  switch (press.kind) {
    case 'passage':
      return [await showPassage(press.n, { conversation, reader, desk, at: press.turn })]
    case 'chart':
      return showNumbers('png', { conversation, reader, desk, at: press.turn })
    case 'feedback': {
      const { turn, verdict } = press
      await desk.giveFeedback(reader, { conversation, turn, verdict })
      return [{ kind: 'notice', text: `记下了：${verdictNames[verdict]}。` }]
    }
    case 'check':
      return [await checkPreviewed(press.token, { reader, desk })]
    case 'discard':
      await desk.discardPreview(reader, press.token)
      return [{ kind: 'notice', text: replies.withdrawn, endsButtons: true }]
    case 'confirm': {
      const { file, outcome } = await desk.confirmPreview(reader, press.token)
      return [{ kind: 'notice', text: renderOutcome(file, outcome), endsButtons: true }]
    }
  }
}

interface Pressing {
  readonly conversation: string
  readonly reader: Reader
  readonly desk: Desk
}
