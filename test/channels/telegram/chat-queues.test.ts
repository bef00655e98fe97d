import { describe, expect, it } from 'vitest'
import { closing, openChatQueues } from '#channels/telegram/chat-queues.ts'
import { scrubToken } from '#channels/telegram/scrub-token.ts'

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })

describe('queues of chats', () => {
  it('run one task at a time for a chat, in order, and chats side by side', async () => {
    const queues = openChatQueues()
    const order: string[] = []
    queues.add(1, async (signal) => {
      order.push('a begins')
      await untilAborted(signal)
      order.push('a ends')
    })
    queues.add(1, async () => void order.push('b'))
    queues.add(2, async () => void order.push('c'))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(order).toEqual(['a begins', 'c'])
    expect(queues.stop(1)).toBe(true)
    await queues.close(1000)
    expect(order).toEqual(['a begins', 'c', 'a ends', 'b'])
    expect(queues.stop(1)).toBe(false)
  })

  it('when closed let work end in its time, and then tell it and all that waits why it was aborted', async () => {
    const queues = openChatQueues()
    const reasons: unknown[] = []
    const task = async (signal: AbortSignal) => {
      await untilAborted(signal)
      reasons.push(signal.reason)
    }
    queues.add(1, task)
    queues.add(1, task)
    await queues.close(5)
    expect(reasons).toEqual([closing, closing])
  })
})

describe('scrubToken', () => {
  it('takes tokens out of addresses and sentences, and leaves times and ids', () => {
    const token = `123456789:AA${'x'.repeat(33)}`
    expect(scrubToken(`GET https://api/bot${token}/getMe and ${token} at 12:30, chat 123456789`)).toBe(
      'GET https://api/bot***/getMe and *** at 12:30, chat 123456789',
    )
    expect(scrubToken('https://api/file/bot1:a-b_c/doc')).toBe('https://api/file/bot***/doc')
  })
})
