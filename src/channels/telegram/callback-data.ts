// Buttons: what they carry (64 bytes at most); it is read back in chat/delivery/answer-press.ts.
import { pressCodes } from '#chat/delivery/answer-press.ts'
import { verdictNames } from '#desk/feedback.ts'
import type { Choice } from '#domain/answer.ts'

interface Button {
  readonly text: string
  readonly callback_data: string
}
type Rows = Button[][]

/** One row for a waiting preview. */
export function buildPreviewButtons(token: string): Rows {
  return [
    [
      { text: '入库', callback_data: pressCodes.confirm(token) },
      { text: '不要', callback_data: pressCodes.discard(token) },
    ],
  ]
}

/** One button a row: labels are names of places and would be cut off side by side. */
export function buildChoiceButtons(choices: readonly Choice[]): Rows {
  return choices.map(({ label }, index) => [{ text: label, callback_data: `c:${index}` }])
}

/** One row under an answer: what a reader says of it. `turn` is its ISO time, 24 characters. */
export function buildFeedbackButtons(turn: string): Rows {
  return [
    Object.values(verdictNames).map((text, at) => ({ text, callback_data: pressCodes.feedback(at, turn) })),
  ]
}
