// Measures WeCom's AI bot over many generated reports: `node --import tsx test/bench/channels/first-token.ts [--reports 3000] [--vectors]`.
// The product's own `serve` and the official SDK on one side, the fake server on the other; from the message to the bubble's first frame,
// to the first words of the answer, to the whole. Words alone unless `--vectors`, which encodes every passage first.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'
import { placeName } from '#domain/place.ts'
import { botId, botSecret, type FakeBot, openFakeBot } from '../../fakes/wecom/bot/fake-bot.ts'
import { writeLongReports } from '../../quality/long/write-long-reports.ts'
import { findPort, openServer } from './open-server.ts'
import { shareWithin, spread } from './tell-figures.ts'

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '3000' },
    encoder: { type: 'boolean', default: false },
    vectors: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
})
const cache = resolve(import.meta.dirname, '../../../.cache/bench/channels')
const usesEncoder = values.encoder || values.vectors
const env = { ANTOU_EMBEDDER: usesEncoder ? 'onnx' : 'none' }

interface Library {
  readonly dataDir: string
  /** Some of its townships, with a year that is reported. */
  readonly places: readonly { readonly name: string; readonly county: string; readonly year: number }[]
  readonly reports: number
}

/** Kept between runs. */
async function prepareLibrary(count: number): Promise<Library> {
  const dataDir = join(cache, `library-${count}${values.vectors ? '-vectors' : ''}`)
  const isNew = !existsSync(join(dataDir, 'library.db'))
  mkdirSync(dataDir, { recursive: true })
  const app = await openApp(readConfig(env, { dataDir }), { access: 'write', withSamples: false })
  try {
    if (isNew) {
      process.stderr.write(`${count} reports are taken in ...\n`)
      const folder = writeLongReports(join(cache, `texts-${count}`), count)
      const settings = { waitForVectors: values.vectors, onProgress: () => {} }
      const { added, elapsedMs } = await app.desk.ingest(app.reader, [folder], settings)
      process.stderr.write(`${added} in ${Math.round(elapsedMs / 1000)} s\n`)
    }
    const reports = await app.desk.listReports(app.reader)
    const named = reports.flatMap(({ metadata: { place, year } }) =>
      place.town && place.county && year ? [{ name: placeName(place), county: place.county, year }] : [],
    )
    const step = Math.max(1, Math.floor(named.length / 12))
    return {
      dataDir,
      places: named.filter((_, at) => at % step === 0).slice(0, 12),
      reports: reports.length,
    }
  } finally {
    await app.close()
  }
}

/** By what is wanted: of one place, of a county, of all. */
function listQuestions({ places }: Library): readonly { readonly kind: string; readonly text: string }[] {
  const of = (kind: string, write: (one: Library['places'][number]) => string) =>
    places.map((one) => ({ kind, text: write(one) }))
  const all = (kind: string, ...texts: readonly string[]) => texts.map((text) => ({ kind, text }))
  return [
    ...of('one place, a number', ({ name, year }) => `${name}${year}年调解了多少纠纷`),
    ...of('one place, how', ({ name }) => `${name}是怎么做普法宣传的`),
    ...of('one place, whether', ({ name, year }) => `${name}${year}年有没有聘法律顾问`),
    ...of('a county', ({ county }) => `${county}各乡镇排查隐患数比一下`),
    ...all('who', '哪些乡镇写了法律顾问', '哪些乡镇写了村规民约', '哪些乡镇没有写普法'),
    ...all('how, all', '其他乡镇怎么处理矛盾纠纷的', '其他乡镇合法性审查怎么做的', '别的镇安全生产怎么抓的'),
    ...all('rank', '调解纠纷数前三名是哪些乡镇', '2023年哪个乡镇联合检查次数最多'),
    ...all('total', '2023年一共化解了多少起纠纷', '2022年各乡镇一共开展联合检查多少次'),
    ...all('trend', '这几年各乡镇调解纠纷数的变化'),
    ...all('problems', '各乡镇存在的问题主要有哪些'),
  ]
}

