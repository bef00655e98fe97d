// Prints what a burst costs: 1,000 messages from 50 chats, each delivered three times, on a real journal. `node --import tsx test/bench/measure-delivery.ts`
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { buildBurst, burst, judgeBurst } from '../fakes/delivery/burst.ts'
import { openFakeChannel } from '../fakes/delivery/fake-channel.ts'

const dir = mkdtempSync(join(tmpdir(), 'delivery-'))
const journal = await openJournal({ dataDir: dir })
const channel = openFakeChannel()
const delivery = await openDelivery({
  asksToStop: () => false,
  journal,
  log: (text) => process.stderr.write(`${text}\n`),
  async *answer({ content }) {
    yield { kind: 'notice', text: `答${'text' in content ? content.text : ''}` }
  },
})
await delivery.open(channel)
const rssBefore = process.memoryUsage().rss
const began = performance.now()
const deliveries = buildBurst(Math.random)
const acks = deliveries.map(async (incoming, at) => {
  await new Promise((resolve) => setTimeout(resolve, (1000 * at) / deliveries.length))
  const from = performance.now()
  const isNew = await delivery.take(incoming)
  return { ms: performance.now() - from, isNew }
})
const acked = await Promise.all(acks)
while (channel.sent.length < burst.messages) await new Promise((resolve) => setTimeout(resolve, 10))
const seconds = (performance.now() - began) / 1000
const sorted = acked.map(({ ms }) => ms).sort((a, b) => a - b)
const figures = {
  delivered: deliveries.length,
  new: acked.filter(({ isNew }) => isNew).length,
  answers: channel.sent.length,
  faults: judgeBurst(channel.sent),
  ackMsP50: Math.round(sorted[Math.floor(sorted.length * 0.5)] ?? 0),
  ackMsP99: Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
  seconds: Math.round(seconds * 10) / 10,
  maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  rssBeforeMb: Math.round(rssBefore / 2 ** 20),
}
process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`)
await delivery.close(1000)
await journal.close()
rmSync(dir, { recursive: true, force: true })
