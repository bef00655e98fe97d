// Headline: a message is stored, acknowledged, answered in its turn, and the answer stored and sent. What the process leaves undone when it ends is done after the next start.
import type { ReplyEvent } from '#chat/chat.ts'
import { type InboxEntry, type InboxState, type Incoming, inboxKey } from '#domain/journal/inbox-entry.ts'
import { describeError } from '#shared/errors.ts'
import { encodeAll, wrapParcels } from './answer-entry.ts'
import type { Addressee, Channel, Delivery } from './channel.ts'
import { type Core, laneOf, type OpenChannel } from './core.ts'
import { openBreath } from './open-breath.ts'
import { openIntake } from './open-intake.ts'
import { openPacer } from './open-pacer.ts'
import { openSlots } from './open-slots.ts'
import { sendAside } from './open-under-way.ts'
import { type Lanes, openLanes } from './run-lane.ts'
import { takeTurns } from './take-turns.ts'
import { countUndelivered } from './undelivered.ts'

export interface DeliveryParts extends Pick<Core, 'journal' | 'answer' | 'log'> {
  /** Absent or null: no other process works on this journal. */
  readonly lanes?: Core['lanes']
  /** Words by which a person ends what is done for him. */
  readonly asksToStop: (text: string) => boolean
  readonly settings?: Partial<DeliverySettings>
  /** Milliseconds. */
  readonly now?: () => number
  readonly onAgain?: Core['onAgain']
}

interface DeliverySettings {
  /** Messages answered side by side, in all chats. */
  readonly sideBySide: number
  readonly longMs: number
  readonly retryMs: number
  /** What is over is kept so long: until then it is known when it comes again. */
  readonly keepDays: number
}

const usual: DeliverySettings = { sideBySide: 8, longMs: 3_000, retryMs: 1_000, keepDays: 7 }

/** Where several processes share the journal: how soon one sees what another took in, or left. */
const lookMs = 1_000
const dayMs = 24 * 3_600_000
/** What was not delivered stays to be looked at. */
const keepRefusedDays = 30
const mostTold = 200
const longestStop = 20
const stopped: ReplyEvent = { kind: 'notice', text: '好，停下了。' }
const halting = '案头正在停机。您的消息已经记下，重新启动后接着答，不用再发。'

/** All that is shared by the functions below. */
interface Post extends Pick<DeliveryParts, 'asksToStop'> {
  readonly core: Core
  readonly channels: Map<string, OpenChannel>
  readonly lanes: Lanes
}

/** Looks at what was left before it returns; nothing runs until a channel is opened. */
export async function openDelivery(parts: DeliveryParts): Promise<Delivery> {
  const { keepDays, ...settings } = { ...usual, ...parts.settings }
  const { inbox, outbox } = parts.journal
  const now = parts.now ?? Date.now
  const core: Core = {
    ...parts,
    journal: takeTurns(parts.journal),
    lanes: parts.lanes ?? null,
    now,
    slots: openSlots(settings.sideBySide),
    breath: openBreath(now),
    running: new Map(),
    undelivered: countUndelivered(await outbox.list({ states: ['refused'], limit: mostTold })),
    stopping: new AbortController(),
    onAgain: parts.onAgain ?? (() => {}),
    longMs: settings.longMs,
    retryMs: settings.retryMs,
  }
  let isClosing = false
  const { asksToStop } = parts
  const post: Post = { core, channels: new Map(), lanes: openLanes(core, () => isClosing), asksToStop }
  const keep = openIntake(inbox)
  const clean = () => void cleanUp(core, keepDays)
  clean()
  const cleaning = setInterval(clean, dayMs / 24).unref()
  const endLooking = lookAround(post)
  return {
    open: (channel) => openChannel(channel, post),
    take: async (incoming) => {
      core.breath.note()
      const isNew = await keep(toEntry(incoming, now()))
      if (isNew && !isClosing) await putInTurn(incoming, post)
      return isNew
    },
    stop: async (channel, of) => {
      const work = await findWork({ channel, ...of }, post)
      await work?.stop()
      return work !== null
    },
    tell: (channel, to, event) => tell(channel, { to, event }, post),
    listChannels: () => [...post.channels.keys()],
    readNotices: () => core.undelivered.describe(),
    close: async (graceMs) => {
      isClosing = true
      clearInterval(cleaning)
      endLooking()
      await halt(graceMs, post)
    },
  }
}

