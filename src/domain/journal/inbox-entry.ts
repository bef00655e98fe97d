// Record of the journal: what a person sent in a channel, kept before it is acknowledged. Its key names channel and id.
import { z } from 'zod'
import type { Json } from '#shared/json.ts'

/** A file that stays with the channel until it is needed (`Channel.fetch`). */
export interface FileReference {
  readonly kind: 'file' | 'picture' | 'voice'
  /** Null where the channel names none; the format is told by the bytes. */
  readonly name: string | null
  readonly sizeBytes: number | null
  /** What the channel fetches it by. */
  readonly at: Json
}

export type Content =
  | {
      /** `voice`: the text is what the channel heard, empty where it gives none. `mixed`: text among pictures. */
      readonly kind: 'text' | 'voice' | 'picture' | 'file' | 'mixed'
      /** Empty where nothing was written. */
      readonly text: string
      /** The message that this one answers; null for none. */
      readonly quoted: string | null
      readonly files: readonly FileReference[]
      /** Of the message that this one answers; absent for none. */
      readonly quotedFiles?: readonly FileReference[]
    }
  /** `data` is what the channel put into the button, `label` what stood on it (null where the channel does not say). */
  | { readonly kind: 'button'; readonly data: string; readonly label: string | null }
  /** The person opened the conversation. */
  | { readonly kind: 'enter' }
  /** A verdict given by the channel's own means; `about` is the id that the reply carried. `cancelled`: it was taken back. */
  | {
      readonly kind: 'feedback'
      readonly verdict: 'good' | 'bad' | 'cancelled'
      readonly about: string
      readonly words: string
    }

export interface Incoming {
  /** `telegram:BOT`, `wecom-bot:BOTID`, `wecom-app:AGENTID`. */
  readonly channel: string
  /** Unique in the channel: the same message delivered again bears the same. */
  readonly id: string
  /** `telegram:123`, `wecom:zhangsan`, `wecom:group:ID`: the conversation. */
  readonly chat: string
  /** `telegram:123`, `wecom:zhangsan`. */
  readonly person: string
  readonly isGroup: boolean
  /** What the channel calls the person, or the group; absent where it says nothing. */
  readonly name?: string | null
  /** ISO time, by the channel's clock where it gives one. */
  readonly at: string
  /** Its place among the others of the chat, where the channel counts them: they may come in another order. */
  readonly order?: number
  readonly content: Content
  /** The message's name within its chat; null where the channel has none. An edited message bears that of the one it changes. */
  readonly message: string | null
  /** The person changed a message sent before: it is answered anew. */
  readonly isEdit: boolean
  /** What the channel needs for the reply (req_id, response_url, message id); kept as it is. */
  readonly back: Json
  /** Names what was sent together and comes one by one (an album of Telegram): it is one message. Absent for what came alone. */
  readonly album?: string
}

/**
 * `waiting` for its turn; `working`: begun, and begun again after a crash; `done`: its replies lie in the outbox; `stopped` by
 * the person; `replaced` by an edit of it, or by the first of its album, which holds it now; `failed`: begun too often, the process ended each time.
 */
export type InboxState = 'waiting' | 'working' | 'done' | 'stopped' | 'replaced' | 'failed'

export interface InboxEntry extends Incoming {
  readonly state: InboxState
  /** How often it was begun. */
  readonly tries: number
  /** ISO time at which it was taken. */
  readonly takenAt: string
  /** ISO time of the answer it got: what a verdict on the reply is about. Absent where it got none. */
  readonly turn?: string
  /** Ids of the others of its album, whose files and words it holds. */
  readonly joined?: readonly string[]
}

const file: z.ZodType<FileReference> = z.looseObject({
  kind: z.enum(['file', 'picture', 'voice']),
  name: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  at: z.json(),
})

const content: z.ZodType<Content> = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.enum(['text', 'voice', 'picture', 'file', 'mixed']),
    text: z.string(),
    quoted: z.string().nullable(),
    files: z.array(file),
    quotedFiles: z.array(file).optional(),
  }),
  z.looseObject({ kind: z.literal('button'), data: z.string(), label: z.string().nullable() }),
  z.looseObject({ kind: z.literal('enter') }),
  z.looseObject({
    kind: z.literal('feedback'),
    verdict: z.enum(['good', 'bad', 'cancelled']),
    about: z.string(),
    words: z.string(),
  }),
])

export const inboxEntrySchema: z.ZodType<InboxEntry> = z.looseObject({
  channel: z.string(),
  id: z.string(),
  chat: z.string(),
  person: z.string(),
  isGroup: z.boolean(),
  name: z.string().nullable().optional(),
  at: z.string(),
  order: z.number().optional(),
  content,
  message: z.string().nullable(),
  isEdit: z.boolean(),
  back: z.json(),
  state: z.enum(['waiting', 'working', 'done', 'stopped', 'replaced', 'failed']),
  tries: z.number(),
  takenAt: z.string(),
  turn: z.string().optional(),
  album: z.string().optional(),
  joined: z.array(z.string()).optional(),
})

/** Names of channels hold no space. */
export function inboxKey({ channel, id }: Pick<Incoming, 'channel' | 'id'>): string {
  return `${channel} ${id}`
}
