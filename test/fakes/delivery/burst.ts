// A burst: 1,000 messages from 50 chats, each delivered three times in shuffled order; within a chat the first deliveries keep theirs.
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import { buildIncoming } from './fake-channel.ts'

export const burst = { chats: 50, messages: 1000, deliveries: 3 }

/** `random` gives numbers in [0, 1). The server delivers in order; what it delivers again comes at any time. */
export function buildBurst(random: () => number): readonly Incoming[] {
  const first = Array.from({ length: burst.messages }, (_, n) => {
    const chat = `fake:c${n % burst.chats}`
    return buildIncoming(`m${n}`, `${chat} ${Math.floor(n / burst.chats)}`, { chat, person: chat })
  })
  const placed = first.flatMap((incoming, n) =>
    Array.from({ length: burst.deliveries }, (_, copy) => ({
      incoming,
      at: copy === 0 ? n : n + random() * (first.length - n),
    })),
  )
  return placed.sort((a, b) => a.at - b.at).map(({ incoming }) => incoming)
}

/** What is wrong with what came out: lost, doubled without a mark, out of order. Empty when all is well. */
export function judgeBurst(
  sent: readonly { readonly text: string; readonly isAgain: boolean }[],
): readonly string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  const last = new Map<string, number>()
  for (const { text, isAgain } of sent) {
    const [, chat = '', n = ''] = /^答(\S+) (\d+)$/.exec(text) ?? []
    if (seen.has(text)) {
      if (!isAgain) faults.push(`doubled without a mark: ${text}`)
      continue
    }
    seen.add(text)
    if (Number(n) !== (last.get(chat) ?? -1) + 1) faults.push(`out of order: ${text}`)
    last.set(chat, Number(n))
  }
  if (seen.size !== burst.messages) faults.push(`${burst.messages - seen.size} lost`)
  return faults
}
