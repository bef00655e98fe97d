// Bubbles that grow: shown within a second, paced, moved on to a new one before WeCom's deadline, and always brought to an end.
import { createHash } from 'node:crypto'
import type { WSClient } from '@wecom/aibot-node-sdk'
import { type Failure, isStreamOver, readFailure } from './read-failure.ts'

export interface Streams {
  /** A message came that may be replied to by its req_id; `feedback` names the reply in verdicts. False: it came before, and goes on as it is. */
  begin(reqId: string, of: { readonly chat: string; readonly feedback: string }): boolean
  /** The full text so far, as soon as the pace allows. Does nothing for a message that was replied to. */
  show(reqId: string, text: string): void
  /**
   * The reply stands in the bubble: null. `none`: there is no bubble that takes it, it goes out as a message. What a process before this
   * one left under way is found by its name.
   */
  finish(reqId: string, text: string): Promise<Failure | 'none' | null>
  /** Forgets a message that needs no reply; what was shown of it, also before a restart, ends with `text`. */
  end(reqId: string, text: string): void
  /** All that is open ends with `text`. */
  close(text: string): Promise<void>
}

export const usualStreamTimes = {
  /** Between the first frames of a message, so that what is under way and the first words are seen soon. */
  soonMs: 800,
  /** Between two frames of a bubble after them; with cards and files it keeps a conversation under 30 a minute. */
  paceMs: 3000,
  /** WeCom ends a stream six minutes after its first frame. */
  rotateMs: 330_000,
}

/** Frames of a message that follow each other sooner. */
const soonFrames = 3
/** Growing frames of a conversation in a minute; with the sends of the delivery they stay under the 30 that WeCom takes. */
const mostFrames = 14
const minuteMs = 60_000

/** After so many bubbles nothing is coming any more. */
const mostBubbles = 4
/** Messages remembered; a reply to an older one goes out as a message of its own. */
const mostKept = 2000

const words = {
  goesOn: '还在办，结果见下一条。',
  given: '这一条没有等到结果，请再问一次。',
  below: '见下一条。',
}

interface Stream {
  readonly reqId: string
  readonly chat: string
  readonly feedback: string
  id: string
  /** Of the first frame of this bubble; null: nothing was shown yet. */
  since: number | null
  lastAt: number
  wanted: string
  shown: string
  bubbles: number
  /** Of the message, in all of its bubbles. */
  frames: number
  /** `lost`: nobody knows what is shown; `over`: it can no longer be changed. */
  broken: 'lost' | 'over' | null
  isEnding: boolean
  sending: Promise<void> | null
  timer: ReturnType<typeof setTimeout> | undefined
}

type Wire = Pick<WSClient, 'replyStream'>

interface Parts {
  readonly streams: Map<string, Stream>
  /** Messages that this process has begun to reply to. */
  readonly begun: Set<string>
  readonly wire: Wire
  readonly times: typeof usualStreamTimes
  /** When each conversation was sent a growing frame. */
  readonly grown: Map<string, readonly number[]>
}

export function openStreams(wire: Wire, times: typeof usualStreamTimes = usualStreamTimes): Streams {
  const streams = new Map<string, Stream>()
  const begun = new Set<string>()
  const parts = { streams, begun, wire, times, grown: new Map<string, readonly number[]>() }
  return {
    begin(reqId, of) {
      if (streams.has(reqId)) return false
      open({ reqId, ...of }, parts)
      return true
    },
    show(reqId, text) {
      const stream = streams.get(reqId)
      if (!stream || text === '') return
      stream.wanted = text
      pump(stream, parts)
    },
    finish: (reqId, text) => finish(reqId, text, parts),
    end(reqId, text) {
      const isShown = begun.has(reqId) ? (streams.get(reqId)?.since ?? null) !== null : text !== ''
      if (isShown) void finish(reqId, text, parts)
      else take(reqId, streams)
    },
    async close(text) {
      const open = [...streams.values()].filter(({ since, sending }) => since !== null || sending)
      await Promise.all(open.map(({ reqId }) => finish(reqId, text, parts)))
      for (const reqId of [...streams.keys()]) take(reqId, streams)
    },
  }
}

function open({ reqId, chat, feedback }: Pick<Stream, 'reqId' | 'chat' | 'feedback'>, parts: Parts): void {
  const { streams, begun } = parts
  streams.set(reqId, {
    ...{ reqId, chat, feedback, id: nameBubble(reqId, 1), since: null, lastAt: 0, wanted: '', shown: '' },
    ...{ bubbles: 1, frames: 0, broken: null, isEnding: false, sending: null, timer: undefined },
  })
  begun.add(reqId)
  const [oldest] = streams.keys()
  if (streams.size > mostKept && oldest !== undefined) take(oldest, streams)
  const [first] = begun
  if (begun.size > mostKept && first !== undefined) begun.delete(first)
}

/** The same after a restart: a bubble that was left under way is brought to its end by it. */
function nameBubble(reqId: string, nth: number): string {
  return createHash('sha256').update(`${reqId}\n${nth}`).digest('hex').slice(0, 32)
}

