// The burst of test/bench/channels/burst.ts in small, at the product's own `serve`, which is killed in between: nothing is lost, doubled without a mark, or out of order.
import { describe, expect, it } from 'vitest'
import { holdBurst } from '../bench/channels/hold-burst.ts'

const small = { chats: 10, messages: 60, deliveries: 3, overMs: 200 }
const whole = { answered: 60, lost: 0, doubled: 0, unacknowledged: 0 }

describe('60 messages at once from 10 chats, each delivered three times', () => {
  it('by the callback of WeCom are answered in order, though the process is killed', async () => {
    const figures = await holdBurst('app', { ...small, kills: 1, shuffle: 'again' })
    expect(figures).toMatchObject({ ...whole, disordered: 0, kills: 1 })
    // What was on its way at the kill, one a chat.
    expect(figures.marked).toBeLessThanOrEqual(small.chats)
  }, 180_000)

  // In which order is for test/chat/delivery/order.test.ts: a busy machine may answer one before an earlier one has come.
  it('by the webhook of Telegram, in any order, are each answered once', async () => {
    const figures = await holdBurst('telegram', { ...small, kills: 0, shuffle: 'whole' })
    expect(figures).toMatchObject({ ...whole, marked: 0 })
  }, 180_000)
})
