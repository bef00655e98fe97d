// What the parts of the delivery share: the journal, the open channels, who is at work, and the settings.
import type { ReplyEvent } from '#chat/chat.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import type { OutboxEntry } from '#domain/journal/outbox-entry.ts'
import type { Journal, LaneKeeper } from '#ports/journal.ts'
import type { Channel } from './channel.ts'
import type { Breath } from './open-breath.ts'
import type { Pacer } from './open-pacer.ts'
import type { Slots } from './open-slots.ts'
import type { Undelivered } from './undelivered.ts'

export interface OpenChannel {
  readonly channel: Channel
  readonly pacer: Pacer
}

/** Why what runs is called off. */
export type Ending = 'stopped' | 'replaced' | 'closing'

/** What runs in a chat: one at a time. */
interface Running {
  readonly incoming: Incoming
  end(why: Ending): void
}

export interface Core {
  readonly journal: Pick<Journal, 'inbox' | 'outbox'>
  /** Where other processes work on the same journal; null: this one alone does. */
  readonly lanes: LaneKeeper | null
  /** The replies to a message; never throws but for a fault of this program. */
  readonly answer: (incoming: Incoming, channel: Channel, signal: AbortSignal) => AsyncIterable<ReplyEvent>
  readonly log: (text: string) => void
  /** Milliseconds. */
  readonly now: () => number
  readonly slots: Slots
  readonly breath: Breath
  /** By lane (channel and chat). */
  readonly running: Map<string, Running>
  readonly undelivered: Undelivered
  /** Aborts when the server ends: nothing waits any longer. */
  readonly stopping: AbortController
  /** Called when something goes out once more. */
  readonly onAgain: (entry: OutboxEntry) => void
  /** After so long a message is told that it is being worked on. */
  readonly longMs: number
  /** The first wait before something is tried again. */
  readonly retryMs: number
}

/** What stands in one order. */
export function laneOf({ channel, chat }: Pick<Incoming, 'channel' | 'chat'>): string {
  return `${channel} ${chat}`
}
