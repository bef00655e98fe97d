// Tool: keeps sends within the rates of a channel. Counts what went out in each conversation and in all; what is over is forgotten.

import { wait } from '#shared/pace/wait.ts'
import type { Channel, Rate } from './channel.ts'

export interface Pacer {
  /** Waits until one more may go out in this chat, and counts it; false when the signal aborted first. */
  take(chat: string, signal: AbortSignal): Promise<boolean>
  /** Counts one more if it may go out now. */
  tryTake(chat: string): boolean
}

/** Chats are looked through for what is over after so many sends. */
const sweepEvery = 1000

/** `now` in milliseconds. */
export function openPacer(pace: Channel['pace'], now: () => number = Date.now): Pacer {
  const overall: number[] = []
  const chats = new Map<string, number[]>()
  let sends = 0
  const waitMs = (chat: string) =>
    Math.max(
      measureWait(overall, pace.overall, now()),
      measureWait(chats.get(chat) ?? [], pace.chat(chat), now()),
    )
  const count = (chat: string) => {
    const sent = chats.get(chat) ?? []
    sent.push(now())
    overall.push(now())
    chats.set(chat, sent)
    forget(overall, pace.overall, now())
    forget(sent, pace.chat(chat), now())
    if (++sends % sweepEvery === 0)
      for (const [name, times] of chats) {
        forget(times, pace.chat(name), now())
        if (times.length === 0) chats.delete(name)
      }
  }
  return {
    async take(chat, signal) {
      for (let ms = waitMs(chat); ms > 0 && !signal.aborted; ms = waitMs(chat)) await wait(ms, signal)
      if (signal.aborted) return false
      count(chat)
      return true
    },
    tryTake(chat) {
      if (waitMs(chat) > 0) return false
      count(chat)
      return true
    },
  }
}

/** Milliseconds until each of the rates allows one more; `times` ascend. */
function measureWait(times: readonly number[], rates: readonly Rate[], now: number): number {
  const waits = rates.map(({ most, inMs }) => {
    const oldest = times.at(-most)
    return oldest === undefined ? 0 : oldest + inMs - now
  })
  return Math.max(0, ...waits)
}

function forget(times: number[], rates: readonly Rate[], now: number): void {
  const longest = Math.max(0, ...rates.map(({ inMs }) => inMs))
  const first = times.findIndex((time) => time > now - longest)
  times.splice(0, first < 0 ? times.length : first)
}
