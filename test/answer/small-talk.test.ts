import { afterAll, beforeAll, expect, it } from 'vitest'
import { smallTalkReplies } from '#question/small-talk-replies.ts'
import { openTestAnswer, type TestAnswer } from './open-test-answer.ts'

let answers: TestAnswer
beforeAll(async () => {
  answers = await openTestAnswer()
})
afterAll(() => answers.close())

it.each([
  ['你好', smallTalkReplies.greeting],
  ['谢谢啊', smallTalkReplies.thanks],
  ['你是谁', smallTalkReplies.self],
])('%s is answered as in a chat, and no report is searched for it', async (said, reply) => {
  expect(await answers.ask(said, null)).toMatchObject({ kind: 'answer', text: reply, citations: [] })
})

it('two things that are asked are told one after the other, cited through', async () => {
  const { kind, text, citations } = await answers.ask('沙汀镇存在什么问题，下一步怎么打算', null)
  expect(kind).toBe('answer')
  expect(text.indexOf('不足')).toBeLessThan(text.indexOf('打算做'))
  expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1))
})
