// Tool of the measure of a burst, and of its short form in the suite: messages of many chats in one second at the product's own `serve`, each delivered several times. In: which vendor, how much. Out: what was lost, doubled, disordered, and how fast it was acknowledged.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'
import { findPort } from '../../fakes/stores/find-port.ts'
import { type BurstMessage, type Side, sides } from './burst-sides.ts'
import { openServer, type Server } from './open-server.ts'
import { shareWithin, spread } from './tell-figures.ts'

export interface BurstSizes {
  readonly chats: number
  readonly messages: number
  /** Of each message. */
  readonly deliveries: number
  readonly overMs: number
  /** How often the process is killed meanwhile. */
  readonly kills: number
  /**
   * `again`: a vendor hands on what is said in a chat in its order, each until it is acknowledged; what comes again comes behind it, at any time.
   * `whole`: everything comes at any time. Only what its vendor counts (Telegram's update_id) can be put in order then.
   */
  readonly shuffle: 'again' | 'whole'
}

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

/** Half are questions to the invented reports, half bear a word that the reply repeats, by which lost, doubled and disordered replies are told. */
function buildMessages({ messages, chats }: BurstSizes): readonly BurstMessage[] {
  return Array.from({ length: messages }, (_, n) => {
    const [chat, at] = [n % chats, Math.floor(n / chats)]
    const text = at % 2 === 0 ? `接稿 c${chat}n${at}x` : (questions[(chat + at) % questions.length] ?? '')
    return { n, chat, text }
  })
}

