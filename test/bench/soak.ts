// `npm run soak [-- --seconds 60 --rate 50 --chats 1000 --minutes 30]`: the whole program in one process, by rule, on the invented reports:
// first a load of questions that come by the clock, whether or not those before are answered; then reports taken in, asked about and removed, round by round.
// Prints what answers took (also of the processor, which other work on the machine changes less) and what was lost, then memory and sizes each tenth of the time.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCorpusApp } from '../fakes/open-corpus-app.ts'
import { percentile } from './subject.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '50' },
    chats: { type: 'string', default: '1000' },
    minutes: { type: 'string', default: '30' },
  },
})
const questions = [
  '石桥乡2023年调解了多少起纠纷？',
  '其他乡镇怎么处理欠薪的？',
  '白塔镇存在什么问题？',
  '哪些乡镇写到了反诈？',
  '杨坪镇2023年开展了多少次检查？',
]
const files = readdirSync(new URL('../../corpus', import.meta.url)).filter((name) =>
  /\.(?:txt|html)$/.test(name),
)
const { app, config, close } = await openCorpusApp({}, files)
const folder = mkdtempSync(join(tmpdir(), 'soak-'))

/** Ms until its last event; null where it ended in an error or said nothing. */
async function ask(chat: number, text: string): Promise<number | null> {
  const from = performance.now()
  let isSaid = false
  const message = { conversation: `web:${chat}`, reader: app.reader, text }
  for await (const { kind } of app.chat.converse(message)) {
    if (kind === 'error') return null
    isSaid = true
  }
  return isSaid ? performance.now() - from : null
}

/** Each question is due by the clock: one that waits for those before has waited, and that counts. */
async function load(): Promise<void> {
  const count = Number(values.seconds) * Number(values.rate)
  const begun = performance.now()
  const before = process.cpuUsage()
  const asked = Array.from({ length: count }, async (_, at) => {
    const due = (1000 * at) / Number(values.rate)
    await new Promise((resolve) => setTimeout(resolve, due))
    const took = await ask(at % Number(values.chats), questions[at % questions.length]!)
    return took === null ? null : performance.now() - begun - due
  })
  const took = (await Promise.all(asked)).filter((ms) => ms !== null)
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(before)
  const at = (share: number) => `${Math.round(percentile(took, share))} ms`
  console.log(
    `load: ${count} questions of ${values.chats} chats in ${seconds.toFixed(0)} s (asked in ${values.seconds}), ${count - took.length} lost, p50 ${at(0.5)}, p95 ${at(0.95)}, ${((user + system) / 1000 / count).toFixed(1)} ms of processor time each, ${tellMemory()}`,
  )
}

function tellMemory(): string {
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  const inMb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  return `rss ${inMb(rss)}, heap ${inMb(heapUsed)}, buffers ${inMb(external)}`
}

const sizeOf = (path: string): number =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size

/** One report in, five questions, the report out. */
async function round(at: number): Promise<void> {
  const path = join(folder, `松岭镇${at}.txt`)
  const body = Array.from(
    { length: 20 },
    (_, part) =>
      `（${part + 1}）第${at}轮调解矛盾纠纷${part + at}起，追回拖欠工资${part}万元，开展普法宣传${at}场。`,
  )
  const lines = ['临汀县松岭镇2024年法治政府建设工作报告', '一、主要做法', ...body]
  writeFileSync(path, lines.join('\n'))
  const known = new Set((await app.desk.listReports(app.reader)).map(({ id }) => id))
  await app.desk.ingest(app.reader, [path], { waitForVectors: false, onProgress: () => {} })
  for (const [n, text] of questions.entries()) await ask(n, text)
  for (const { id } of await app.desk.listReports(app.reader))
    if (!known.has(id)) await app.desk.removeReport(app.reader, id)
  rmSync(path)
}

async function soak(): Promise<void> {
  const length = Number(values.minutes) * 60_000
  const begun = performance.now()
  let [rounds, next] = [0, 0]
  while (performance.now() - begun < length) {
    await round(rounds++)
    if (performance.now() - begun < next) continue
    next += length / 10
    const files = readdirSync(config.dataDir).sort()
    const sizes = files.map((name) => `${name} ${Math.round(sizeOf(join(config.dataDir, name)) / 1000)} kB`)
    const minutes = ((performance.now() - begun) / 60_000).toFixed(1)
    console.log(`soak: ${minutes} min, ${rounds} rounds, ${tellMemory()}, ${sizes.join(', ')}`)
  }
}

await load()
await soak()
await close()
rmSync(folder, { recursive: true })
process.exit(0)
