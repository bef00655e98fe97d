// Messages of one chat that come in another order than they were said, where the channel counts them.
import { describe, expect, it, vi } from 'vitest'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { buildIncoming, openFakeChannel } from '../../fakes/delivery/fake-channel.ts'
import { openMemoryJournal } from '../../fakes/memory-journal.ts'

/** Numbers in the order in which they come; the first is answered when all are there. */
async function answerAll(came: readonly (number | undefined)[]): Promise<readonly string[]> {
  const journal = openMemoryJournal()
  const channel = openFakeChannel()
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const delivery = await openDelivery({
    journal,
    asksToStop: () => false,
    log: () => {},
    async *answer(incoming) {
      await gate
      yield { kind: 'notice', text: incoming.id }
    },
  })
  await delivery.open(channel)
  for (const [at, order] of came.entries()) {
    const given = buildIncoming(String(order ?? `came ${at}`), 'x')
    await delivery.take(order === undefined ? given : { ...given, order })
  }
  open()
  await vi.waitFor(() => expect(channel.sent).toHaveLength(came.length))
  await delivery.close(0)
  return channel.sent.map(({ text }) => text)
}

describe('messages of a chat', () => {
  it('are answered as they were said, whatever the order in which they came behind the one under way', async () => {
    expect(await answerAll([1, 5, 3, 2, 4])).toEqual(['1', '2', '3', '4', '5'])
  })

  it('that nobody counts are answered as they came', async () => {
    expect(await answerAll([undefined, undefined, undefined])).toEqual(['came 0', 'came 1', 'came 2'])
  })
})