function shuffle(messages: readonly BurstMessage[], sizes: BurstSizes): readonly BurstMessage[] {
  const placed = messages.flatMap((message, at) =>
    Array.from({ length: sizes.deliveries }, (_, copy) => {
      if (sizes.shuffle === 'whole') return { message, at: Math.random() }
      return { message, at: copy === 0 ? at : at + Math.random() * (messages.length - at) }
    }),
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
function judge(shown: ReturnType<Side['shown']>, { messages, chats, shuffle }: BurstSizes): Judged {
  const judged = { answered: 0, disordered: 0, doubled: 0, marked: 0 }
  for (let chat = 0; chat < chats; chat++) {
    let [next, hasAnswer] = [0, false]
    const seen = new Set<string>()
    for (const { text } of shown.filter((one) => one.chat === chat)) {
      const isMarked = /补发/.test(text.slice(0, 20))
      if (isMarked) judged.marked++
      const code = /c\d+n(\d+)x/.exec(text)
      if (!code) {
        hasAnswer ||= /\[\d+\]/.test(text)
        continue
      }
      if (seen.has(code[0])) {
        if (!isMarked) judged.doubled++
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
  // Out of order an answer stands behind another's word: they are counted by themselves, one message each.
  if (shuffle === 'whole') judged.answered = shown.filter(({ text }) => /c\d+n\d+x|\[\d+\]/.test(text)).length
  return { ...judged, lost: messages - judged.answered }
}

async function takeInReports(dataDir: string): Promise<void> {
  mkdirSync(dataDir)
  const config = readConfig({ ANTOU_EMBEDDER: 'none', ANTOU_DATA: dataDir }, { dataDir })
  const app = await openApp(config, { access: 'write', withSamples: true })
  await app.desk.ingest(app.reader, [corpus], { waitForVectors: false, onProgress: () => {} })
  await app.close()
}

interface Sending {
  readonly side: Side
  /** Of the server that runs. */
  readonly cpuMs: () => number
}

/** Hands everything on in its second, and again what was not acknowledged; `done` resolves when all was. */
function sendAll(messages: readonly BurstMessage[], { side, cpuMs }: Sending, sizes: BurstSizes) {
  const acks: number[] = []
  const cpus: number[] = []
  const due = new Set(messages)
  const deliver = async (message: BurstMessage, send = side.prepare(message)): Promise<boolean> => {
    const [from, cpuFrom] = [performance.now(), cpuMs()]
    if (!(await send())) return false
    acks.push(performance.now() - from)
    // Of a server that was killed meanwhile nothing is known.
    cpus.push(Math.max(0, cpuMs() - cpuFrom))
    due.delete(message)
    return true
  }
  const untilTaken = async (message: BurstMessage, send: () => Promise<boolean>) => {
    for (let isTaken = await deliver(message, send); !isTaken; isTaken = await deliver(message))
      await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const inOrder = new Map<number, Promise<void>>()
  const firsts = new Map<BurstMessage, Promise<void>>()
  const deliveries = shuffle(messages, sizes).map((message) => ({ message, send: side.prepare(message) }))
  // What waits for what is said before the clock runs: timers that are late may come in another order.
  const sent = deliveries.map(({ message, send }, at) => {
    const due = new Promise((resolve) => setTimeout(resolve, (sizes.overMs * at) / deliveries.length))
    const first = firsts.get(message)
    if (first) return Promise.all([due, first]).then(async () => void (await deliver(message, send)))
    const before = sizes.shuffle === 'whole' ? undefined : inOrder.get(message.chat)
    const turn = Promise.all([due, before]).then(() => untilTaken(message, send))
    inOrder.set(message.chat, turn)
    firsts.set(message, turn)
    return turn
  })
  return { acks, cpus, due, deliveries: deliveries.length, done: Promise.all(sent) }
}

interface Watched {
  readonly killed: number
  readonly rssMb: number
  readonly server: Server
}

/** Until nothing is lost, or nothing comes any more. */
async function watch(
  { side, begin }: { readonly side: Side; readonly begin: () => Promise<Server> },
  first: Server,
  sizes: BurstSizes,
): Promise<Watched> {
  let [server, killed, rssMb] = [first, 0, 0]
  let [lastCount, lastAt] = [0, performance.now()]
  const firstKill = sizes.messages / 50
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const shown = side.shown()
    if (shown.length !== lastCount) [lastCount, lastAt] = [shown.length, performance.now()]
    if (killed < sizes.kills && shown.length >= firstKill + (killed * sizes.messages) / (sizes.kills + 1)) {
      rssMb = Math.max(rssMb, server.rssMb())
      await server.kill()
      killed++
      server = await begin()
    }
    const isOver = judge(shown, sizes).lost === 0 && killed === sizes.kills
    if (isOver || performance.now() - lastAt > longestQuietMs) break
  }
  return { killed, rssMb: Math.max(rssMb, server.rssMb()), server }
}

/** 0 while it is killed. */
function readCpu(server: Server | null): number {
  try {
    return server?.cpuMs() ?? 0
  } catch {
    return 0
  }
}

/** `vendor`: `app` (WeCom's callback) or `telegram` (its webhook). */
export async function holdBurst(vendor: string, sizes: BurstSizes) {
  const dir = mkdtempSync(join(tmpdir(), 'burst-'))
  const env = { ANTOU_EMBEDDER: 'none', ANTOU_DATA: join(dir, 'data') }
  await takeInReports(env.ANTOU_DATA)
  const port = await findPort()
  const side = await sides[vendor]!(`http://127.0.0.1:${port}`, sizes.chats)
  let current: Server | null = null
  const begin = async () => {
    current = await openServer({ ...env, ...side.env }, { port, ready: side.ready })
    return current
  }
  const first = await begin()
  const lag = monitorEventLoopDelay({ resolution: 10 })
  lag.enable()
  const began = performance.now()
  const sending = sendAll(buildMessages(sizes), { side, cpuMs: () => readCpu(current) }, sizes)
  const { server, killed, rssMb } = await watch({ side, begin }, first, sizes)
  await sending.done
  const shown = side.shown()
  await server.close()
  await side.close()
  const judged = judge(shown, sizes)
  if (judged.lost + judged.disordered + judged.doubled === 0) rmSync(dir, { recursive: true, force: true })
  else writeFileSync(join(dir, 'shown.json'), JSON.stringify(shown, null, 1))
  return {
    ...{ side: vendor, kills: killed, shuffle: sizes.shuffle, deliveries: sending.deliveries },
    ...judged,
    /** What is at fault is kept to be looked at. */
    kept: existsSync(dir) ? dir : null,
    acknowledged: { ...spread(sending.acks), 'within 1 s': shareWithin(sending.acks, 1000) },
    /** Of the server's processor between the sending of a message and its acknowledgement, in milliseconds: what idle cores would make of it. */
    processor: { ...spread(sending.cpus), 'within 1 s': shareWithin(sending.cpus, 1000) },
    ...{ unacknowledged: sending.due.size, shown: shown.length },
    /** Of this process, which sends: what is late here looks late there. */
    ownDelayMsP99: Math.round(lag.percentile(99) / 1e6),
    load: loadavg()[0]?.toFixed(1),
    ...{ seconds: Math.round((performance.now() - began) / 1000), rssMb },
  }
}