interface Times {
  readonly kind: string
  readonly text: string
  readonly frameMs: number
  readonly wordsMs: number
  readonly wholeMs: number
  readonly cpuMs: number
}

const waiting = /^(?:正在|还在).{0,8}……$/
const longestMs = 600_000

/** Each asks in a conversation of his own: nothing is gone on from, no rate is met. */
async function ask(
  { kind, text }: { readonly kind: string; readonly text: string },
  person: string,
  fake: FakeBot,
): Promise<Times> {
  const before = fake.frames.length
  const from = performance.now()
  const cpuFrom = server.cpuMs()
  const { reqId } = fake.call({
    chattype: 'single',
    from: { userid: person },
    msgtype: 'text',
    text: { content: text },
  })
  let [frameMs, wordsMs, seen] = [0, 0, before]
  for (;;) {
    await new Promise((done) => setTimeout(done, 2))
    const ms = performance.now() - from
    for (; seen < fake.frames.length; seen++) {
      const { headers, body } = fake.frames[seen] ?? {}
      if (headers?.req_id !== reqId || body?.msgtype !== 'stream') continue
      frameMs ||= ms
      if (!waiting.test(body.stream.content)) wordsMs ||= ms
      if (body.stream.finish) {
        const cpuMs = server.cpuMs() - cpuFrom
        return { kind, text, frameMs, wordsMs, wholeMs: ms, cpuMs }
      }
    }
    if (ms > longestMs) throw new Error(`no answer: ${text}`)
  }
}

const library = await prepareLibrary(Number(values.reports))
const questions = listQuestions(library)
const fake = await openFakeBot()
const people = questions.map((_, n) => `p${n}`)
const server = await openServer(
  {
    ...env,
    ANTOU_DATA: library.dataDir,
    ...{ WECOM_BOT_ID: botId, WECOM_BOT_SECRET: botSecret, WECOM_BOT_URL: fake.url },
    WECOM_ALLOWED_USERS: ['warm', ...people].join(','),
  },
  { port: await findPort(), ready: /企业微信机器人已连上/ },
)
const first = await ask({ kind: 'first after the start', text: questions[0]?.text ?? '' }, 'warm', fake)
const times: Times[] = []
for (let round = 0; round < Number(values.rounds); round++)
  for (const [at, question] of questions.entries()) {
    times.push(await ask(question, people[at] ?? '', fake))
    if (values.show)
      process.stderr.write(`${JSON.stringify(times.at(-1))}\n${fake.bubbles.at(-1)?.text.slice(0, 200)}\n`)
  }
const kinds = [...new Set(times.map(({ kind }) => kind))]
const columns = (own: readonly Times[]) => ({
  n: own.length,
  frameP95: spread(own.map(({ frameMs }) => frameMs)).p95,
  wordsP50: spread(own.map(({ wordsMs }) => wordsMs)).p50,
  wholeP50: spread(own.map(({ wholeMs }) => wholeMs)).p50,
  wholeP95: spread(own.map(({ wholeMs }) => wholeMs)).p95,
  cpuP50: spread(own.map(({ cpuMs }) => cpuMs)).p50,
  cpuP95: spread(own.map(({ cpuMs }) => cpuMs)).p95,
  'frame within 1 s': shareWithin(
    own.map(({ frameMs }) => frameMs),
    1000,
  ),
  'words within 1 s': shareWithin(
    own.map(({ wordsMs }) => wordsMs),
    1000,
  ),
  'whole within 2 s': shareWithin(
    own.map(({ wholeMs }) => wholeMs),
    2000,
  ),
})
console.table({
  ...Object.fromEntries(kinds.map((kind) => [kind, columns(times.filter((one) => one.kind === kind))])),
  all: columns(times),
})
const facts = {
  ...{ reports: library.reports, encoder: usesEncoder, vectors: values.vectors, rssMb: server.rssMb() },
  firstAfterStartMs: Math.round(first.wholeMs),
}
console.log(JSON.stringify(facts))
writeFileSync(join(cache, 'first-token.json'), JSON.stringify({ ...facts, times }, null, 1))
await server.close()
await fake.close()
process.exit(0)
