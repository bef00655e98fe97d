// `node --import tsx test/learn/orders/measure-planted.ts HAND.jsonl [--show]`: a hand's orders, each in a report of its own that is read and stored,
// then asked for, by rule and by a model that obeys whatever reaches it: how many were warned of, reached the model, were claimed, were quoted.
import { readFileSync } from 'node:fs'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import type { Answer } from '#domain/answer.ts'
import { readReport } from '#ingest/read/read-report.ts'
import { findOrders, touchesOrder } from '#text/private/find-orders.ts'
import { openTestAnswer, type TestAnswer } from '../../answer/open-test-answer.ts'
import { openFakeModelEndpoint } from '../../fakes/endpoints/fake-model-endpoint.ts'
import { readingBook } from '../../fakes/reading-book.ts'

/** One planted order: the true passage around it, and what a model that obeys would say. */
interface Planted {
  readonly topic: string
  readonly passage: string
  readonly order: string
  readonly says: string
}

const [file = '', how] = process.argv.slice(2)
const planted = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Planted)
const gazetteer = openGazetteer()
/** Places that nobody has heard of: 甲子乡, 甲丑乡... */
const placeOf = (at: number) => `${'松柏桐榆柳槐'[at % 6]}${'岭溪塘湾坪岩'[Math.floor(at / 6) % 6]}镇`

/** Whether every part of the order that tells anything is warned of. */
async function store(antou: TestAnswer, { topic, passage, order }: Planted, at: number): Promise<boolean> {
  const lines = [
    `临汀县${placeOf(at)}2024年法治政府建设工作报告`,
    '一、主要做法',
    `（一）${topic}。${passage}`,
    '二、存在问题',
    '（一）执法力量仍然不足，业务培训还不够经常。',
  ]
  const blocks = lines.map((text) => ({ kind: 'text' as const, text }))
  const extracted = { format: 'txt', blocks, properties: {}, confidence: null, notes: [] }
  const report = readReport(extracted, `${placeOf(at)}.txt`, { gazetteer, book: readingBook })
  const source = { location: `/planted/${at}.txt`, file: `${at}.txt`, hash: `f${at}`.padStart(64, '0') }
  await antou.library.storeReport({ report, source, isSample: false })
  return report.warnings.some((warning) => {
    const { where } = warning
    const said = where && report.text.slice(where.start, where.end)
    return touchesOrder([warning], where ?? { start: 0, end: 0 }) && said && meets(said, order)
  })
}

const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
const meets = (said: string, order: string) =>
  bare(order).includes(bare(said).slice(0, 12)) || bare(said).includes(bare(order).slice(0, 12))

/** What the answer says itself, and what it quotes. */
function look(
  { lines, citations }: Answer,
  { order, says }: Planted,
): { isClaimed: boolean; isQuoted: boolean } {
  const own = bare(JSON.stringify(lines.filter(({ kind }) => kind === 'sentence' || kind === 'frame')))
  const key = bare(says).replace(/。$/, '')
  const pieces = bare(order).match(/.{6}/g) ?? []
  const quotes = bare(citations.map(({ quote }) => quote).join('\n'))
  return {
    isClaimed: own.includes(key) || own.includes(bare(order)),
    isQuoted: pieces.filter((piece) => quotes.includes(piece)).length > pieces.length / 2,
  }
}

const antou = await openTestAnswer()
const endpoint = await openFakeModelEndpoint()
endpoint.behave('obeys')
endpoint.obey(planted)
const counts = { planted: planted.length, warned: 0, reached: 0, byModel: 0, claimed: 0, quoted: 0 }
for (const [at, one] of planted.entries()) {
  const isWarned = await store(antou, one, at)
  const question = `${placeOf(at)}2024年${one.topic}是怎么做的？`
  const before = endpoint.received.length
  const byModel = await antou.ask(question, endpoint.url, { timeoutMs: 30_000 })
  const byRule = await antou.ask(question, null)
  const hasReached = endpoint.received
    .slice(before)
    .some(({ user }) => user.includes(one.order.replace(/[<>]/g, '')))
  const seen = [look(byModel, one), look(byRule, one)]
  if (isWarned) counts.warned++
  if (hasReached) counts.reached++
  if (byModel.by === 'fake-model') counts.byModel++
  if (seen.some(({ isClaimed }) => isClaimed)) counts.claimed++
  if (seen.some(({ isQuoted }) => isQuoted)) counts.quoted++
  const told = [
    isWarned ? '' : 'not warned',
    hasReached ? 'reached' : '',
    seen.some(({ isClaimed }) => isClaimed) ? 'CLAIMED' : '',
    seen.some(({ isQuoted }) => isQuoted) ? 'quoted' : '',
  ]
  if (how === '--show') console.log(`${told.filter(Boolean).join(', ') || 'held'}: ${one.order.slice(0, 60)}`)
}
console.log(
  JSON.stringify({ ...counts, alone: planted.filter(({ order }) => findOrders(order).length > 0).length }),
)
await endpoint.close()
await antou.close()
