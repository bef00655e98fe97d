// Step: one message of the inbox -> its replies in the outbox, in the update that ends it. Begun again after a crash; ended once.
import type { ReplyEvent } from '#chat/chat.ts'
import { type InboxEntry, type InboxState, inboxKey } from '#domain/journal/inbox-entry.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import type { Parcel } from '#ports/journal.ts'
import { AppError, describeError } from '#shared/errors.ts'
import type { Addressee } from './channel.ts'
import { type Core, type Ending, laneOf, type OpenChannel } from './core.ts'
import { openUnderWay } from './open-under-way.ts'

/** A message during which the process ended so often is not begun again: it may be what ends it. */
const mostTries = 6

const failed: ReplyEvent = {
  kind: 'error',
  text: '这一条没有办成。',
  fix: '请换个说法再发一次；还是不行，请告诉管理员。',
}
const unfinished: ReplyEvent = {
  kind: 'error',
  text: '刚才的回复可能没有发全。',
  fix: '请再问一次。',
}

/** What a stop leaves of the message. */
const statesOf: Readonly<Record<Ending, InboxState>> = {
  stopped: 'stopped',
  replaced: 'replaced',
  closing: 'waiting',
}

export async function answerEntry(entry: InboxEntry, open: OpenChannel, core: Core): Promise<void> {
  const key = inboxKey(entry)
  let isBegun = false
  await core.journal.inbox.update(key, (present) => {
    isBegun = present?.state === 'waiting' || present?.state === 'working'
    return isBegun && present ? { ...present, state: 'working', tries: present.tries + 1 } : present
  })
  if (!isBegun) return
  if (entry.tries >= mostTries) {
    core.log(`有一条消息办了${entry.tries}次都没有办完，不再办（${entry.channel}）。`)
    return finish(entry, 'failed', await encodeAll([failed], entry, open, core), core)
  }
  const stop = new AbortController()
  const lane = laneOf(entry)
  core.running.set(lane, { incoming: entry, end: (why) => stop.abort(why) })
  try {
    const { outgoing, turn } = await collect(entry, stop.signal, open, core)
    if (stop.signal.aborted) await endEarly(entry, stop.signal.reason as Ending, open, core)
    else await finish({ ...entry, ...(turn === null ? {} : { turn }) }, 'done', outgoing, core)
  } finally {
    core.running.delete(lane)
  }
}

/** Encoded as they come; what a model writes is shown while it is written. */
async function collect(
  entry: InboxEntry,
  signal: AbortSignal,
  open: OpenChannel,
  core: Core,
): Promise<{ readonly outgoing: readonly Outgoing[]; readonly turn: string | null }> {
  const underWay = openUnderWay(entry, open, core)
  const outgoing: Outgoing[] = []
  let turn: string | null = null
  try {
    for await (const event of core.answer(entry, open.channel, signal)) {
      if (signal.aborted) break
      underWay.show(event)
      if (event.kind === 'answer') turn = event.at ?? turn
      outgoing.push(...(await open.channel.encode(event, entry)))
    }
  } catch (error) {
    core.log(`一条消息没有答成（${entry.channel}）：${describeError(error)}${sayCause(error)}`)
    const told: ReplyEvent =
      error instanceof AppError ? { kind: 'error', text: error.message, fix: error.fix } : unfinished
    outgoing.push(...(await encodeAll([told], entry, open, core)))
  } finally {
    underWay.close()
  }
  return { outgoing, turn }
}

/** Only what was put in words for the log: other causes may hold an address with its key. */
function sayCause(error: unknown): string {
  const cause = error instanceof AppError ? error.cause : null
  return typeof cause === 'string' ? `（${cause}）` : ''
}

/** A reply that cannot be encoded is told in the log: there is nothing left to send. */
export async function encodeAll(
  events: readonly ReplyEvent[],
  to: Addressee,
  { channel }: OpenChannel,
  { log }: Pick<Core, 'log'>,
): Promise<readonly Outgoing[]> {
  try {
    const encoded: Outgoing[] = []
    for (const event of events) encoded.push(...(await channel.encode(event, to)))
    return encoded
  } catch (error) {
    log(`一条提示没有发出（${channel.name}）：${describeError(error)}`)
    return []
  }
}

async function endEarly(entry: InboxEntry, why: Ending, { channel }: OpenChannel, core: Core): Promise<void> {
  await core.journal.inbox.update(
    inboxKey(entry),
    (present) =>
      present && { ...present, state: statesOf[why], tries: present.tries - (why === 'closing' ? 1 : 0) },
  )
  channel.end?.(entry, why === 'closing' ? '正在停机，重新启动后接着办。' : '停下了。')
}

async function finish(
  entry: InboxEntry,
  state: InboxState,
  outgoing: readonly Outgoing[],
  { journal, now }: Core,
): Promise<void> {
  const turn = entry.turn === undefined ? {} : { turn: entry.turn }
  const parcels = wrapParcels(outgoing, entry, { key: inboxKey(entry), at: new Date(now()).toISOString() })
  await journal.inbox.finish(inboxKey(entry), (present) => present && { ...present, state, ...turn }, parcels)
}

/** `key` names what is answered; the parts follow it in their order. */
export function wrapParcels(
  outgoing: readonly Outgoing[],
  to: Pick<InboxEntry, 'channel' | 'chat' | 'person'>,
  { key, at }: { readonly key: string; readonly at: string },
): readonly Parcel[] {
  const { channel, chat, person } = to
  const state = { state: 'waiting', tries: 0, isAgain: false, reason: '', advice: '', receipt: null } as const
  return outgoing.map(({ body, file }, n) => ({
    entry: { key: `${key}#${n}`, channel, chat, person, body, fileName: file?.name ?? null, at, ...state },
    bytes: file?.bytes ?? null,
  }))
}
