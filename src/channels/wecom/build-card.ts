// Step: a question with buttons -> a template card within WeCom's limits; the same card once a button was pressed.
import { isDecision } from '#chat/delivery/answer-press.ts'
import type { Json } from '#shared/json.ts'
import { type CardText, type Press, writePress } from './press.ts'

/** Characters and counts that a card takes. */
const most = { title: 26, button: 10, buttons: 6 }

/** `taskId`: unique, of digits, letters, _ - @. */
export function buildCard(card: CardText, taskId: string): Json {
  const fitting = { ...card, buttons: card.buttons.slice(0, most.buttons) }
  return {
    card_type: 'button_interaction',
    main_title: { title: clip(card.title, most.title) },
    button_list: fitting.buttons.map(({ label }, at) => ({
      text: clip(label, most.button),
      style: 2,
      key: writePress(fitting, at),
    })),
    task_id: taskId,
  }
}

/** What was chosen is said on the card; buttons that may still be pressed stay. `isOver`: what it stands under is. */
export function buildPressedCard({ card, ...pressed }: Press, taskId: string, isOver = false): Json {
  if (isOver) return closeCard('已经处理过，或者过了时候', '已失效', taskId)
  const title = `已选：${pressed.label}`
  if (!card?.isOpen || isDecision(pressed.say)) return closeCard(title, title, taskId)
  return buildCard({ ...card, title }, taskId)
}

/**
 * A button has to be there. `replace_text` makes it grey by the vendor's description of the app's cards; where a bot's card
 * does not know it, the press says nothing that anything follows from.
 */
function closeCard(title: string, label: string, taskId: string): Json {
  const spent = { title, buttons: [{ label, say: label }], isOpen: false }
  return { ...(buildCard(spent, taskId) as object), replace_text: clip(label, most.button) }
}

function clip(text: string, limit: number): string {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}
