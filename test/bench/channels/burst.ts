// Measures a burst at the product's own `serve`: `node --import tsx test/bench/channels/burst.ts [--side app|telegram] [--kills 5]`.
// 1,000 messages in one second from 50 chats, each delivered three times in shuffled order; half are questions to the invented reports,
// half bear a word that the reply repeats, by which lost, doubled and disordered replies are told. What is not acknowledged comes again.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'
import { type BurstMessage, type Side, sides } from './burst-sides.ts'
import { findPort, openServer, type Server } from './open-server.ts'
import { shareWithin, spread } from './tell-figures.ts'

const { values } = parseArgs({
  options: { side: { type: 'string', default: 'app' }, kills: { type: 'string', default: '0' } },
})
const burst = { chats: 50, messages: 1000, deliveries: 3, overMs: 1000 }
const corpus = resolve(import.meta.dirname, '../../../corpus')
/** Nothing comes any more. */
const longestQuietMs = 150_000

const questions = [
  '石桥乡2023年调解了多少纠纷',
  '其他乡镇怎么处理欠薪的',
  '哪些乡镇写了法律顾问',
  '比一下各镇调解纠纷数',
  '白塔镇2023年存在哪些问题',
]
const codeOf = (chat: number, at: number) => `c${chat}n${at}x`

function buildMessages(): readonly BurstMessage[] {
  return Array.from({ length: burst.messages }, (_, n) => {
    const [chat, at] = [n % burst.chats, Math.floor(n / burst.chats)]
    const text = at % 2 === 0 ? `接稿 ${codeOf(chat, at)}` : (questions[(chat + at) % questions.length] ?? '')
    return { n, chat, text }
  })
}

/** Within a chat the first deliveries keep their order; the others come at any time behind them. */
function shuffle(messages: readonly BurstMessage[]): readonly BurstMessage[] {
  const placed = messages.flatMap((message, at) =>
    Array.from({ length: burst.deliveries }, (_, copy) => ({
      message,
      at: copy === 0 ? at : at + Math.random() * (messages.length - at),
    })),
  )
  return placed.sort((a, b) => a.at - b.at).map(({ message }) => message)
}

interface Judged {
  readonly answered: number
  readonly lost: number
  readonly disordered: number
  readonly doubled: number
  readonly marked: number
}

/** Each chat: its codes in order, and between two of them the answer to the question. */
function judge(shown: ReturnType<Side['shown']>): Judged {
  const judged = { answered: 0, lost: 0, disordered: 0, doubled: 0, marked: 0 }
  for (let chat = 0; chat < burst.chats; chat++) {
    let [next, hasAnswer] = [0, false]
    const seen = new Set<string>()
    for (const { text } of shown.filter((one) => one.chat === chat)) {
      if (/补发/.test(text.slice(0, 20))) judged.marked++
      const code = /c\d+n(\d+)x/.exec(text)
      if (!code) {
        hasAnswer ||= /\[\d+\]/.test(text)
        continue
      }
      if (seen.has(code[0])) {
        if (!/补发/.test(text.slice(0, 20))) judged.doubled++
        continue
      }
      seen.add(code[0])
      if (Number(code[1]) !== next) judged.disordered++
      if (next > 0 && hasAnswer) judged.answered++
      next = Number(code[1]) + 2
      hasAnswer = false
      judged.answered++
    }
    if (hasAnswer) judged.answered++
  }
  return { ...judged, lost: burst.messages - judged.answered }
}

const dir = mkdtempSync(join(tmpdir(), 'burst-'))
const dataDir = join(dir, 'data')
mkdirSync(dataDir)
const env = { ANTOU_EMBEDDER: 'none', ANTOU_DATA: dataDir }
const app = await openApp(readConfig(env, { dataDir }), { access: 'write', withSamples: true })
await app.desk.ingest(app.reader, [corpus], { waitForVectors: false, onProgress: () => {} })
await app.close()

const port = await findPort()
const side = await sides[values.side]!(`http://127.0.0.1:${port}`, burst.chats)
const begin = () => openServer({ ...env, ...side.env }, { port, ready: side.ready })
let server: Server = await begin()
const acks: number[] = []
const due = new Set<BurstMessage>()
/** Once; a vendor tries again what was not acknowledged. */
const deliver = async (message: BurstMessage, send = side.prepare(message)): Promise<boolean> => {
  const from = performance.now()
  if (!(await send())) return false
  acks.push(performance.now() - from)
  due.delete(message)
  return true
}
const messages = buildMessages()
for (const message of messages) due.add(message)
const deliveries = shuffle(messages).map((message) => ({ message, send: side.prepare(message) }))
const lag = monitorEventLoopDelay({ resolution: 10 })
lag.enable()
const began = performance.now()
/** A vendor hands on what is said in a chat in its order, each until it is acknowledged; what comes again comes behind it, at any time. */
const inOrder = new Map<number, Promise<void>>()
const firsts = new Map<BurstMessage, Promise<void>>()
const untilTaken = async (message: BurstMessage, send: () => Promise<boolean>) => {
  for (let isTaken = await deliver(message, send); !isTaken; isTaken = await deliver(message))
    await new Promise((done) => setTimeout(done, 200))
}
const sent = deliveries.map(async ({ message, send }, at) => {
  await new Promise((done) => setTimeout(done, (burst.overMs * at) / deliveries.length))
  const first = firsts.get(message)
  if (first) return void (await first.then(() => deliver(message, send)))
  const turn = (inOrder.get(message.chat) ?? Promise.resolve()).then(() => untilTaken(message, send))
  inOrder.set(message.chat, turn)
  firsts.set(message, turn)
  return turn
})

const kills = Number(values.kills)
let killed = 0
let lastCount = 0
let lastAt = performance.now()
let rssMb = 0
for (;;) {
  await new Promise((done) => setTimeout(done, 50))
  const shown = side.shown()
  if (shown.length !== lastCount) [lastCount, lastAt] = [shown.length, performance.now()]
  if (killed < kills && shown.length >= 20 + (killed * burst.messages) / (kills + 1)) {
    rssMb = Math.max(rssMb, server.rssMb())
    await server.kill()
    killed++
    server = await begin()
  }
  if (judge(shown).lost === 0 || performance.now() - lastAt > longestQuietMs) break
}
await Promise.all(sent)
const seconds = (performance.now() - began) / 1000
console.log(
  JSON.stringify(
    {
      ...{ side: values.side, kills: killed, deliveries: deliveries.length },
      ...judge(side.shown()),
      acknowledged: { ...spread(acks), 'within 1 s': shareWithin(acks, 1000) },
      ...{ unacknowledged: due.size, shown: side.shown().length },
      /** Of this process, which sends: what is late here looks late there. */
      ownDelayMsP99: Math.round(lag.percentile(99) / 1e6),
      load: loadavg()[0]?.toFixed(1),
      ...{ seconds: Math.round(seconds), rssMb: Math.max(rssMb, server.rssMb()) },
    },
    null,
    1,
  ),
)
await server.close()
await side.close()
rmSync(dir, { recursive: true, force: true })
process.exit(0)
