// Buttons: what they carry (64 bytes at most); it is read back in chat/delivery/answer-press.ts.
import { offerButtons } from '#chat/commands/offer-buttons.ts'
import { pressCodes } from '#chat/delivery/answer-press.ts'
import type { Answer, Choice } from '#domain/answer.ts'

interface Button {
  readonly text: string
  readonly callback_data: string
}
type Rows = Button[][]

/** What may become of a waiting preview, and what can be done with it instead. */
export function buildPreviewButtons(token: string): Rows {
  return [
    [
      { text: '入库', callback_data: pressCodes.confirm(token) },
      { text: '不要', callback_data: pressCodes.discard(token) },
    ],
    [
      { text: '检查', callback_data: pressCodes.check(token) },
      { text: '按这个起草', callback_data: pressCodes.draft(token) },
    ],
  ]
}

/** One button a row: labels are names of places and would be cut off side by side. */
export function buildChoiceButtons(choices: readonly Choice[]): Rows {
  return choices.map(({ label }, index) => [{ text: label, callback_data: `c:${index}` }])
}

/** Under an answer: its passages and a picture in rows of four, then what a reader says of it. `turn` is its ISO time. */
export function buildAnswerButtons(answer: Answer, turn: string): Rows {
  const { passages, chart, verdicts } = offerButtons(answer, turn)
  const short = passages
    .slice(0, mostPassages)
    .map(({ label, code }) => ({ label: label.replace(/^看|的原文$/g, ''), code }))
  const rows = [...chunk([...short, ...(chart ? [chart] : [])], perRow), verdicts]
  return rows.map((row) => row.map(({ label, code }) => ({ text: label, callback_data: code })))
}

const perRow = 4
/** The rest open by word: 看[9]的原文. */
const mostPassages = 8

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  const rows: Item[][] = []
  for (let at = 0; at < items.length; at += size) rows.push(items.slice(at, at + size))
  return rows
}
