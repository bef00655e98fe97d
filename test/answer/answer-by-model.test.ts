import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSentence } from '#check/claims/check-sentence.ts'
import type { CheckDeps } from '#check/claims/cited-passage.ts'
import type { Answer, AnswerLine, Citation } from '#domain/answer.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LanguageModel } from '#ports/language-model.ts'
import { readCorpusPassages } from '../fakes/corpus-passages.ts'
import {
  badHabits,
  type FakeModelEndpoint,
  openFakeModelEndpoint,
} from '../fakes/endpoints/fake-model-endpoint.ts'
import { openTestAnswer, plant, type TestAnswer, testKey } from './open-test-answer.ts'

const question = '各乡镇是怎么处理欠薪的？'
const timeoutMs = 1200
let endpoint: FakeModelEndpoint
let antou: TestAnswer
let check: CheckDeps

beforeAll(async () => {
  endpoint = await openFakeModelEndpoint()
  antou = await openTestAnswer()
  check = (await readCorpusPassages()).deps
  // LangChain is loaded on the first question; a busy machine takes seconds for it.
  await antou.ask(question, endpoint.url, { timeoutMs: 30_000 })
})

afterAll(async () => {
  await endpoint.close()
  await antou.close()
})

type Streamed = { line: AnswerLine; citations: readonly Citation[] }

async function ask(text = question): Promise<{ answer: Answer; streamed: readonly Streamed[] }> {
  const streamed: Streamed[] = []
  const answer = await antou.ask(text, endpoint.url, {
    timeoutMs,
    onLine: (line, citations) => streamed.push({ line, citations: [...citations] }),
  })
  return { answer, streamed }
}

/** Every sentence stands on the quotes that it cites; every quote stands in the stored report. */
async function expectSound(lines: readonly AnswerLine[], citations: readonly Citation[]): Promise<void> {
  const passages = await Promise.all(
    citations.map(async ({ n, quote, reportId, start, end }) => {
      const report = await antou.library.readReport(reportId)
      expect(report!.text.slice(start, end)).toBe(quote)
      return { n, text: quote, place: report!.metadata.place, year: report!.metadata.year }
    }),
  )
  for (const line of lines) {
    if (line.kind === 'sentence') expect(checkSentence(line.text, passages, check), line.text).toBeNull()
    if (line.kind === 'quotes')
      expect(line.quotes.every((n) => citations.some((one) => one.n === n))).toBe(true)
  }
}

describe('an answer written by a model', () => {
  it('holds sentence by sentence, says that it is generated, and names model and prompt', async () => {
    endpoint.behave('good')
    const { answer, streamed } = await ask()
    expect(answer.by).toBe('fake-model')
    expect(answer.prompt).toMatch(/^answer-[0-9a-f]{8}$/)
    expect(answer.text).toContain('AI生成，仅供参考')
    expect(answer.lines.filter(({ kind }) => kind === 'sentence').length).toBeGreaterThanOrEqual(2)
    await expectSound(answer.lines, answer.citations)
    for (const { line, citations } of streamed) await expectSound([line], citations)
  })

  it('shows its first sentence while the model is still writing', async () => {
    endpoint.behave('endless')
    const { answer, streamed } = await ask()
    expect(streamed[0]?.line.kind).toBe('sentence')
    expect(answer.lines).toContain(streamed[0]?.line)
  })

  it('shows a sentence that has ended before the model goes on', async () => {
    const shown: AnswerLine[] = []
    let isShown = () => {}
    const first = new Promise<void>((resolve) => {
      isShown = resolve
    })
    const model: LanguageModel = {
      name: 'slow',
      timeoutMs,
      useTools: null,
      async *complete({ user }) {
        const [, text = ''] = /<段落 编号="1">\n.*\n([\s\S]*?)\n<\/段落>/.exec(user) ?? []
        yield `${text.split('。')[0]}[1]。`
        // Goes on only once the reader has seen the first sentence.
        await first
        yield '还有一句没有出处。'
      },
    }
    const onLine = (line: AnswerLine) => {
      shown.push(line)
      isShown()
    }
    const answer = await antou.ask(question, null, { model, onLine })
    expect(shown[0]?.kind).toBe('sentence')
    expect(answer.text).toContain('有1句没有核对上出处')
  })

  it('quotes nothing of a report that is replaced while the model writes, by model or by extract', async () => {
    let isReplaced = false
    const model: LanguageModel = {
      name: 'slow',
      timeoutMs,
      useTools: null,
      async *complete({ user }) {
        const [, text = ''] = /<段落 编号="1">\n.*\n([\s\S]*?)\n<\/段落>/.exec(user) ?? []
        yield `${text.split('。')[0]}[1]。`
        isReplaced = true
      },
    }
    const change = (report: StoredReport) => (isReplaced ? { ...report, text: `新${report.text}` } : report)
    const answer = await antou.ask(question, null, { model, change })
    expect(answer.kind).toBe('refusal')
    expect(answer.citations).toEqual([])
    expect(answer.text).toMatch(/^没有查到能直接回答的原文。\n查了：/)
  })

  it('re-cites sentences that cite nothing or the wrong passage', async () => {
    for (const habit of ['no-citations', 'invents-citation', 'moves-citations'] as const) {
      endpoint.behave(habit)
      const { answer } = await ask()
      expect(answer.by, habit).toBe('fake-model')
      await expectSound(answer.lines, answer.citations)
    }
  })

  it('drops sentences with changed numbers and says how many, or falls back to the extract', async () => {
    endpoint.behave('changes-numbers')
    const { answer } = await ask()
    if (answer.by === 'fake-model') expect(answer.text).toMatch(/有\d+句没有核对上出处/)
    else expect(answer.text).toContain('未使用大模型')
    await expectSound(answer.lines, answer.citations)
  })
})