function toEntry(incoming: Incoming, now: number): InboxEntry {
  return { ...incoming, state: 'waiting', tries: 0, takenAt: new Date(now).toISOString() }
}

async function openChannel(channel: Channel, { core, channels, lanes }: Post): Promise<void> {
  const open = { channel, pacer: openPacer(channel.pace, core.now) }
  channels.set(channel.name, open)
  await wakeLeft(open, { core, lanes })
}

async function wakeLeft(open: OpenChannel, { core, lanes }: Pick<Post, 'core' | 'lanes'>): Promise<void> {
  const { inbox, outbox } = core.journal
  const { name } = open.channel
  const left = [
    ...(await outbox.listChats(name, ['waiting', 'sending'])),
    ...(await inbox.listChats(name, ['working', 'waiting'])),
  ]
  for (const chat of new Set(left)) lanes.wake(chat, open)
}

/** For what another process took in, or left when it ended; returns what ends it. Trouble with the journal is told by what needs it. */
function lookAround({ core, channels, lanes }: Post): () => void {
  if (core.lanes === null) return () => {}
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    for (const open of channels.values()) await wakeLeft(open, { core, lanes }).catch(() => {})
    isLooking = false
  }
  const timer = setInterval(() => void look(), lookMs)
  return () => clearInterval(timer)
}

/** What was taken is safe: trouble here leaves it waiting in its chat. */
async function putInTurn(incoming: Incoming, post: Post): Promise<void> {
  const open = post.channels.get(incoming.channel)
  try {
    if (incoming.isEdit) await replaceEdited(incoming, post.core)
    if (open && isStop(incoming, post)) await stopByWord(incoming, open, post)
  } catch (error) {
    post.core.log(`一条消息留到稍后再办（${incoming.channel}）：${describeError(error)}`)
  }
  if (open) post.lanes.wake(incoming.chat, open)
}

function isStop({ content }: Incoming, { asksToStop }: Post): boolean {
  const said = content.kind === 'button' ? content.label : content.kind === 'text' ? content.text : null
  return said !== null && said.length <= longestStop && asksToStop(said)
}

/** Answered out of its turn, where there is something to stop; else it waits like any message and is answered by the talk. */
async function stopByWord(incoming: Incoming, open: OpenChannel, post: Post): Promise<void> {
  const { core } = post
  const work = await findWork(incoming, post)
  if (!work) return
  const outgoing = await encodeAll([stopped], incoming, open, core)
  const key = inboxKey(incoming)
  const parcels = wrapParcels(outgoing, incoming, { key, at: new Date(core.now()).toISOString() })
  await core.journal.inbox.finish(key, (present) => present && { ...present, state: 'done' }, parcels)
  await work.stop()
}

/** What runs for this person or is the next to, and what of an answer to him has not gone out yet; null where there is neither. */
async function findWork(
  { channel, chat, person, id }: Pick<Incoming, 'channel' | 'chat' | 'person'> & { readonly id?: string },
  { core, channels }: Post,
): Promise<{ stop(): Promise<void> } | null> {
  const { journal, running } = core
  const isHis = (one: { readonly person: string | null } | undefined) => one?.person === person
  const lane = laneOf({ channel, chat })
  const query = { states: ['waiting'], channel, chat, limit: mostTold } as const
  const current = running.get(lane)?.incoming
  // Said in one breath with the question: that waits for its turn, as the next to run.
  const next = current ?? (await journal.inbox.list(query))[0]
  const asked = next && isHis(next) && next.id !== id ? next : null
  const rest = (await journal.outbox.list(query)).filter(isHis)
  if (!asked && rest.length === 0) return null
  return {
    async stop() {
      if (asked) await endAsked(asked, { core, channels })
      for (const { key } of rest)
        await journal.outbox.update(key, (present) =>
          present?.state === 'waiting' ? { ...present, state: 'dropped' } : present,
        )
    },
  }
}

