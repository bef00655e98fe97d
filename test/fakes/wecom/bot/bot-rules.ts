// Fake of the WeCom bot server: which frames it takes, what it refuses, and what people then see. A reading of the vendor's documents; no real server was asked.

import type { BotUploads } from './bot-uploads.ts'
import { checkCard } from './check-card.ts'

export interface Frame {
  readonly cmd?: string
  readonly headers: { readonly req_id: string }
  // biome-ignore lint/suspicious/noExplicitAny: what a client sends is looked at field by field
  readonly body?: any
}

export interface Ack {
  readonly errcode: number
  readonly errmsg: string
  readonly body?: unknown
}

/** One bubble as it stands in a conversation. */
export interface Bubble {
  readonly chat: string
  readonly kind: 'stream' | 'markdown' | 'template_card' | 'file' | 'image' | 'welcome'
  text: string
  card: Record<string, unknown> | null
  file: { readonly name: string; readonly bytes: Buffer } | null
  /** Of a stream: how often it was sent, and whether it was brought to an end. */
  frames: number
  isFinished: boolean
  feedback: string | null
  readonly at: number
  /** Milliseconds after the message that it answers; null for a push. */
  readonly afterMs: number | null
}

/** What was called back, and may be replied to by its req_id. */
interface Called {
  readonly kind: string
  readonly chat: string
  readonly at: number
  readonly taskId?: string | undefined
}

export interface BotState {
  readonly now: () => number
  readonly streamMs: number
  readonly called: Map<string, Called>
  /** Conversations in which somebody has written. */
  readonly known: Set<string>
  readonly bubbles: Bubble[]
  readonly streams: Map<string, { readonly bubble: Bubble; readonly since: number }>
  /** Times of what was sent to each conversation. */
  readonly sent: Map<string, number[]>
  readonly uploads: BotUploads
}

const ok: Ack = { errcode: 0, errmsg: 'ok' }
const refuse = (errcode: number, errmsg: string): Ack => ({ errcode, errmsg })
const maxBytes = 20_480
const replyMs = 24 * 3_600_000
const windowMs = 5_000

export function answerFrame(frame: Frame, state: BotState): Ack {
  switch (frame.cmd) {
    case 'ping':
      return ok
    case 'aibot_respond_msg':
      return respond(frame, state)
    case 'aibot_respond_welcome_msg':
      return welcome(frame, state)
    case 'aibot_respond_update_msg':
      return updateCard(frame, state)
    case 'aibot_send_msg':
      return push(frame, state)
    case 'aibot_upload_media_init':
      return state.uploads.begin(frame.body)
    case 'aibot_upload_media_chunk':
      return state.uploads.add(frame.body)
    case 'aibot_upload_media_finish':
      return state.uploads.finish(frame.body)
    default:
      return refuse(40008, `unknown cmd ${frame.cmd}`)
  }
}

/** Every frame counts, stream frames too: whether they do is not documented, and this is the stricter reading. */
function isOverRate(chat: string, { sent, now }: BotState): boolean {
  const times = (sent.get(chat) ?? []).filter((at) => at > now() - 3_600_000)
  const isOver = times.length >= 1000 || times.filter((at) => at > now() - 60_000).length >= 30
  if (!isOver) times.push(now())
  sent.set(chat, times)
  return isOver
}

function respond({ headers, body }: Frame, state: BotState): Ack {
  const called = state.called.get(headers.req_id)
  if (called?.kind !== 'message' || state.now() - called.at > replyMs) return refuse(846605, 'invalid req_id')
  if (isOverRate(called.chat, state)) return refuse(45009, 'api freq out of limit')
  return body?.msgtype === 'stream' ? stream(body.stream, called, state) : show(body, called, state)
}

function stream(
  // biome-ignore lint/suspicious/noExplicitAny: as above
  given: any,
  called: Called,
  state: BotState,
): Ack {
  const { id, content = '', finish = false, feedback } = given ?? {}
  if (typeof id !== 'string' || id === '') return refuse(40058, 'stream.id missing')
  if (Buffer.byteLength(content) > maxBytes) return refuse(40058, 'stream.content exceeds 20480 bytes')
  const open = state.streams.get(id)
  if (open?.bubble.isFinished) return refuse(846608, 'stream finished')
  if (open && state.now() - open.since > state.streamMs)
    return refuse(846608, 'stream message update expired')
  if (open && feedback) return refuse(40058, 'feedback only in the first frame')
  const bubble = open?.bubble ?? add({ kind: 'stream', called, text: '' }, state)
  if (!open) {
    state.streams.set(id, { bubble, since: state.now() })
    bubble.feedback = feedback?.id ?? null
  }
  Object.assign(bubble, { text: content, isFinished: finish, frames: bubble.frames + 1 })
  return ok
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function show(body: any, called: Called, state: BotState): Ack {
  const kind = body?.msgtype
  if (kind === 'markdown') {
    const text = body.markdown?.content ?? ''
    if (text === '' || Buffer.byteLength(text) > maxBytes) return refuse(40058, 'markdown.content')
    add({ kind, called, text }, state)
    return ok
  }
  if (kind === 'template_card') {
    const fault = checkCard(body.template_card)
    if (fault) return refuse(40058, fault)
    add({ kind, called, card: body.template_card }, state)
    return ok
  }
  if (kind === 'file' || kind === 'image') {
    const file = state.uploads.find(body[kind]?.media_id)
    if (!file) return refuse(40007, 'invalid media_id')
    add({ kind, called, file }, state)
    return ok
  }
  return refuse(40008, `invalid message type ${kind}`)
}

function welcome({ headers, body }: Frame, state: BotState): Ack {
  const called = state.called.get(headers.req_id)
  if (called?.kind !== 'enter_chat') return refuse(846605, 'invalid req_id')
  if (state.now() - called.at > windowMs) return refuse(846605, 'welcome window is over')
  if (body?.msgtype === 'text') add({ kind: 'welcome', called, text: body.text.content }, state)
  else if (body?.msgtype === 'template_card' && !checkCard(body.template_card)) show(body, called, state)
  else return refuse(40008, 'invalid message type')
  return ok
}

function updateCard({ headers, body }: Frame, state: BotState): Ack {
  const called = state.called.get(headers.req_id)
  if (called?.kind !== 'template_card_event') return refuse(846605, 'invalid req_id')
  if (state.now() - called.at > windowMs) return refuse(846605, 'card window is over')
  if (body?.response_type !== 'update_template_card') return refuse(40058, 'response_type')
  const card = body.template_card
  const fault = checkCard(card)
  if (fault || card.task_id !== called.taskId) return refuse(40058, fault ?? 'task_id differs')
  const bubble = state.bubbles.findLast((one) => one.card?.task_id === card.task_id)
  if (bubble) bubble.card = card
  return ok
}

function push({ body }: Frame, state: BotState): Ack {
  const chat = body?.chatid
  if (!state.known.has(chat)) return refuse(846607, 'the person has not written yet')
  if (isOverRate(chat, state)) return refuse(45009, 'api freq out of limit')
  return show(body, { kind: 'push', chat, at: state.now() }, state)
}

function add(
  { called, ...given }: Pick<Bubble, 'kind'> & Partial<Bubble> & { readonly called: Called },
  state: BotState,
): Bubble {
  const at = state.now()
  const bubble: Bubble = {
    text: '',
    card: null,
    file: null,
    frames: 0,
    isFinished: given.kind !== 'stream',
    feedback: null,
    ...given,
    chat: called.chat,
    at,
    afterMs: called.kind === 'push' ? null : at - called.at,
  }
  state.bubbles.push(bubble)
  return bubble
}
