// Questions of every kind over the sample reports, words only: the gate drops nothing of a right answer, and what it lets through is sound.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestAnswer, type TestAnswer } from '../open-test-answer.ts'
import { expectSealed } from './expect-sealed.ts'

interface Asked {
  readonly question: string
  readonly kind: string
  /** Pieces of the text. */
  readonly holds: readonly string[]
}

const asked = readFileSync(new URL('../../fixtures/gate-questions.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): Asked => JSON.parse(line))

let antou: TestAnswer
beforeAll(async () => {
  antou = await openTestAnswer()
})
afterAll(() => antou.close())

describe('a right answer passes the gate whole', () => {
  it.each(asked)('$question', async ({ question, kind, holds }) => {
    const answer = await antou.ask(question, null)
    expect(answer.dropped).toEqual([])
    expect(answer.kind).toBe(kind)
    for (const piece of holds) expect(answer.text).toContain(piece)
    await expectSealed(answer, antou.library)
  })
})

describe('what the composers say too much', () => {
  it('a township that writes something near is not counted as one that writes what was named', async () => {
    const answer = await antou.ask('欠薪应急周转金是哪个镇有', null)
    expect(answer.text).toMatch(/^云岭县柳溪镇 2024：“[^”]*应急周转金/)
    expect(answer.text).not.toMatch(/个乡镇的报告写到了/)
    expect(answer.dropped).toEqual([])
  })
  it('a report is not called silent on what one of its sentences writes', async () => {
    const answer = await antou.ask('还有哪家搞师徒结对', null)
    expect(answer.kind).toBe('answer')
    expect(answer.text).toContain('实行‘师徒结对’，让本镇队员独立主办案件不少于3件')
    expect(answer.text).toMatch(/7个乡镇的报告没有写到师徒结对：(?!.*杨坪镇)/)
  })
})