describe('whatever the endpoint does, there is a cited answer in time', () => {
  it.each(badHabits)('%s', async (habit) => {
    endpoint.behave(habit)
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('no answer by the deadline')), timeoutMs + 1500).unref()
    })
    const { answer, streamed } = await Promise.race([ask(), late])
    expect(answer.kind).toBe('answer')
    expect(answer.citations.length).toBeGreaterThan(0)
    await expectSound(answer.lines, answer.citations)
    for (const { line, citations } of streamed) await expectSound([line], citations)
    expect(answer.text).toMatch(answer.by === 'extract' ? /未使用大模型/ : /AI生成，仅供参考/)
    const shown = JSON.stringify([answer.text, answer.lines, streamed])
    expect(shown).not.toMatch(/https?:|www\.|<\w|!\[|evil/)
    expect(shown).not.toContain('出处编号')
    expect(JSON.stringify([answer, streamed])).not.toContain(testKey.slice(3))
  })
})

it('an address is not shown, though the passage carries it', async () => {
  const model: LanguageModel = {
    name: 'copies',
    timeoutMs: 20_000,
    useTools: null,
    async *complete({ user }) {
      const passages = [...user.matchAll(/<段落 编号="(\d+)">\n.*\n([\s\S]*?)\n<\/段落>/g)]
      for (const [, n, text = ''] of passages.slice(0, 6)) yield `${text.split('。')[0]}[${n}]。`
      for (const [, n, text = ''] of passages) if (text.includes('QH.CN')) yield `台账在QH.CN公布[${n}]。`
    },
  }
  const change = plant(() => '台账在QH.CN公布。')
  const answer = await antou.ask(question, null, { model, change })
  expect(answer.by).toBe('copies')
  expect(answer.dropped.map(({ reason }) => reason)).toContain('含链接或标记')
  const sentences = answer.lines.filter(({ kind }) => kind === 'sentence')
  expect(JSON.stringify(sentences)).not.toContain('QH.CN')
})

describe('a model that looks for itself', () => {
  it('is held against the passages that its tools gave back', async () => {
    endpoint.behave('uses-tools')
    const answer = await antou.ask(question, endpoint.url, { timeoutMs: 20_000, isAgent: true })
    expect(answer.by).toBe('fake-model')
    expect(endpoint.received.at(-1)!.found).toContain('</段落>')
    await expectSound(answer.lines, answer.citations)
  })

  it('shows its first sentence before it goes on', async () => {
    endpoint.behave('uses-tools')
    let goOn = () => {}
    const isShown = new Promise<void>((resolve) => {
      goOn = resolve
    })
    endpoint.hold(isShown)
    const answer = await antou.ask(question, endpoint.url, {
      timeoutMs: 20_000,
      isAgent: true,
      onLine: goOn,
    })
    expect(answer.by).toBe('fake-model')
    expect(answer.lines.filter(({ kind }) => kind === 'sentence').length).toBeGreaterThanOrEqual(2)
  })

  it('is stopped when it never comes to an answer', async () => {
    endpoint.behave('uses-tools-for-ever')
    const before = endpoint.received.length
    const answer = await antou.ask(question, endpoint.url, { timeoutMs: 20_000, isAgent: true })
    expect(answer.by).toBe('extract')
    expect(answer.text).toContain('未使用大模型')
    expect(endpoint.received.length - before).toBeLessThanOrEqual(6)
  })

  it.each(['calls-a-tool', 'hangs', 'server-error', 'empty'] as const)(
    'and that %s leaves a cited answer',
    async (habit) => {
      endpoint.behave(habit)
      const answer = await antou.ask(question, endpoint.url, { timeoutMs, isAgent: true })
      expect(answer.by).toBe('extract')
      await expectSound(answer.lines, answer.citations)
    },
  )
})

describe('what may not leave', () => {
  it.each([
    '身份证110101199003071233的人在白塔镇被欠薪了吗',
    '【机密★1年】白塔镇怎么处理欠薪的',
    '打13812345678问欠薪怎么处理',
  ])('a question with a secrecy mark or an ID is not sent: %s', async (text) => {
    endpoint.behave('good')
    const before = endpoint.received.length
    const { answer } = await ask(text)
    expect(endpoint.received.length).toBe(before)
    expect(answer.by).toBe('extract')
  })

  it('passages with a secrecy mark or an ID are left out of what is sent', async () => {
    endpoint.behave('good')
    const before = endpoint.received.length
    const change = plant(({ id }) => (id % 3 === 0 ? '此件不公开。联系人13912345678。' : null))
    await antou.ask(question, endpoint.url, { timeoutMs, change })
    expect(endpoint.received.length).toBe(before + 1)
    expect(endpoint.received.at(-1)!.user).toContain('</段落>')
    expect(endpoint.received.at(-1)!.user).not.toMatch(/此件不公开|13912345678/)
  })
})
