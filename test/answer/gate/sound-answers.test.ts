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
