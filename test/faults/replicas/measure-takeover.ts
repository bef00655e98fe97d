// Measures three real servers on one PostgreSQL that ask one Telegram: the one that asks is killed, frozen, cut off from the database. How long until another answers, and whether each question got its answer once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../fakes/stores/start-postgres.ts'
import { openFakeTelegram } from '../../fakes/telegram/fake-telegram.ts'
import { end, type Replica, startReplica, waitFor } from './replica-kit.ts'

const rounds = Number(process.argv[2] ?? 2)
const only = process.argv[3] ?? ''
const ways = {
  killed: ({ process: child }: Replica) => void child.kill('SIGKILL'),
  frozen: ({ process: child }: Replica) => void child.kill('SIGSTOP'),
  'cut off': ({ wire }: Replica) => wire.cut(),
}

const dir = mkdtempSync(join(tmpdir(), 'takeover-'))
const server = await startPostgres()
const telegram = await openFakeTelegram()
const url = await server.urlFor('takeover')
const start = (name: string) => startReplica(name, { url, dir, telegram })
const isAsking = ({ lines }: Replica) => lines.some((line) => line.startsWith('Telegram：已连上'))
let asked = 0
const answered = (n: number) => telegram.sent.filter(({ chat }) => chat === 1000 + n)

async function ask(count: number): Promise<readonly number[]> {
  const those = Array.from({ length: count }, () => ++asked)
  for (const n of those) telegram.say(1000 + n, `你好，我是第${n}个`)
  return those
}

let replicas = await Promise.all(['a', 'b', 'c'].map(start))
let next = 0
for (const [name, hit] of Object.entries(ways)) {
  if (only !== '' && name !== only) continue
  for (let round = 0; round < rounds; round++) {
    await waitFor('one asks', () => replicas.some(isAsking))
    const leader = replicas.find(isAsking)!
    const before = await ask(5)
    // in the middle of them
    await waitFor('the first answer', () => before.some((n) => answered(n).length > 0))
    hit(leader)
    const at = performance.now()
    const after = await ask(5)
    const all = [...before, ...after]
    await waitFor('all are answered', () => all.every((n) => answered(n).length > 0), 60_000).catch(
      (error: unknown) => {
        const missing = all.filter((n) => answered(n).length === 0)
        for (const one of replicas) console.log(one === leader ? 'leader' : one.name, one.lines.slice(-6))
        console.log('not answered:', missing, 'waiting:', telegram.waiting.length)
        throw error
      },
    )
    const seconds = ((performance.now() - at) / 1000).toFixed(1)
    const twice = all.filter((n) => answered(n).length > 1)
    const unmarked = twice.filter(
      (n) =>
        !answered(n)
          .slice(1)
          .every(({ text }) => text.includes('补发')),
    )
    console.log(
      `${name}, round ${round + 1}: ${all.length} of ${all.length} answered, the last after ${seconds} s; twice ${twice.length}, of these not marked ${unmarked.length}`,
    )
    if (unmarked.length > 0)
      console.log(unmarked.map((n) => answered(n).map(({ text }) => text.slice(0, 60))))
    await end(leader)
    replicas = [...replicas.filter((one) => one !== leader), await start(`d${next++}`)]
  }
}
for (const replica of replicas) await end(replica)
await telegram.close()
await server.stop()
rmSync(dir, { recursive: true, force: true })
