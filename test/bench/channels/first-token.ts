// Measures WeCom's AI bot over many generated reports: `node --import tsx test/bench/channels/first-token.ts [--reports 3000] [--vectors]`.
// The product's own `serve` and the official SDK on one side, the fake server on the other; from the message to the bubble's first frame,
// to the first words of the answer, to the whole. Words alone unless `--vectors`, which encodes every passage first.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findPort } from '../../fakes/stores/find-port.ts'
import { botId, botSecret, type FakeBot, openFakeBot } from '../../fakes/wecom/bot/fake-bot.ts'
import { cache, listQuestions, prepareLibrary } from './many-reports.ts'
import { openServer } from './open-server.ts'
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
const usesEncoder = values.encoder || values.vectors
const env = { ANTOU_EMBEDDER: usesEncoder ? 'onnx' : 'none' }

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

const library = await prepareLibrary(Number(values.reports), env, values.vectors)
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
