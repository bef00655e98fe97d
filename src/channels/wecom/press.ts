// What a card's button carries: the words its press stands for, and the card, so that it can be shown again without memory.
import { z } from 'zod'
import { utf8Length } from './utf8-length.ts'

interface CardButton {
  readonly label: string
  /** A code of the delivery (answer-press), or the label, which then counts as typed. */
  readonly say: string
}

export interface CardText {
  readonly title: string
  readonly buttons: readonly CardButton[]
  /** After a press the others may still be pressed: citations, verdicts. Otherwise the chosen one alone stays. */
  readonly isOpen: boolean
}

export interface Press extends CardButton {
  /** Null where the card was too big to travel with its buttons. */
  readonly card: CardText | null
}

/** Bytes that a button may carry (channels of the vendor: 1024). */
const maxKeyBytes = 1024

const key = z.object({
  n: z.number().int().min(0).max(5),
  t: z.string().optional(),
  o: z.literal(1).optional(),
  b: z
    .array(z.tuple([z.string(), z.string()]))
    .min(1)
    .max(6),
})

/** Different for each button of a card, as the vendor wants it. */
export function writePress(card: CardText, at: number): string {
  const whole = JSON.stringify({
    n: at,
    t: card.title,
    ...(card.isOpen ? { o: 1 } : {}),
    b: card.buttons.map(({ label, say }) => [label, say]),
  })
  if (utf8Length(whole) <= maxKeyBytes) return whole
  const { label = '', say = '' } = card.buttons[at] ?? {}
  return JSON.stringify({ n: at, b: [[label, say]] })
}

/** Null for what no card of this house carries. */
export function readPress(text: string): Press | null {
  const parsed = parse(text)
  if (!parsed) return null
  const buttons = parsed.b.map(([label, say]) => ({ label, say }))
  const pressed = buttons[parsed.t === undefined ? 0 : parsed.n]
  if (!pressed) return null
  const card = parsed.t === undefined ? null : { title: parsed.t, buttons, isOpen: parsed.o === 1 }
  return { ...pressed, card }
}

function parse(text: string): z.infer<typeof key> | null {
  if (utf8Length(text) > maxKeyBytes) return null
  try {
    return key.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
