// The clock of the machine jumps while messages come in: each is answered once and in its order, because order is the row's and waiting is monotonic.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { asksToStop } from '../../fakes/commands.ts'
import { buildIncoming, openFakeChannel } from '../../fakes/delivery/fake-channel.ts'

const yearMs = 365 * 24 * 3600_000
const dir = mkdtempSync(join(tmpdir(), 'antou-clock-'))
afterEach(() => {
  vi.useRealTimers()
  rmSync(dir, { recursive: true, force: true })
})

it.each([
  ['a year back', -yearMs],
  ['ten years on', 10 * yearMs],
  ['an hour back, as at the end of summer time', -3600_000],
])('%s between two messages', async (name, jump) => {
  const journal = await openJournal({ dataDir: join(dir, name) })
  const channel = openFakeChannel()
  const delivery = await openDelivery({
    journal,
    asksToStop,
    log: () => {},
    settings: { retryMs: 1 },
    async *answer({ content }) {
      yield { kind: 'notice', text: `答${'text' in content ? content.text : ''}` }
    },
  })
  await delivery.open(channel)
  for (let at = 0; at < 6; at++) {
    if (at % 2 === 1) vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jump })
    expect(await delivery.take(buildIncoming(String(at), String(at)))).toBe(true)
    expect(await delivery.take(buildIncoming(String(at), String(at)))).toBe(false)
  }
  const expected = ['答0', '答1', '答2', '答3', '答4', '答5']
  await vi.waitFor(() => expect(channel.sent.map(({ text }) => text)).toEqual(expected), { timeout: 5000 })
  await delivery.close(0)
  expect(await journal.inbox.count()).toEqual({ done: 6 })
  await journal.close()
})
