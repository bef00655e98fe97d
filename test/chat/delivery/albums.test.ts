// What was sent together and comes one by one: one message, whatever ends the process meanwhile.
import { describe, expect, it, vi } from 'vitest'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import type { Incoming } from '#domain/journal/inbox-entry.ts'
import { asksToStop } from '../../fakes/commands.ts'
import { buildIncoming, openFakeChannel } from '../../fakes/delivery/fake-channel.ts'
import { openMemoryJournal } from '../../fakes/memory-journal.ts'

const piece = (n: number, text = '', given: Partial<Incoming> = {}): Incoming => ({
  ...buildIncoming(`m${n}`, ''),
  ...{ order: n, album: 'a1' },
  content: {
    kind: 'picture',
    ...{ text, quoted: null },
    files: [{ kind: 'picture', name: `${n}`, sizeBytes: 1, at: n }],
  },
  ...given,
})
const tell = ({ content }: Incoming) =>
  'files' in content ? `${content.text}:${content.files.map(({ name }) => name).join('+')}` : ''

async function open(journal = openMemoryJournal()) {
  const channel = openFakeChannel()
  const delivery = await openDelivery({
    ...{ journal, asksToStop, log: () => {} },
    async *answer(incoming) {
      yield { kind: 'notice', text: tell(incoming) }
    },
  })
  const texts = () => channel.sent.map(({ text }) => text)
  return { journal, delivery, channel, texts, begin: () => delivery.open(channel) }
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 })

describe('an album', () => {
  it('is answered once, with all of its pieces in their order, whatever comes between', async () => {
    const { delivery, texts, begin } = await open()
    await begin()
    await delivery.take(piece(2))
    await delivery.take(piece(1, '检查'))
    await delivery.take(buildIncoming('m4', '下一句', { order: 4 }))
    await delivery.take(piece(3))
    await until(() => expect(texts()).toEqual(['检查:1+2+3', '下一句:']))
    await delivery.close(0)
  })

  it('begun and left by a process that ended holds each piece once', async () => {
    const { journal, delivery, texts, begin } = await open()
    for (const n of [1, 2, 3]) await delivery.take(piece(n))
    // As a process that ended between the two writes leaves it.
    const first = piece(1)
    const files = [1, 2].flatMap((n) => {
      const { content } = piece(n)
      return 'files' in content ? content.files : []
    })
    await journal.inbox.update('fake:1 m1', (present) =>
      present
        ? { ...present, content: { ...(first.content as object), files } as never, joined: ['m2'] }
        : null,
    )
    await begin()
    await until(() => expect(texts()).toEqual([':1+2+3']))
    expect(await journal.inbox.count()).toEqual({ done: 1, replaced: 2 })
    await delivery.close(0)
  })

  it('is stopped as a whole, and that of another person is his own', async () => {
    const { delivery, texts, journal, begin } = await open()
    await begin()
    for (const n of [1, 2]) await delivery.take(piece(n))
    await delivery.take(piece(3, '他的', { person: 'fake:p2' }))
    await delivery.take(buildIncoming('m4', '停', { order: 4 }))
    await until(() => expect(texts()).toEqual(['好，停下了。', '他的:3']))
    expect((await journal.inbox.count()).stopped).toBe(2)
    await delivery.close(0)
  })
})
