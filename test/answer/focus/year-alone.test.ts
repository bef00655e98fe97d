// A year alone after an answer: the same of that year; where no report is there of it, that is said, and nobody counts on from it.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCorpusApp } from '../../fakes/open-corpus-app.ts'

let opened: Awaited<ReturnType<typeof openCorpusApp>>
beforeAll(async () => {
  opened = await openCorpusApp()
})
afterAll(() => opened.close())

async function talk(turns: readonly string[]) {
  const { app } = opened
  const answers = []
  for (const text of turns) {
    const message = { conversation: `web:${turns.join()}`, reader: app.reader, text }
    for await (const event of app.chat.converse(message))
      if (event.kind === 'answer') answers.push(event.answer)
  }
  return answers.at(-1)!
}

it.each(['第二年呢', '后一年呢', '25年呢'])(
  '%s after the newest year: there is no report of it',
  async (next) => {
    const answer = await talk(['石桥乡2024年调解多少起', next])
    expect(answer.kind).toBe('refusal')
    expect(answer.text).toContain('2025年')
  },
)
it('what is counted back from there is counted from the newest report', async () => {
  const answer = await talk(['石桥乡2024年调解多少起', '后一年呢', '上一年呢'])
  expect(answer.text).toContain('2023年')
  expect(answer.text).toContain('187')
})
it('上一年呢 of what that year’s report is silent about tells no other year', async () => {
  const answer = await talk(['青禾县柳溪镇2024年夜市怎么管的', '上一年呢'])
  expect(answer.kind).toBe('refusal')
  expect(answer.citations.every(({ year }) => year !== 2024)).toBe(true)
})
