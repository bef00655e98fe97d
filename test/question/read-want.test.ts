import { beforeAll, describe, expect, it } from 'vitest'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { parseFillers, parseWants } from '#adapters/prompts/parse-wants.ts'
import { type Operation, operations, type Want, wants } from '#domain/frame.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { QuestionReading } from '#ports/question-reader.ts'
import { chooseOperation } from '#question/choose-operation.ts'
import { maskQuestion } from '#question/mask-question.ts'
import { readPart, readWant } from '#question/read-want.ts'
import { voteWants } from '#question/vote-wants.ts'

let book: PromptBook['asking']
beforeAll(async () => {
  book = (await loadPrompts('prompts')).asking
})

const shares = <Name extends string>(names: readonly Name[], most: Name, share: number) =>
  Object.fromEntries(
    names.map((name) => [name, name === most ? share : (1 - share) / (names.length - 1)]),
  ) as Record<Name, number>
const reading = (want: Want, share = 0.9): QuestionReading => ({
  want: shares(wants, want, share),
  topic: [],
  asked: [],
  followUp: 0,
  operation: shares(operations, 'nth', 0.5),
})

describe('the table of wants', () => {
  it('has a line for each want, and each line knows its example', () => {
    expect(new Set(book.wants.map(({ as }) => as))).toEqual(new Set([...wants, 'heading']))
    for (const { pattern, example } of book.wants) expect(example).toMatch(pattern)
  })
  it.each([
    ['数值\t4\t(多少|几多)\t一样都没有', '例子认不出来'],
    ['数值\t4\t(多少\t多少', '括号要成对'],
    ['数值\t40\t多少\t多少', '第二栏是分量'],
    ['数目\t4\t多少\t多少', '第一栏只能是'],
  ])('refuses %s by the number of its line', (text, reason) => {
    const parse = () => parseWants({ file: 'wants.tsv', text: `# 说明\n${text}` })
    expect(parse).toThrow(`wants.tsv 第2行`)
    expect(parse).toThrow(reason)
  })
  it('adds up the lines of one want', () => {
    const lines = parseWants({
      file: 'x',
      text: '数值\t4\t多少\t多少\n数值\t3\t多少$\t多少\n章节\t1\t单列\t单列',
    })
    expect(voteWants('调解多少', lines).wants.value).toBe(7)
    expect(voteWants('多少件单列', lines)).toMatchObject({ wants: { value: 4, total: 0 }, asksHeading: true })
  })
})

describe('the table of fillers', () => {
  it('takes ways of asking and empty words, and refuses what is neither', () => {
    const fillers = parseFillers({ file: 'x', text: '问法\t请问(您)?\t请问您\n空词\t东西;麻烦\t' })
    expect([...fillers.words]).toEqual(['东西', '麻烦'])
    expect('请问您').toMatch(fillers.patterns[0]!)
    expect(() => parseFillers({ file: 'x', text: '客套\t请问\t请问' })).toThrow('问法、空词')
  })
})

describe('a masked question', () => {
  it.each([
    ['石桥镇2023年调解几件', '        调解几件', '@&调解几件'],
    ['去年石桥调解几件', '    调解几件', '&调解几件'],
    ['石桥和柳溪谁多?', '  和  谁多?', '@和@谁多？'],
    ['调解几件', '调解几件', '调解几件'],
  ])('%s is %s', (text, rest, masked) => {
    expect(maskQuestion(text, rest)).toBe(masked)
  })
})

describe('the want of a question', () => {
  const read = (text: string, learnt: QuestionReading | null) =>
    readWant(text, { votes: voteWants(text, book.wants), reading: learnt }).want
  it('is what was learnt, and the table alone without it', () => {
    expect(read('一共调解了多少件', null)).toBe('total')
    expect(read('一共调解了多少件', reading('trend'))).toBe('trend')
  })
  it('is law or a private person by rule, whatever was learnt', () => {
    expect(read('民法典怎么规定离婚冷静期的', reading('how'))).toBe('outside')
    expect(read('举报人住哪', reading('detail'))).toBe('private')
    expect(read('带头闹事的那个叫什么名字', reading('detail'))).toBe('private')
  })
  it('is no private person where a body was renamed', () => {
    expect(read('护林队是哪一年改的名字改成啥了', reading('detail'))).toBe('detail')
    expect(read('那个巡河小组后来换了什么名字', reading('detail'))).toBe('detail')
  })
  it('is to be set beside one’s peers only where words of the table say so', () => {
    expect(read('调解了几件', reading('benchmark', 0.5))).not.toBe('benchmark')
    expect(read('我们镇比别的镇差在哪', reading('benchmark', 0.5))).toBe('benchmark')
  })
})

describe('what a question takes from the answer before', () => {
  const learnt = (followUp: number, operation: Operation) => ({
    followUp,
    operation: shares(operations, operation, 0.8),
  })
  it('is what the rules say where they say something', () => {
    expect(chooseOperation('sum', learnt(0.01, 'nth'))).toBe('sum')
    expect(chooseOperation('sum', null)).toBe('sum')
  })
  it('is what was learnt where no rule speaks and it is sure', () => {
    expect(chooseOperation(null, learnt(0.95, 'expand'))).toBe('expand')
    expect(chooseOperation(null, learnt(0.5, 'expand'))).toBeNull()
    expect(chooseOperation(null, null)).toBeNull()
  })
  it('is what was learnt where rules say only that the question is short', () => {
    expect(chooseOperation('same-year', learnt(1, 'expand'))).toBe('expand')
    expect(chooseOperation('same-place', learnt(0.5, 'expand'))).toBe('same-place')
    expect(chooseOperation('same-place', learnt(0.95, 'same-year'))).toBe('same-place')
  })
})

it('what a report itself says is wanting is among its problems', () => {
  expect(readPart('他们自己讲水管员弱在哪里')).toBe('problem')
  expect(readPart('水管员弱在哪里')).toBeNull()
})
