// Step: what WeCom calls an AI bot back with (long connection or URL mode: the same JSON) -> what a person sent. Null for what is none.
import { z } from 'zod'
import type { Content, FileReference, Incoming } from '#domain/journal/inbox-entry.ts'
import { readPress } from './press.ts'

const remote = z.object({ url: z.string(), aeskey: z.string().optional() })
const text = z.object({ content: z.string() })
const piece = z.object({ msgtype: z.string(), text: text.optional(), image: remote.optional() })
const body = {
  msgtype: z.string(),
  text: text.optional(),
  voice: text.optional(),
  image: remote.optional(),
  file: remote.optional(),
  video: remote.optional(),
  mixed: z.object({ msg_item: z.array(piece) }).optional(),
}
type Body = z.infer<z.ZodObject<typeof body>>

/** The types of the SDK put key and task on the event itself, the wire puts them one level down: both are read. */
const press = z.object({ event_key: z.string().optional(), task_id: z.string().optional() })
const verdict = z.object({
  id: z.string().optional(),
  type: z.number().optional(),
  content: z.string().optional(),
})
const event = press.extend({
  eventtype: z.string(),
  template_card_event: press.optional(),
  feedback_event: verdict.optional(),
})

const message = z.object({
  ...body,
  msgid: z.string().min(1),
  chatid: z.string().optional(),
  chattype: z.string().optional(),
  from: z.object({ userid: z.string().min(1) }),
  create_time: z.number().optional(),
  quote: z.object(body).optional(),
  event: event.optional(),
})
type Message = z.infer<typeof message>

export type Decoded = Omit<Incoming, 'channel' | 'back'> & {
  /** Of a pressed card; null for anything else. */
  readonly taskId: string | null
}

/** `now` stands in where the message bears no time. Data comes from outside: what does not fit is null. */
export function decodeBotMessage(given: unknown, now: Date): Decoded | null {
  const parsed = message.safeParse(given).data
  const content = parsed ? readContent(parsed) : null
  if (!parsed || !content) return null
  const { msgid, from, chattype, chatid, create_time: seconds } = parsed
  const isGroup = chattype === 'group' && chatid !== undefined
  return {
    id: msgid,
    chat: isGroup ? `wecom:group:${chatid}` : `wecom:${from.userid}`,
    person: `wecom:${from.userid}`,
    isGroup,
    at: (seconds ? new Date(seconds * 1000) : now).toISOString(),
    content,
    message: msgid,
    isEdit: false,
    taskId: parsed.event?.template_card_event?.task_id ?? parsed.event?.task_id ?? null,
  }
}

function readContent(given: Message): Content | null {
  if (given.msgtype === 'event') return given.event ? readEvent(given.event) : null
  const quoted = given.quote ? readTexts(given.quote).join('\n').trim() || null : null
  const kind = kinds[given.msgtype]
  if (!kind) return { kind: 'text', text: '', quoted, files: [] }
  const texts = readTexts(given).join('\n').trim()
  return {
    kind,
    text: given.chattype === 'group' ? stripAddress(texts) : texts,
    quoted,
    files: readFiles(given),
  }
}

const kinds: Readonly<Record<string, 'text' | 'voice' | 'picture' | 'file' | 'mixed'>> = {
  text: 'text',
  voice: 'voice',
  image: 'picture',
  file: 'file',
  mixed: 'mixed',
}

/** In a group the bot is addressed first: @案头 …. */
function stripAddress(said: string): string {
  return said.replace(/^@[^\s@]{1,64}\s*/, '')
}

function readTexts({ text: said, voice, mixed }: Body): readonly string[] {
  const pieces = mixed?.msg_item.flatMap((one) => one.text?.content ?? []) ?? []
  return [said?.content, voice?.content, ...pieces].filter((one) => one !== undefined)
}

function readFiles({ image, file, mixed }: Body): readonly FileReference[] {
  const pictures = [image, ...(mixed?.msg_item.map((one) => one.image) ?? [])]
  const refer = (kind: FileReference['kind'], { url, aeskey }: z.infer<typeof remote>): FileReference => ({
    kind,
    name: null,
    sizeBytes: null,
    at: { url, aeskey: aeskey ?? null },
  })
  return [
    ...pictures.flatMap((one) => (one ? refer('picture', one) : [])),
    ...(file ? [refer('file', file)] : []),
  ]
}

const verdicts = { 1: 'good', 2: 'bad', 3: 'cancelled' } as const

function readEvent(given: z.infer<typeof event>): Content | null {
  if (given.eventtype === 'enter_chat') return { kind: 'enter' }
  if (given.eventtype === 'template_card_event') {
    const key = given.template_card_event?.event_key ?? given.event_key
    const pressed = key === undefined ? null : readPress(key)
    return pressed ? { kind: 'button', data: pressed.say, label: pressed.label } : null
  }
  if (given.eventtype !== 'feedback_event') return null
  const { id = '', type, content: words = '' } = given.feedback_event ?? {}
  const named = verdicts[type as 1 | 2 | 3]
  return named ? { kind: 'feedback', verdict: named, about: id, words } : null
}
