// Stand-in for the delivery: each message once, its replies sent in order, what became of each kept; nothing is retried.
import type { ReplyEvent } from '#chat/chat.ts'
import type { Channel, Delivery, SendResult } from '#chat/delivery/channel.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'
import { AppError } from '#shared/errors.ts'

export interface PlainDelivery extends Delivery {
  readonly taken: readonly Incoming[]
  readonly results: readonly SendResult[]
  readonly channel: Channel
  /** What is answered to a message; several messages for several events. */
  answer: (incoming: Incoming) => readonly ReplyEvent[] | Promise<readonly ReplyEvent[]>
  /** Nothing can be stored while it is true. */
  isFull: boolean
  /** Not acknowledged before so long. */
  delayMs: number
  settle(): Promise<void>
  send(outgoing: Outgoing, to: Incoming, isAgain?: boolean): Promise<SendResult>
}

export function openPlainDelivery(): PlainDelivery {
  const taken: Incoming[] = []
  const results: SendResult[] = []
  const seen = new Set<string>()
  const works: Promise<void>[] = []
  let channel: Channel | null = null
  const signal = new AbortController().signal

  async function work(incoming: Incoming): Promise<void> {
    for (const event of await plain.answer(incoming)) {
      for (const outgoing of await plain.channel.encode(event, incoming))
        results.push(await plain.send(outgoing, incoming))
    }
  }

  const plain: PlainDelivery = {
    taken,
    results,
    isFull: false,
    delayMs: 0,
    answer: () => [],
    get channel() {
      if (!channel) throw new Error('no channel was opened')
      return channel
    },
    async open(opened) {
      channel = opened
    },
    async take(incoming) {
      if (plain.isFull) throw new AppError('storage', '磁盘满了。', { fix: '清出空间。' })
      if (plain.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, plain.delayMs))
      if (seen.has(incoming.id)) return false
      seen.add(incoming.id)
      taken.push(incoming)
      works.push(work(incoming))
      return true
    },
    send: (outgoing, to, isAgain = false) => plain.channel.send({ to, outgoing, isAgain }, signal),
    stop: async () => false,
    tell: async () => true,
    listChannels: () => [],
    readNotices: () => [],
    close: async () => {},
    async settle() {
      await Promise.all(works)
    },
  }
  return plain
}
