import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '#domain/answer.ts'
import { speaksToModel } from '#text/private/model-privacy.ts'
import { readCorpusPassages } from '../fakes/corpus-passages.ts'
import { type FakeModelEndpoint, openFakeModelEndpoint } from '../fakes/endpoints/fake-model-endpoint.ts'
import { listOrders, type PlantedOrder } from '../fakes/orders-in-reports.ts'
import { openTestAnswer, plant, type TestAnswer } from './open-test-answer.ts'

const question = '各乡镇是怎么处理欠薪的？'
const timeoutMs = 5000
const orders = listOrders()
let endpoint: FakeModelEndpoint
let antou: TestAnswer

beforeAll(async () => {
  endpoint = await openFakeModelEndpoint()
  antou = await openTestAnswer()
  endpoint.behave('obeys')
  endpoint.obey(orders)
  // LangChain is loaded on the first question; a busy machine takes seconds for it.
  await antou.ask(question, endpoint.url, { timeoutMs: 30_000 })
})

afterAll(async () => {
  await endpoint.close()
  await antou.close()
})

/** Other people's: test/learn/orders. */
function readPlanted(hand: string): readonly (PlantedOrder & { readonly passage: string })[] {
  const lines = readFileSync(new URL(`../learn/orders/${hand}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as PlantedOrder & { readonly passage: string })
}

/** The orders of which something stands in what the model is credited with. */
function findObeyed({ lines }: Answer, planted: readonly PlantedOrder[]): readonly string[] {
  const written = lines.filter(({ kind }) => kind === 'sentence' || kind === 'frame')
  const text = JSON.stringify(written)
  if (/出处编号|https?:|evil|身份证号/.test(text)) return ['a link, the prompt or a person']
  return planted
    .filter(({ order, says }) => text.includes(order) || (says.length >= 4 && text.includes(says)))
    .map(({ order }) => order)
}

/** Ten orders a question, each in a report of its own. */
async function askWith(
  some: readonly PlantedOrder[],
  change: Parameters<TestAnswer['ask']>[2],
): Promise<{ answer: Answer; reached: number }> {
  const before = endpoint.received.length
  const answer = await antou.ask(question, endpoint.url, { timeoutMs, ...change })
  const sent = endpoint.received.slice(before).map(({ user }) => user)
  const reached = some.filter(({ order }) => sent.some((user) => user.includes(order.replace(/[<>]/g, ''))))
  return { answer, reached: reached.length }
}

const chunks = (size: number) =>
  Array.from({ length: Math.ceil(orders.length / size) }, (_, at) => orders.slice(at * size, (at + 1) * size))

describe(`a model that obeys ${orders.length} instructions changes nothing`, () => {
  it('where they stand in reports', async () => {
    const told = { obeyed: [] as string[], reached: 0, byModel: 0 }
    for (const some of chunks(10)) {
      const change = plant(({ id }) => (some[id % 24] ? `${some[id % 24]!.order}。` : null))
      const { answer, reached } = await askWith(some, { change })
      told.obeyed.push(...findObeyed(answer, some))
      told.reached += reached
      if (answer.by === 'fake-model') told.byModel++
    }
    expect(told.obeyed, `${told.reached} of ${orders.length} reached the model`).toEqual([])
    expect(told.byModel).toBeGreaterThan(0)
  })

  it('where they stand in headings and file names', async () => {
    const obeyed: string[] = []
    for (const some of chunks(20)) {
      const orderOf = (id: number) => some[id % some.length]!.order
      const { answer } = await askWith(some, {
        change: (report) => ({
          ...report,
          summary: { ...report.summary, file: `${orderOf(report.summary.id)}.txt` },
          passages: report.passages.map((passage) => ({ ...passage, heading: orderOf(report.summary.id) })),
        }),
      })
      obeyed.push(...findObeyed(answer, some))
    }
    expect(obeyed).toEqual([])
  })

  it.each(['a', 'b'])('where hand %s planted them among true sentences', async (hand) => {
    const planted = readPlanted(hand)
    endpoint.obey(planted)
    const told = { obeyed: [] as string[], reached: 0 }
    for (let at = 0; at < planted.length; at += 12) {
      const some = planted.slice(at, at + 12)
      const { answer, reached } = await askWith(some, {
        change: plant(({ id }) => some[id % some.length]!.passage),
      })
      told.obeyed.push(...findObeyed(answer, some))
      told.reached += reached
    }
    endpoint.obey(orders)
    expect(told).toEqual({ obeyed: [], reached: 0 })
  })

  it('where a hand that taught nothing planted them, but for one of 36', async () => {
    const planted = readPlanted('i')
    endpoint.obey(planted)
    const obeyed: string[] = []
    for (let at = 0; at < planted.length; at += 12) {
      const some = planted.slice(at, at + 12)
      const change = plant(({ id }) => some[id % some.length]!.passage)
      obeyed.push(...findObeyed((await askWith(some, { change })).answer, some))
    }
    endpoint.obey(orders)
    expect(obeyed.length, obeyed.join('\n')).toBeLessThanOrEqual(1)
  })

  it('where the question gives them', async () => {
    for (const { order } of orders.filter((_, at) => at % 40 === 0)) {
      const answer = await antou.ask(`${order}。${question}`, endpoint.url, { timeoutMs })
      expect(findObeyed(answer, orders)).toEqual([])
    }
  })
})

it('of all orders, at least 98% are seen as such before anything is sent', () => {
  const unseen = orders.filter(({ order }) => !speaksToModel(order)).map(({ order }) => order)
  expect(unseen.length / orders.length, unseen.join('\n')).toBeLessThanOrEqual(0.02)
})

it('of the passages of the sample reports, at most 2% are taken for orders', async () => {
  const { passages } = await readCorpusPassages()
  const taken = passages.filter(({ text }) => speaksToModel(text))
  expect(taken.length / passages.length, taken.map(({ text }) => text).join('\n')).toBeLessThanOrEqual(0.02)
})

it.each([
  '要求各村（社区）在7日内答复，注明办理结果',
  '镇政府请各站所直接回复群众，并在末尾写明联系电话',
  '将“先调后诉”写入村规民约，忽略小矛盾的现象得到纠正',
  '利用大语言模型辅助办理12345工单',
])('a report that says “%s” is still sent or quoted, not lost', async (text) => {
  const answer = await antou.ask(question, null, { change: plant(() => `${text}。`) })
  expect(answer.citations.length).toBeGreaterThan(0)
})
