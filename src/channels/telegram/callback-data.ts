// Buttons: what they carry (64 bytes at most) and how it is read back.
import { InlineKeyboard } from 'grammy'
import { type Verdict, verdictNames } from '#desk/feedback.ts'
import type { Choice } from '#domain/answer.ts'

export type Press =
  | { readonly kind: 'confirm' | 'discard'; readonly token: string }
  | { readonly kind: 'feedback'; readonly verdict: Verdict; readonly turn: string }
  /** Index of the button within its message; the label is read from there. */
  | { readonly kind: 'choice'; readonly index: number }

/** One row for a waiting preview. */
export function buildPreviewButtons(token: string): InlineKeyboard {
  return new InlineKeyboard().text('入库', `y:${token}`).text('不要', `n:${token}`)
}

/** One button a row: labels are names of places and would be cut off side by side. */
export function buildChoiceButtons(choices: readonly Choice[]): InlineKeyboard {
  return choices.reduce(
    (keyboard, { label }, index) => keyboard.text(label, `c:${index}`).row(),
    new InlineKeyboard(),
  )
}

/** One row under an answer: what a reader says of it. `turn` is its ISO time, 24 characters. */
export function buildFeedbackButtons(turn: string): InlineKeyboard {
  return Object.values(verdictNames).reduce(
    (keyboard, name, index) => keyboard.text(name, `f${index}:${turn}`),
    new InlineKeyboard(),
  )
}

/** Null for anything this bot did not make: data comes from outside. */
export function decodePress(data: string): Press | null {
  const [, kind, token = ''] = /^([yn]):([\w-]{1,60})$/.exec(data) ?? []
  if (kind) return { kind: kind === 'y' ? 'confirm' : 'discard', token }
  const [, at, turn = ''] = /^f([0-2]):([\d:.TZ-]{20,30})$/.exec(data) ?? []
  const verdict = (Object.keys(verdictNames) as Verdict[])[Number(at)]
  if (at && verdict) return { kind: 'feedback', verdict, turn }
  const index = /^c:(\d{1,2})$/.exec(data)?.[1]
  return index === undefined ? null : { kind: 'choice', index: Number(index) }
}
