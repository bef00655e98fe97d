// Step: what WeCom calls an AI bot back with (long connection or URL mode: the same JSON) -> what a person sent. Null for what is none.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Content, FileReference, Incoming } from '#domain/journal/inbox-entry.ts'
import { readPress } from './press.ts'

/** What is not there, or in no shape that is known, is left out: one field that is new spoils no message. */
const lax = <Shape extends z.ZodType>(shape: Shape) => shape.optional().catch(undefined)
const words = lax(z.union([z.string(), z.number()]).transform(String))
const remote = z.object({ url: z.string(), aeskey: words })
const text = z.object({ content: z.string() })
const piece = z.object({ text: lax(text), image: lax(remote), file: lax(remote) })
const body = {
  msgtype: z.string().catch(''),
  text: lax(text),
  voice: lax(text),
  image: lax(remote),
  file: lax(remote),
  mixed: lax(z.object({ msg_item: z.array(piece.catch({})) })),
}
type Body = z.infer<z.ZodObject<typeof body>>

/** The types of the SDK put key and task on the event itself, the wire puts them one level down: both are read. */
const press = z.object({ event_key: lax(z.string()), task_id: lax(z.string()) })
const verdict = z.object({ id: words, type: words, content: words })
const event = press.extend({
  eventtype: z.string(),
  template_card_event: lax(press),
  feedback_event: lax(verdict),
})

/** A blank or a # would make another's of it. */
const name = z.string().regex(/^[^\s#]{1,256}$/)

const message = z.object({
  ...body,
  msgid: words,
  chatid: lax(name),
  chattype: words,
  from: z.object({ userid: name }),
  create_time: lax(z.coerce.number().min(1).max(1e11)),
  quote: lax(z.object(body)),
  event: lax(event),
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
  const { from, chattype, chatid, create_time: seconds } = parsed
  // What is said in a group is never answered as if it were said in private.
  const isGroup = chattype === 'group' || (chatid !== undefined && chattype !== 'single')
  const msgid = parsed.msgid || nameMessage(given)
  return {
    id: msgid,
    chat: isGroup ? `wecom:group:${chatid ?? 'unnamed'}` : `wecom:${from.userid}`,
    person: `wecom:${from.userid}`,
    isGroup,
    at: (seconds ? new Date(seconds * 1000) : now).toISOString(),
    content,
    message: msgid,
    isEdit: false,
    taskId: parsed.event?.template_card_event?.task_id ?? parsed.event?.task_id ?? null,
  }
}

/** Without an id of its own, what it says is its id: sent again it bears the same. */
function nameMessage(given: unknown): string {
  return `unnamed-${createHash('sha256').update(JSON.stringify(given)).digest('hex').slice(0, 32)}`
}

function readContent(given: Message): Content | null {
  if (given.msgtype === 'event') return given.event ? readEvent(given.event) : null
  const quoted = given.quote ? readTexts(given.quote).join('\n').trim() || null : null
  const quotedFiles = given.quote ? readFiles(given.quote) : []
  const kind = kinds[given.msgtype]
  if (!kind) return { kind: 'text', text: '', quoted, files: [] }
  const texts = readTexts(given).join('\n').trim()
  return {
    kind,
    text: given.chattype === 'group' ? stripAddress(texts) : texts,
    quoted,
    files: readFiles(given),
    ...(quotedFiles.length > 0 ? { quotedFiles } : {}),
  }
}

const kinds: Readonly<Record<string, 'text' | 'voice' | 'picture' | 'file' | 'mixed'>> = {
  text: 'text',
  voice: 'voice',
  image: 'picture',
  file: 'file',
  mixed: 'mixed',
}

/** In a group the bot is addressed, mostly first: @案头 …; else at the end. */
function stripAddress(said: string): string {
  const rest = said.replace(/^@[^\s@]{1,64}\s*/, '')
  return rest === said ? said.replace(/\s@[^\s@]{1,64}$/, '').trim() : rest
}

function readTexts({ text: said, voice, mixed }: Body): readonly string[] {
  const pieces = mixed?.msg_item.flatMap((one) => one.text?.content ?? []) ?? []
  return [said?.content, voice?.content, ...pieces].filter((one) => one !== undefined)
}

function readFiles({ image, file, mixed }: Body): readonly FileReference[] {
  const pictures = [image, ...(mixed?.msg_item.map((one) => one.image) ?? [])]
  const papers = [file, ...(mixed?.msg_item.map((one) => one.file) ?? [])]
  const refer = (kind: FileReference['kind'], { url, aeskey }: z.infer<typeof remote>): FileReference => ({
    kind,
    name: null,
    sizeBytes: null,
    at: { url, aeskey: aeskey ?? null },
  })
  return [
    ...pictures.flatMap((one) => (one ? refer('picture', one) : [])),
    ...papers.flatMap((one) => (one ? refer('file', one) : [])),
  ]
}

const verdicts: Readonly<Record<string, 'good' | 'bad' | 'cancelled'>> = {
  1: 'good',
  2: 'bad',
  3: 'cancelled',
}

function readEvent(given: z.infer<typeof event>): Content | null {
  if (given.eventtype === 'enter_chat') return { kind: 'enter' }
  if (given.eventtype === 'template_card_event') {
    const key = given.template_card_event?.event_key ?? given.event_key
    const pressed = key === undefined ? null : readPress(key)
    return pressed ? { kind: 'button', data: pressed.say, label: pressed.label } : null
  }
  if (given.eventtype !== 'feedback_event') return null
  const { id = '', type, content: words = '' } = given.feedback_event ?? {}
  const named = verdicts[type ?? '']
  return named ? { kind: 'feedback', verdict: named, about: id, words } : null
}
