// Step: what waits in the outbox for one chat -> sent, in order, each at most once unless it may have been lost. Marked before it goes out, and after.
import type { OutboxEntry } from '#domain/journal/outbox-entry.ts'
import { describeError } from '#shared/errors.ts'
import { wait } from '#shared/pace/wait.ts'
import type { Sending, SendResult } from './channel.ts'
import type { Core, OpenChannel } from './core.ts'

/** After so many sends of which nobody knows whether they arrived, it is told and not tried again. */
const mostUnsure = 3
/** A channel lets nobody reply for longer; what still waits by then is stale. */
const giveUpMs = 24 * 3_600_000
const longestWaitMs = 60_000

/** Ends when nothing waits in the chat, or the signal aborts. */
export async function sendWaiting(chat: string, open: OpenChannel, core: Core): Promise<void> {
  const { outbox } = core.journal
  const { signal } = core.stopping
  for (let failures = 0; !signal.aborted; ) {
    const query = { states: ['waiting', 'sending'], channel: open.channel.name, chat, limit: 3 } as const
    const [entry] = await outbox.list(query)
    if (!entry || !(await open.pacer.take(chat, signal))) return
    const begun = await begin(entry, core)
    if (!begun) continue
    const result = await send(begun, open, core)
    const kept = await keep(begun.key, (present) => settle(present, result, core.now()), core)
    if (kept?.state === 'refused') tellRefused(kept, core)
    failures = result.kind === 'sent' || result.kind === 'refused' ? 0 : failures + 1
    if (result.kind === 'later') await wait(Math.max(result.afterMs, backOff(failures, core.retryMs)), signal)
    if (result.kind === 'unsure' && !signal.aborted)
      core.log(`一条回复不知道到了没有，标明补发再发一次（${open.channel.name}）：${result.reason}`)
    if (result.kind === 'unsure') await wait(backOff(failures, core.retryMs), signal)
  }
}

function backOff(failures: number, firstMs: number): number {
  return Math.min(longestWaitMs, firstMs * 2 ** Math.max(0, failures - 1))
}

/** Null when the person said stop in the meantime. What is found in `sending` may have gone out before a crash. */
async function begin(entry: OutboxEntry, { journal }: Core): Promise<OutboxEntry | null> {
  let begun: OutboxEntry | null = null
  await journal.outbox.update(entry.key, (present) => {
    if (present?.state !== 'waiting' && present?.state !== 'sending') return present
    const isAgain = present.isAgain || present.state === 'sending'
    begun = { ...present, state: 'sending', isAgain, tries: present.tries + 1 }
    return begun
  })
  return begun
}

async function send(entry: OutboxEntry, { channel }: OpenChannel, core: Core): Promise<SendResult> {
  const { key, chat, person, body, fileName, isAgain } = entry
  try {
    const bytes = fileName === null ? null : await core.journal.outbox.readBytes(key)
    const file = bytes && fileName !== null ? { file: { name: fileName, bytes } } : {}
    if (isAgain) core.onAgain(entry)
    const sending: Sending = { to: { chat, person }, outgoing: { body, ...file }, isAgain }
    return await channel.send(sending, core.stopping.signal)
  } catch (error) {
    return { kind: 'unsure', reason: describeError(error) }
  }
}

function settle(present: OutboxEntry | null, result: SendResult, now: number): OutboxEntry | null {
  if (!present) return null
  if (result.kind === 'sent')
    return { ...present, state: 'sent', reason: '', receipt: result.receipt ?? null }
  const { reason } = result
  if (result.kind === 'refused') return { ...present, state: 'refused', reason, advice: result.advice }
  const isUnsure = result.kind === 'unsure'
  const isStale = now - Date.parse(present.at) > giveUpMs
  if (isStale || (isUnsure && present.tries >= mostUnsure)) {
    const advice = isUnsure
      ? '可能已经送到，也可能没有；请本人再问一次。'
      : '对方一直不收，请查网络和渠道的设置。'
    return { ...present, state: 'refused', reason, advice }
  }
  return { ...present, state: 'waiting', reason, isAgain: present.isAgain || isUnsure }
}

/** What has gone out is kept as sent, however long the disk takes to have room: it must not go out a second time. */
async function keep(
  key: string,
  next: (present: OutboxEntry | null) => OutboxEntry | null,
  core: Core,
): Promise<OutboxEntry | null> {
  for (let failures = 1; ; failures++) {
    try {
      let kept: OutboxEntry | null = null
      await core.journal.outbox.update(key, (present) => {
        kept = next(present)
        return kept
      })
      return kept
    } catch (error) {
      if (core.stopping.signal.aborted) return null
      core.log(`发出的回复没能记下，稍后再记：${describeError(error)}`)
      await wait(backOff(failures, core.retryMs), core.stopping.signal)
    }
  }
}

function tellRefused(entry: OutboxEntry, { log, undelivered }: Core): void {
  undelivered.add(entry)
  log(`有一条回复没能送到（${entry.channel}）：${entry.reason}\n→ ${entry.advice}`)
}
