// Child of the kill test: takes the burst into a real journal, answers and sends into a file that stands for the network. Ends by itself when nothing is left.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { buildBurst } from '../../fakes/delivery/burst.ts'
import { openFakeChannel } from '../../fakes/delivery/fake-channel.ts'

const [dir = '', seed = '1'] = process.argv.slice(2)
const ledger = join(dir, 'sent.jsonl')
const acks = join(dir, 'acks.txt')
const acked = new Set(existsSync(acks) ? readFileSync(acks, 'utf8').split('\n') : [])

const pause = () => new Promise((resolve) => setImmediate(resolve))
let state = Number(seed)
const random = () => {
  state = (state * 48271) % 2147483647
  return state / 2147483647
}

const journal = await openJournal({ dataDir: dir })
const delivery = await openDelivery({
  asksToStop: () => false,
  journal,
  log: (text) => process.stderr.write(`${text}\n`),
  async *answer({ content }) {
    await pause()
    yield { kind: 'notice', text: `答${'text' in content ? content.text : ''}` }
  },
})
const channel = openFakeChannel()
await delivery.open({
  ...channel,
  async send({ outgoing, isAgain }) {
    await pause()
    const { text } = outgoing.body as { text: string }
    appendFileSync(ledger, `${JSON.stringify({ text, isAgain })}\n`)
    await pause()
    return { kind: 'sent' }
  },
})
// The other side delivers again what was not acknowledged, and now and then what was.
const due = buildBurst(random).filter(({ id }) => !acked.has(id) || random() < 0.1)
await Promise.all(
  due.map(async (incoming) => {
    await delivery.take(incoming)
    appendFileSync(acks, `${incoming.id}\n`)
  }),
)
for (;;) {
  const inbox = await journal.inbox.count()
  const outbox = await journal.outbox.count()
  if (!inbox.waiting && !inbox.working && !outbox.waiting && !outbox.sending) break
  await new Promise((resolve) => setTimeout(resolve, 20))
}
await delivery.close(1000)
await journal.close()
