// The JSON API over HTTP, on a real desk: each operation with what it rests on, errors that say what to do, and the OpenAPI document.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeApi, problemShape } from '#channels/api/describe-api.ts'
import { operations } from '#desk/doors/operations.ts'
import { bearer, openTestDoors, shelved, type TestDoors } from './open-test-doors.ts'

let open: TestDoors
let token: string
beforeAll(async () => {
  open = await openTestDoors({ ANTOU_TOKEN_PACE: '1000' })
  token = await open.token()
}, 60_000)
afterAll(() => open?.close())

const texts = shelved.map(({ text }) => text)

interface Cited {
  readonly n: number
  readonly quote: string
  readonly report: number
}
interface Data {
  readonly kind: string
  readonly text: string
  readonly citations: readonly Cited[]
  readonly reports: readonly { readonly id: number }[]
  readonly outline: readonly { readonly path: string; readonly heading: string }[]
  readonly figures: readonly { readonly value: number; readonly quote: string }[]
  readonly rows: readonly {
    readonly cells: readonly { readonly state: string; readonly figures: readonly object[] }[]
  }[]
  readonly sections: readonly {
    readonly paragraphs: readonly { readonly sources: readonly { readonly raw: string }[] }[]
  }[]
  readonly findings: readonly object[]
  readonly label: string
}

async function call(name: string, body: unknown): Promise<{ status: number; data: Data }> {
  const response = await open.post(`/api/${name}`, body, bearer(token))
  return { status: response.status, data: (await response.json()) as Data }
}

describe('POST /api/ask', () => {
  it('answers with each passage as it stands in its report', async () => {
    const { status, data } = await call('ask', { question: '荷塘镇2023年调解了多少起纠纷？' })
    expect(status).toBe(200)
    expect(data).toMatchObject({ kind: 'answer', by: 'extract' })
    expect(data.text).toContain('121起')
    expect(data.citations.length).toBeGreaterThan(0)
    for (const { quote, n, report } of data.citations) {
      expect(texts.some((text) => text.replaceAll('（', '(').includes(quote) || text.includes(quote))).toBe(
        true,
      )
      expect(data.text).toContain(`[${n}]`)
      expect([...open.ids.values()]).toContain(report)
    }
  })

  it('goes on from questions before', async () => {
    const { data } = await call('ask', {
      question: '那松岗乡呢',
      context: ['荷塘镇2023年调解了多少起纠纷？'],
    })
    expect(data.text).toContain('134起')
  })

  it('refuses in words what no report tells', async () => {
    const { status, data } = await call('ask', { question: '荷塘镇2023年修了多少公里铁路？' })
    expect(status).toBe(200)
    expect(data.kind).toBe('refusal')
  })
})

describe('the other operations', () => {
  it('find passages, list reports, read a section and its outline', async () => {
    const found = (await call('search', { query: '欠薪台账', limit: 3 })).data
    expect(found.citations[0]).toMatchObject({ n: 1, quote: expect.stringContaining('欠薪台账') })
    const { data: list } = await call('reports', { place: '松岗' })
    expect(list).toMatchObject({ total: 1, reports: [{ place: '岚水县松岗乡', year: 2023 }] })
    const report = list.reports[0]?.id
    const { data: outline } = await call('read_section', { report })
    expect(outline.citations).toEqual([])
    const path = outline.outline.find(({ heading }) => heading.includes('化解'))?.path
    const { data: section } = await call('read_section', { report, section: path })
    expect(section.citations.map(({ quote }) => quote).join('')).toContain('134起')
  })

  it('give figures and comparisons with the sentence of each number', async () => {
    const { data } = await call('figures', { indicator: '调解', year: 2023 })
    expect(data.figures.map(({ value, quote }) => [value, quote.includes(String(value))])).toEqual([
      [121, true],
      [134, true],
      [147, true],
    ])
    const { data: compared } = await call('compare', { indicators: ['调解矛盾纠纷数'] })
    const cells = compared.rows.flatMap((row) => row.cells)
    expect(cells.map(({ state }) => state)).toEqual(['figure', 'figure', 'figure'])
    expect(cells[0]?.figures[0]).toMatchObject({
      value: 121,
      unit: '起',
      citation: { place: '岚水县荷塘镇' },
    })
  })

  it('write a draft of one’s own numbers alone, and look a text through', async () => {
    const brief = '写化解纠纷这段：调处132起，成功130起'
    const { data } = await call('draft', { text: brief, place: '岚水县荷塘镇', year: 2023 })
    expect(data.text).toContain('132起')
    expect(data.label).toContain('须人工核实')
    const sources = data.sections.flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.sources))
    expect(sources.map(({ raw }) => raw)).toEqual(expect.arrayContaining(['132起', '130起']))
    const text = '荷塘镇2023年工作报告\n一、做法\n调处纠纷118起。\n三、打算\n调处纠纷118起，成功120起。'
    const { data: checked } = await call('check', { text, place: '岚水县荷塘镇', year: 2023 })
    expect(checked.findings.length).toBeGreaterThan(0)
  })

  it('show nothing of a report that is for another unit', async () => {
    const shown = [
      await call('ask', { question: '枫林镇2023年调解了多少起纠纷？' }),
      await call('search', { query: '枫林镇 纠纷' }),
      await call('reports', {}),
      await call('figures', {}),
      await call('compare', { indicators: ['调解矛盾纠纷数'] }),
      await call('read_section', { report: open.ids.get('枫林镇.txt') }),
      await call('read_section', { report: '枫林镇.txt', section: '一' }),
    ]
    expect(JSON.stringify(shown)).not.toContain('332933')
    expect(shown.slice(-2).map(({ status }) => status)).toEqual([404, 404])
  })
})

describe('what cannot be done', () => {
  it.each([
    ['ask', {}, 400, 'question'],
    ['ask', { question: '一'.repeat(3000) }, 400, 'question'],
    ['search', { query: '欠薪', limit: 0 }, 400, 'limit'],
    ['ask', 'no json', 400, 'JSON'],
    ['ask', [], 400, '参数'],
    ['read_section', { report: 1, section: '九/九' }, 404, '章节有'],
    ['draft', { text: '写普法：讲座12场', place: '没有这个地方' }, 400, '全称'],
    ['nothing', {}, 404, '/api/ask'],
    ['check', { text: '字'.repeat(600_000) }, 413, '分几次'],
  ])('is told of %s as JSON that says what to do', async (name, body, status, words) => {
    const told = await call(name, body)
    expect(told.status).toBe(status)
    const { error } = problemShape.parse(told.data)
    expect(`${error.message}${error.fix}`).toContain(words)
    expect(error.fix).not.toBe('')
  })
})

describe('the OpenAPI document', () => {
  it('names every operation with its shapes, and where it was asked for', async () => {
    const document = (await (await fetch(`${open.url}/api/openapi.json`)).json()) as ReturnType<
      typeof describeApi
    >
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: open.url }] })
    expect(Object.keys(document.paths as object)).toEqual(operations.map(({ name }) => `/api/${name}`))
    expect(document).toMatchObject({
      paths: {
        '/api/ask': {
          post: { requestBody: { content: { 'application/json': { schema: { required: ['question'] } } } } },
        },
      },
    })
  })

  it('is the one in docs', async () => {
    const document = describeApi(operations, { address: 'http://127.0.0.1:8765', version: '1' })
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../../docs/openapi.json')
  })
})