/** Whether it still waits or has begun meanwhile; what its channel shows as under way ends with it, and so does the rest of its album. */
async function endAsked(asked: Incoming, { core, channels }: Pick<Post, 'core' | 'channels'>): Promise<void> {
  const { channel, chat, person, album } = asked
  const query = { states: ['waiting'], channel, chat, limit: mostTold } as const
  const all = album === undefined ? [] : await core.journal.inbox.list(query)
  const pieces = all.filter((one) => one.album === album && one.person === person && one.id !== asked.id)
  let hasWaited = false
  for (const one of [asked, ...pieces])
    await core.journal.inbox.update(inboxKey(one), (present) => {
      const isWaiting = present?.state === 'waiting'
      if (one === asked) hasWaited = isWaiting
      return present && isWaiting ? { ...present, state: 'stopped' } : present
    })
  if (hasWaited) channels.get(channel)?.channel.end?.(asked, '停下了。')
  const current = core.running.get(laneOf(asked))
  if (current?.incoming.id === asked.id) current.end('stopped')
}

/** The message as it was before is not answered, if it has not been. */
async function replaceEdited(edit: Incoming, { journal, running }: Core): Promise<void> {
  const isEarlier = (one: Incoming) =>
    edit.message !== null && one.message === edit.message && one.id !== edit.id && one.person === edit.person
  const current = running.get(laneOf(edit))
  // What was joined from an album holds more than the edit brings: it is answered, and the edit after it.
  if (current && isEarlier(current.incoming) && edit.album === undefined) current.end('replaced')
  const { channel, chat } = edit
  const waiting = await journal.inbox.list({ states: ['waiting'], channel, chat, limit: 500 })
  for (const earlier of waiting.filter((one) => isEarlier(one) && one.joined === undefined))
    await journal.inbox.update(inboxKey(earlier), (present) =>
      present?.state === 'waiting' ? { ...present, state: 'replaced' } : present,
    )
}

/** Stored like a reply; it goes out in the order of its chat. */
async function tell(
  name: string,
  { to, event }: { readonly to: Addressee; readonly event: ReplyEvent },
  { core, channels, lanes }: Post,
): Promise<boolean> {
  const open = channels.get(name)
  if (!open) return false
  const at = new Date(core.now()).toISOString()
  const outgoing = await encodeAll([event], to, open, core)
  const { chat, person } = to
  const key = `${name} tell ${crypto.randomUUID()}`
  await core.journal.outbox.put(wrapParcels(outgoing, { channel: name, chat, person }, { key, at }))
  lanes.wake(chat, open)
  return outgoing.length > 0
}

/** Whoever waits is told once a chat; his message is answered after the next start. */
async function halt(graceMs: number, { core, channels, lanes }: Post): Promise<void> {
  const grace = setTimeout(() => {
    for (const one of core.running.values()) one.end('closing')
    core.stopping.abort()
  }, graceMs)
  await lanes.settle()
  clearTimeout(grace)
  const states: readonly InboxState[] = ['waiting', 'working']
  for (const open of channels.values()) {
    const left = await core.journal.inbox.list({ states, channel: open.channel.name, limit: mostTold })
    const first = [...new Map(left.map((entry) => [entry.chat, entry])).values()]
    await Promise.all(first.map((entry) => sendAside(halting, entry, open, core)))
  }
}

async function cleanUp({ journal, now, log }: Core, keepDays: number): Promise<void> {
  const before = (days: number) => new Date(now() - days * dayMs).toISOString()
  try {
    await journal.inbox.clean(['done', 'stopped', 'replaced', 'failed'], before(keepDays))
    await journal.outbox.clean(['sent', 'dropped'], before(keepDays))
    await journal.outbox.clean(['refused'], before(keepRefusedDays))
  } catch (error) {
    log(`旧的收发记录没能清理：${describeError(error)}`)
  }
}
