// Step: JSON of a request or of the message in it -> the fields that URL mode adds to what a bot is called with. Null for what is none.
import { z } from 'zod'

const schema = z.looseObject({
  encrypt: z.string().optional(),
  msgtype: z.string().optional(),
  /** The vendor asks for the text so far. */
  stream: z.looseObject({ id: z.string() }).optional(),
  response_url: z.string().optional(),
  event: z
    .looseObject({
      event_key: z.string().optional(),
      template_card_event: z.looseObject({ event_key: z.string().optional() }).optional(),
    })
    .optional(),
})

type BotBody = z.infer<typeof schema>

export function readBotBody(json: string): BotBody | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

/** What the pressed button carries; empty for anything but a press. */
export function pressedKey({ event }: BotBody): string {
  return event?.template_card_event?.event_key ?? event?.event_key ?? ''
}
