// Record of the journal: one message of a channel on its way to a person, kept before it is sent. Its key is that of the inbox entry and a number.
import { z } from 'zod'
import type { Json } from '#shared/json.ts'

/** One message as the channel will send it, within the channel's limits. */
export interface Outgoing {
  /** Everything but the bytes: text, buttons, what the reply hangs on. Kept as it is. */
  readonly body: Json
  /** A document or picture that goes with it. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
}

/**
 * `waiting` for its turn; `sending`: it may have gone out; `sent`; `refused`: it cannot be delivered, `reason` and `advice` say
 * why; `dropped`: the person said stop before it went out.
 */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'refused' | 'dropped'

export interface OutboxEntry {
  readonly key: string
  readonly channel: string
  readonly chat: string
  /** Null where it is for whoever reads the chat. */
  readonly person: string | null
  readonly body: Json
  /** The bytes lie beside the entry until it is sent. */
  readonly fileName: string | null
  readonly state: OutboxState
  /** How often sending was begun. */
  readonly tries: number
  /** It may have gone out before: it goes out marked 补发. */
  readonly isAgain: boolean
  /** ISO time at which it was put here. */
  readonly at: string
  readonly reason: string
  readonly advice: string
  /** What the channel called it once it was sent. */
  readonly receipt: string | null
}

export const outboxEntrySchema: z.ZodType<OutboxEntry> = z.looseObject({
  key: z.string(),
  channel: z.string(),
  chat: z.string(),
  person: z.string().nullable(),
  body: z.json(),
  fileName: z.string().nullable(),
  state: z.enum(['waiting', 'sending', 'sent', 'refused', 'dropped']),
  tries: z.number(),
  isAgain: z.boolean(),
  at: z.string(),
  reason: z.string(),
  advice: z.string(),
  receipt: z.string().nullable(),
})
