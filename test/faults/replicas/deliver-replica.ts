// Child of the replica test: one of several processes on one PostgreSQL. Takes its part of the burst, answers and sends whatever any of them took. Ends when nothing is left.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '#adapters/postgres/database/migrate.ts'
import { openPostgres } from '#adapters/postgres/database/open-postgres.ts'
import { holdLanes } from '#adapters/postgres/journal/hold-lanes.ts'
import { openJournal } from '#adapters/postgres/journal/open-journal.ts'
import { openDelivery } from '#chat/delivery/open-delivery.ts'
import { buildBurst } from '../../fakes/delivery/burst.ts'
import { openFakeChannel } from '../../fakes/delivery/fake-channel.ts'

const [dir = '', url = '', part = '0', parts = '1'] = process.argv.slice(2)
const acks = join(dir, 'acks.txt')
const acked = new Set(existsSync(acks) ? readFileSync(acks, 'utf8').split('\n') : [])
const pause = () => new Promise((resolve) => setTimeout(resolve, 5))
let state = Number(part) + 1
const random = () => {
  state = (state * 48271) % 2147483647
  return state / 2147483647
}

const postgres = openPostgres(url)
await migrate(postgres)
const lanes = holdLanes(postgres)
const journal = openJournal(postgres, lanes)
const delivery = await openDelivery({
  asksToStop: () => false,
  journal,
  lanes,
  log: () => {},
  async *answer({ content }) {
    await pause()
    yield { kind: 'notice', text: `答${'text' in content ? content.text : ''}` }
  },
})
await delivery.open({
  ...openFakeChannel(),
  async send({ outgoing, isAgain }) {
    await pause()
    const { text } = outgoing.body as { text: string }
    appendFileSync(join(dir, 'sent.jsonl'), `${JSON.stringify({ text, isAgain, by: process.pid })}\n`)
    await pause()
    return { kind: 'sent' }
  },
})
// Those of a chat come to one process, as long as it lives; what it did not acknowledge comes to the one in its place.
const numberOf = (chat: string) => Number(/\d+$/.exec(chat)?.[0])
const due = buildBurst(random).filter(
  ({ id, chat }) => numberOf(chat) % Number(parts) === Number(part) && !acked.has(id),
)
await Promise.all(
  due.map(async (incoming) => {
    await delivery.take(incoming)
    appendFileSync(acks, `${incoming.id}\n`)
  }),
)
for (;;) {
  const inbox = await journal.inbox.count()
  const outbox = await journal.outbox.count()
  const taken = Object.values(inbox).reduce((sum, count) => sum + count, 0)
  if (taken === 1000 && !inbox.waiting && !inbox.working && !outbox.waiting && !outbox.sending) break
  await new Promise((resolve) => setTimeout(resolve, 50))
}
await delivery.close(1000)
await lanes.close()
await postgres.close()