async function sendFrame(
  stream: Stream,
  { text, isLast }: { readonly text: string; readonly isLast: boolean },
  { wire }: Parts,
): Promise<void> {
  const isFirst = stream.since === null
  stream.since ??= Date.now()
  stream.lastAt = Date.now()
  stream.frames++
  const feedback = isFirst && stream.feedback !== '' ? { id: stream.feedback } : undefined
  const { reqId, id } = stream
  await wire.replyStream({ headers: { req_id: reqId } }, id, text, isLast, undefined, feedback)
  stream.shown = text
}

/** One frame at a time; whatever came meanwhile goes with the next. A frame that fails ends the growing, not the reply. */
function pump(stream: Stream, parts: Parts): void {
  if (stream.sending || stream.isEnding || stream.broken) return
  clearTimeout(stream.timer)
  const { soonMs, paceMs, rotateMs } = parts.times
  const now = Date.now()
  const pacedAt = stream.since === null ? now : stream.lastAt + (stream.frames < soonFrames ? soonMs : paceMs)
  const dueAt = Math.max(now, pacedAt, freeAt(stream, parts))
  const rotateAt = stream.since === null ? Number.POSITIVE_INFINITY : stream.since + rotateMs
  const isNew = stream.wanted !== stream.shown
  if (now < rotateAt && !(isNew && dueAt <= now)) {
    const wakeAt = isNew ? Math.min(dueAt, rotateAt) : rotateAt
    if (Number.isFinite(wakeAt)) stream.timer = setTimeout(() => pump(stream, parts), wakeAt - now)
    return
  }
  const work = now >= rotateAt ? rotate(stream, parts) : grow(stream, parts)
  stream.sending = work
    .catch((error: unknown) => {
      stream.broken = readBreak(readFailure(error))
      stream.lastAt = Date.now()
    })
    .finally(() => {
      stream.sending = null
      pump(stream, parts)
    })
}

function grow(stream: Stream, parts: Parts): Promise<void> {
  const since = Date.now() - minuteMs
  const times = (parts.grown.get(stream.chat) ?? []).filter((at) => at > since)
  parts.grown.delete(stream.chat)
  parts.grown.set(stream.chat, [...times, Date.now()])
  const [quietest] = parts.grown.keys()
  if (parts.grown.size > mostKept && quietest !== undefined) parts.grown.delete(quietest)
  return sendFrame(stream, { text: stream.wanted, isLast: false }, parts)
}

/** When the conversation may be sent another growing frame. */
function freeAt({ chat }: Stream, { grown }: Parts): number {
  const oldest = grown.get(chat)?.at(-mostFrames)
  return oldest === undefined ? 0 : oldest + minuteMs
}

async function rotate(stream: Stream, parts: Parts): Promise<void> {
  const isLast = stream.bubbles >= mostBubbles
  await sendFrame(stream, { text: isLast ? words.given : words.goesOn, isLast: true }, parts)
  if (isLast) parts.streams.delete(stream.reqId)
  stream.broken = isLast ? 'over' : null
  stream.since = null
  stream.shown = ''
  stream.bubbles++
  stream.id = nameBubble(stream.reqId, stream.bubbles)
}

function take(reqId: string, streams: Parts['streams']): Stream | null {
  const stream = streams.get(reqId) ?? null
  streams.delete(reqId)
  if (stream) stream.isEnding = true
  clearTimeout(stream?.timer)
  return stream
}

async function finish(reqId: string, text: string, parts: Parts): Promise<Failure | 'none' | null> {
  if (!parts.begun.has(reqId)) open({ reqId, chat: '', feedback: '' }, parts)
  const stream = take(reqId, parts.streams)
  if (!stream) return 'none'
  await stream.sending
  // After a lost ack a late one would be credited to the next frame: the reply does not go by this req_id.
  if (stream.broken) {
    leave(stream, parts)
    return 'none'
  }
  try {
    await sendFrame(stream, { text, isLast: true }, parts)
    return null
  } catch (error) {
    const failure = readFailure(error)
    if (failure.kind === 'code' && isStreamOver(failure)) return 'none'
    if (failure.kind === 'lost') leave(stream, parts)
    // It did not get through, and may be tried again.
    if (failure.kind !== 'lost') parts.streams.set(reqId, Object.assign(stream, { isEnding: false }))
    return failure
  }
}

/** A bubble that may stand somewhere is not left hanging, whether its last frame is acknowledged or not: the reply follows as a message. */
function leave(stream: Stream, parts: Parts): void {
  if (stream.since !== null && stream.broken !== 'over')
    void sendFrame(stream, { text: words.below, isLast: true }, parts).catch(() => {})
}

/** 45009 and a connection that broke heal; a stream that is over, or whose ack was lost, does not. */
function readBreak(failure: Failure): Stream['broken'] {
  if (failure.kind === 'lost') return 'lost'
  return failure.kind === 'code' && isStreamOver(failure) ? 'over' : null
}
