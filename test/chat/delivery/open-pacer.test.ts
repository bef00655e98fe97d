import { describe, expect, it } from 'vitest'
import { openPacer } from '#chat/delivery/open-pacer.ts'

describe('the pace of a channel', () => {
  it('holds in each chat and over all, by every rate, and frees what is over', () => {
    let now = 0
    const chat = (name: string) => (name === 'group' ? [{ most: 1, inMs: 1000 }] : [{ most: 2, inMs: 1000 }])
    const pacer = openPacer(
      {
        chat,
        overall: [
          { most: 3, inMs: 1000 },
          { most: 4, inMs: 5000 },
        ],
      },
      () => now,
    )
    const take = (...chats: string[]) => chats.map((one) => pacer.tryTake(one))
    expect(take('a', 'a', 'a', 'group', 'group', 'b')).toEqual([true, true, false, true, false, false])
    now = 999
    expect(take('b')).toEqual([false])
    now = 1000
    expect(take('a', 'b')).toEqual([true, false])
    now = 5000
    expect(take('b', 'b', 'b')).toEqual([true, true, false])
  })

  it('lets nobody wait on when the server ends', async () => {
    const pacer = openPacer({ chat: () => [{ most: 1, inMs: 1e9 }], overall: [] })
    const stop = new AbortController()
    expect(await pacer.take('a', stop.signal)).toBe(true)
    const waiting = pacer.take('a', stop.signal)
    stop.abort()
    expect(await waiting).toBe(false)
  })
})
