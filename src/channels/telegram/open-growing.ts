// What is shown while an answer is made: a draft in private chats, else one message that changes. The reply takes its place; nothing of it is stored.
import { type Api, GrammyError } from 'grammy'

/** `answers`: the message of a group that is answered. */
interface GrowsAt {
  readonly chat: number
  readonly answers: number | null
}

export interface Growing {
  /** The full text so far. Never throws. `update` names the message that is answered. */
  show(update: string, at: GrowsAt, text: string): void
  /** The reply begins: nothing more is shown. The message that it is to stand in; null: it goes out as one of its own. */
  take(update: string): Promise<number | null>
  /** The reply did not get through: it will be tried again, and stand in the same message. */
  putBack(update: string, at: GrowsAt, message: number): void
  /** No reply follows. */
  end(update: string, text: string): void
  close(): void
}

export const usualGrowTimes = {
  /** What is answered sooner needs no sign. */
  firstMs: 900,
  /** A draft is gone after 30 s unless it is sent again. */
  againMs: 20_000,
  chatMs: 1_500,
  /** Groups take 20 messages a minute; edits count. */
  groupMs: 6_000,
}

interface Shown extends GrowsAt {
  readonly draft: number
  readonly begunAt: number
  wanted: string
  shown: string
  /** Of the message that changes; null: none was sent, or a draft is shown. */
  message: number | null
  lastAt: number
  isEnding: boolean
  sending: Promise<void> | null
  timer: ReturnType<typeof setTimeout> | undefined
}

type Wire = Pick<Api, 'sendMessage' | 'sendMessageDraft' | 'editMessageText'>

/** Characters that a message takes; the end of what grows is the newer part. */
const most = 4000
const mostKept = 2_000

export function openGrowing(wire: Wire, times: typeof usualGrowTimes = usualGrowTimes): Growing {
  const all = new Map<string, Shown>()
  /** Chats whose server knows no drafts. */
  const plain = new Set<number>()
  const take = (update: string) => takeOut(update, all)
  const pump = (one: Shown) => {
    one.sending = put(one, { wire, plain })
      .catch(() => {})
      .finally(() => {
        one.sending = null
        one.lastAt = Date.now()
        schedule(one)
      })
  }
  const schedule = (one: Shown) => {
    clearTimeout(one.timer)
    if (one.sending || one.isEnding) return
    const wait = dueAt(one, { times, isDraft: one.chat > 0 && !plain.has(one.chat) }) - Date.now()
    if (!Number.isFinite(wait)) return
    one.timer = setTimeout(() => pump(one), Math.max(0, wait))
    one.timer.unref()
  }
  return {
    show(update, at, text) {
      const one = all.get(update) ?? begin(update, at)
      one.wanted = text.length <= most ? text : `……${text.slice(-most)}`
      all.set(update, one)
      if (all.size > mostKept) take([...all.keys()][0] as string)
      schedule(one)
    },
    async take(update) {
      const one = take(update)
      await one?.sending
      return one?.message ?? null
    },
    putBack(update, at, message) {
      all.set(update, { ...begin(update, at), message, isEnding: true })
    },
    end(update, text) {
      void endWith(text, take(update), wire)
    },
    close() {
      for (const update of [...all.keys()]) take(update)
    },
  }
}

function takeOut(update: string, all: Map<string, Shown>): Shown | undefined {
  const one = all.get(update)
  all.delete(update)
  if (one) one.isEnding = true
  clearTimeout(one?.timer)
  return one
}

/** What was shown is left with its last words. */
async function endWith(text: string, one: Shown | undefined, wire: Wire): Promise<void> {
  await one?.sending
  if (one && one.message !== null) await wire.editMessageText(one.chat, one.message, text).catch(() => {})
}

/** Drafts are told apart by a number that is none of the others of this chat. */
function begin(update: string, at: GrowsAt): Shown {
  const state = {
    wanted: '',
    shown: '',
    message: null,
    lastAt: 0,
    isEnding: false,
    sending: null,
    timer: undefined,
  }
  return { ...at, begunAt: Date.now(), draft: (Number(update) % 2_000_000_000) + 1, ...state }
}

function dueAt(
  { chat, begunAt, lastAt, wanted, shown }: Shown,
  { times, isDraft }: { readonly times: typeof usualGrowTimes; readonly isDraft: boolean },
): number {
  if (lastAt === 0) return begunAt + times.firstMs
  if (wanted !== shown) return lastAt + (chat < 0 ? times.groupMs : times.chatMs)
  return isDraft ? lastAt + times.againMs : Number.POSITIVE_INFINITY
}

async function put(
  one: Shown,
  { wire, plain }: { readonly wire: Wire; readonly plain: Set<number> },
): Promise<void> {
  const text = one.wanted
  if (one.chat > 0 && !plain.has(one.chat)) {
    try {
      await wire.sendMessageDraft(one.chat, one.draft, text, { can_stop: true })
      one.shown = text
      return
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code === 429) throw error
      plain.add(one.chat)
    }
  }
  if (one.message === null) {
    const hangs =
      one.answers === null
        ? {}
        : { reply_parameters: { message_id: one.answers, allow_sending_without_reply: true } }
    const sent = await wire.sendMessage(one.chat, text, { disable_notification: true, ...hangs })
    one.message = sent.message_id
  } else if (text !== one.shown) await wire.editMessageText(one.chat, one.message, text)
  one.shown = text
}
