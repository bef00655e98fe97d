// Step: a question with buttons -> a template card within WeCom's limits; the same card once a button was pressed.
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

/** What was chosen is said on the card; buttons that may still be pressed stay. */
export function buildPressedCard({ card, ...pressed }: Press, taskId: string): Json {
  const title = `已选：${pressed.label}`
  const buttons = card?.isOpen ? card.buttons : [pressed]
  return buildCard({ title, buttons, isOpen: card?.isOpen ?? false }, taskId)
}

function clip(text: string, limit: number): string {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}
