// Tool: the answers that the vendor is fetching: it asks again and again for the text so far, until it is told that nothing more comes or six minutes are over.
import { splitText } from '#chat/split-text.ts'
import type { CardText } from '../press.ts'
import { utf8Length } from '../utf8-length.ts'

/** What is shown when it asks. */
interface Shown {
  readonly text: string
  readonly isFinished: boolean
  /** Shown below the text with its last fetch. */
  readonly card: CardText | null
  /** Bytes, shown with the last fetch. */
  readonly pictures: readonly Uint8Array[]
}

/** What is said at once. */
interface Part {
  readonly text: string
  readonly card?: CardText | null
  readonly picture?: Uint8Array | null
}

export interface Streams {
  /** The stream's message came at that time (milliseconds); told again after a restart. */
  begin(name: string, startedMs: number): void
  /** What is under way; gone as soon as a part of the answer is there. */
  show(name: string, text: string): void
  /** Resolves with true once the vendor has fetched a text with this part; false: it will not, say it another way. */
  add(name: string, part: Part): Promise<boolean>
  /** Nothing more comes. */
  finish(name: string, text: string): void
  poll(name: string): Shown
}

interface Stream {
  startedMs: number
  progress: string
  parts: Part[]
  lastAddMs: number
  isFinished: boolean
  /** Told at the next fetch. */
  readonly waiting: Set<() => void>
}

export interface StreamLimits {
  /** Of one text, in UTF-8. */
  readonly mostBytes: number
  /** After so long the answer goes on elsewhere; the vendor stops at six minutes. */
  readonly mostMs: number
  /** An answer to which nothing was added for so long is whole. */
  readonly quietMs: number
  /** A part that is not fetched within this time is said another way. */
  readonly patienceMs: number
}

export const usualLimits: StreamLimits = {
  mostBytes: 20_480,
  mostMs: 330_000,
  quietMs: 1_500,
  patienceMs: 15_000,
}

const lateText = '还在办，办完另发。'
/** Between the parts of an answer. */
const between = '\n\n'
const lateBytes = utf8Length(between + lateText)
const nothingText = '这一条没有答完，请再问一次。'
/** In one stream (the vendor's limit). */
const mostPictures = 10
/** Streams that are remembered; the oldest go first. */
const mostStreams = 5_000

/** `now` in milliseconds. */
export function openStreams(now: () => number, limits: StreamLimits = usualLimits): Streams {
  const find = openMemory(now)
  const isLate = ({ startedMs }: Stream) => now() - startedMs >= limits.mostMs
  const clip = (text: string) => splitText(text, limits.mostBytes - lateBytes, utf8Length)[0] ?? ''
  return {
    begin(name, startedMs) {
      const stream = find(name)
      stream.startedMs = Math.min(stream.startedMs, startedMs)
    },
    show(name, text) {
      find(name).progress = clip(text)
    },
    async add(name, part) {
      const stream = find(name)
      const whole = [...stream.parts, part]
      const isFull = utf8Length(joinParts(whole)) > limits.mostBytes || countPictures(whole) > mostPictures
      if (stream.isFinished || isLate(stream) || isFull) return false
      stream.parts.push(part)
      stream.lastAddMs = now()
      return isFetched(stream, part, limits.patienceMs)
    },
    finish(name, text) {
      const stream = find(name)
      if (stream.parts.length === 0) stream.progress = clip(text)
      stream.isFinished = true
    },
    poll(name) {
      const stream = find(name)
      const isWhole = stream.parts.length > 0 && now() - stream.lastAddMs >= limits.quietMs
      if (isLate(stream) && !stream.isFinished && stream.parts.length === 0)
        stream.progress = [stream.progress, lateText].filter(Boolean).join(between)
      if (isWhole || isLate(stream)) stream.isFinished = true
      for (const tell of stream.waiting) tell()
      stream.waiting.clear()
      return showNow(stream)
    },
  }
}

function joinParts(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join(between)
}

/** What stands on the buttons below is not said above them once more. */
function leaveOffered(text: string, { buttons }: NonNullable<Part['card']>): string {
  const offered = new Set(buttons.map(({ label }) => `〔${label}〕`))
  return text
    .split('\n')
    .filter((line) => !offered.has(line))
    .join('\n')
}

function countPictures(parts: readonly Part[]): number {
  return parts.filter(({ picture }) => picture).length
}

function showNow({ parts, progress, isFinished }: Stream): Shown {
  const text = parts.length > 0 ? joinParts(parts) : progress
  if (!isFinished) return { text, isFinished, card: null, pictures: [] }
  const card = parts.findLast((one) => one.card)?.card ?? null
  return {
    text: (card ? leaveOffered(text, card) : text) || nothingText,
    isFinished,
    card,
    pictures: parts.flatMap(({ picture }) => picture ?? []),
  }
}

/** Finds also a stream that a process before this one began: the vendor goes on asking for it. */
function openMemory(now: () => number): (name: string) => Stream {
  const streams = new Map<string, Stream>()
  return (name) => {
    const known = streams.get(name)
    if (known) return known
    const fresh = {
      progress: '',
      parts: [],
      lastAddMs: 0,
      isFinished: false,
      waiting: new Set<() => void>(),
    }
    const stream: Stream = { startedMs: now(), ...fresh }
    streams.set(name, stream)
    const [oldest] = streams.keys()
    if (streams.size > mostStreams && oldest !== undefined) streams.delete(oldest)
    return stream
  }
}

/** A part that nobody fetched is taken out again: it will be said another way. */
function isFetched(stream: Stream, part: Part, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const tell = () => {
      clearTimeout(timer)
      resolve(true)
    }
    const timer = setTimeout(() => {
      stream.waiting.delete(tell)
      stream.parts = stream.parts.filter((one) => one !== part)
      resolve(false)
    }, patienceMs)
    stream.waiting.add(tell)
  })
}
