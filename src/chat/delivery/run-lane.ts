// Step: one chat of one channel: what waits to go out is sent, then the oldest message is answered, until nothing is left.
import type { InboxEntry } from '#domain/journal/inbox-entry.ts'
import { describeError } from '#shared/errors.ts'
import { wait } from '#shared/pace/wait.ts'
import { answerEntry } from './answer-entry.ts'
import { type Core, laneOf, type OpenChannel } from './core.ts'
import { joinAlbum, waitForAlbum } from './join-album.ts'
import { sendWaiting } from './send-waiting.ts'

export interface Lanes {
  /** Something came for this chat. */
  wake(chat: string, open: OpenChannel): void
  /** Resolves when none is at work. */
  settle(): Promise<void>
}

/** A lane lives while there is something to do: what waits lies in the journal, not in memory. */
export function openLanes(core: Core, isClosing: () => boolean): Lanes {
  const lanes = new Map<string, { isCalled: boolean; work: Promise<void> }>()
  const run = async (chat: string, open: OpenChannel, lane: { isCalled: boolean }) => {
    for (let failures = 0; lane.isCalled && !core.stopping.signal.aborted; ) {
      lane.isCalled = false
      try {
        await drainAlone(chat, open, { core, isClosing })
        failures = 0
      } catch (error) {
        lane.isCalled = true
        core.log(`一个对话卡住了，稍后再试（${open.channel.name}）：${describeError(error)}`)
        await wait(Math.min(60_000, core.retryMs * 2 ** failures++), core.stopping.signal)
      }
    }
  }
  return {
    wake(chat, open) {
      const key = laneOf({ channel: open.channel.name, chat })
      const present = lanes.get(key)
      if (present) {
        present.isCalled = true
        return
      }
      const lane = { isCalled: true, work: Promise.resolve() }
      lanes.set(key, lane)
      lane.work = run(chat, open, lane).finally(() => {
        lanes.delete(key)
        // called after the last look and before this
        if (lane.isCalled && !core.stopping.signal.aborted) this.wake(chat, open)
      })
    },
    async settle() {
      while (lanes.size > 0) await Promise.all([...lanes.values()].map(({ work }) => work))
    },
  }
}

/** Where another process works on the chat nothing is done: what is left there is looked at again and again. */
async function drainAlone(chat: string, open: OpenChannel, at: Parameters<typeof drain>[2]): Promise<void> {
  if (at.core.lanes === null) return drain(chat, open, at)
  const hold = await at.core.lanes.take(laneOf({ channel: open.channel.name, chat }))
  if (!hold) return
  try {
    await drain(chat, open, at)
  } finally {
    await hold.release()
  }
}

async function drain(
  chat: string,
  open: OpenChannel,
  { core, isClosing }: { readonly core: Core; readonly isClosing: () => boolean },
): Promise<void> {
  const channel = open.channel.name
  while (!core.stopping.signal.aborted) {
    await sendWaiting(chat, open, core)
    if (isClosing()) return
    const query = { states: ['working', 'waiting'], channel, chat } as const
    if ((await core.journal.inbox.list({ ...query, limit: 1 })).length === 0) return
    const giveBack = await core.slots.take()
    let comingMs = 0
    try {
      await core.breath.take()
      // Chosen when it is its turn: one that was said before may have come meanwhile.
      const waiting = isClosing() ? [] : await core.journal.inbox.list({ ...query, limit: mostWaiting })
      const next = chooseNext(waiting)
      comingMs = next ? waitForAlbum(next, waiting, core.now()) : 0
      if (next && comingMs === 0) await answerEntry(await joinAlbum(next, waiting, core), open, core)
    } finally {
      giveBack()
    }
    if (comingMs > 0) await wait(comingMs, core.stopping.signal)
  }
}

/** Of one chat; more than anybody has waiting. */
const mostWaiting = 100

/** What was begun before a crash; then in the channel's own count, where it has one, else as they came. */
function chooseNext(entries: readonly InboxEntry[]): InboxEntry | null {
  const [oldest = null] = entries
  const begun = entries.find(({ state }) => state === 'working')
  if (begun || oldest?.order === undefined) return begun ?? oldest
  return entries.reduce(
    (first, one) => ((one.order ?? Number.NaN) < (first.order ?? 0) ? one : first),
    oldest,
  )
}
