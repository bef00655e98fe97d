import { describe, expect, it } from 'vitest'
import { openBreath } from '#chat/delivery/open-breath.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { asksToStop } from '../../fakes/commands.ts'
import { buildIncoming, openFakeChannel } from '../../fakes/delivery/fake-channel.ts'
import { openMemoryJournal } from '../../fakes/memory-journal.ts'

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

/** A clock that only a pause moves. */
function openClock() {
  let ms = 0
  return {
    now: () => ms,
    pause: async () => {
      ms += 25
    },
  }
}

describe('before an answer', () => {
  it('nothing is waited for while messages come one by one', async () => {
    const clock = openClock()
    const breath = openBreath(clock.now, clock.pause)
    for (let n = 0; n < 9; n++) breath.note()
    await breath.take()
    expect(clock.now()).toBe(0)
  })

  it('a rush is let through, and holds it back no longer than two seconds however long it lasts', async () => {
    const clock = openClock()
    const once = openBreath(clock.now, clock.pause)
    for (let n = 0; n < 10; n++) once.note()
    await once.take()
    expect(clock.now()).toBe(250)
    const endless: ReturnType<typeof openBreath> = openBreath(clock.now, async () => {
      await clock.pause()
      for (let n = 0; n < 10; n++) endless.note()
    })
    for (let n = 0; n < 10; n++) endless.note()
    const from = clock.now()
    await endless.take()
    expect(clock.now() - from).toBe(2_000)
  })
})

describe('a delivery', () => {
  it('has stored all of a rush before it begins to answer it', async () => {
    let stored = 0
    const storedAtBegin: number[] = []
    const channel = openFakeChannel()
    const delivery = await openDelivery({
      journal: openMemoryJournal(),
      asksToStop,
      log: () => {},
      async *answer({ id }) {
        storedAtBegin.push(stored)
        yield { kind: 'notice', text: `答${id}` }
      },
    })
    await delivery.open(channel)
    for (let n = 0; n < 60; n++) {
      void delivery.take(buildIncoming(`m${n}`, '问', { chat: `fake:c${n % 6}` })).then(() => stored++)
      await nextTurn()
    }
    while (channel.sent.length < 60) await nextTurn()
    // Those that came before it was a rush may have begun.
    expect(storedAtBegin.filter((count) => count < 60).length).toBeLessThan(10)
    await delivery.close(0)
  })
})
