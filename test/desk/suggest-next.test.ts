// What may be asked next: each follow-up that is offered has an answer, and nothing is offered after what was not answered or to anybody else.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCorpusApp } from '../fakes/open-corpus-app.ts'

let opened: Awaited<ReturnType<typeof openCorpusApp>>
beforeAll(async () => {
  opened = await openCorpusApp()
})
afterAll(() => opened?.close())

const talk = 'web:next'
const conversation = talk

async function ask(text: string, conversation = talk): Promise<string> {
  const { desk, chat, reader } = opened.app
  for await (const _ of chat.converse({ conversation, reader, text }));
  return (await desk.listTurns(reader, conversation)).at(-1)?.at ?? ''
}

it('is tried beforehand: what is offered after a number is answered when it is asked', async () => {
  const { desk, reader } = opened.app
  const turn = await ask('石桥乡2023年调解了多少起纠纷？')
  const offered = await desk.suggestNext(reader, { conversation, turn })
  expect(offered.length).toBeGreaterThan(0)
  for (const text of offered) {
    await ask('石桥乡2023年调解了多少起纠纷？')
    await ask(text)
    expect((await desk.listTurns(reader, conversation)).at(-1)?.answer?.kind, text).toBe('answer')
  }
  expect(await desk.suggestNext({ ...reader, person: 'web:other' }, { conversation, turn })).toEqual([])
})

it('is nothing after a refusal', async () => {
  const turn = await ask('石桥乡2023年的防汛沙袋有多少个？')
  expect(await opened.app.desk.suggestNext(opened.app.reader, { conversation, turn })).toEqual([])
})

it('shows the numbers of an answer as a table of their indicator, to whom the answer is and to nobody else', async () => {
  const { desk, reader } = opened.app
  const one = await ask('石桥乡2023年调解了多少起纠纷？')
  expect(await desk.suggestTable(reader, { conversation, turn: one })).toEqual({
    indicator: '调解矛盾纠纷数',
    places: [],
    years: [],
  })
  const several = await ask('石桥乡、杨坪镇2023年到2024年调解纠纷数比一下', 'web:several')
  const call = { conversation: 'web:several', turn: several }
  const table = await desk.suggestTable(reader, call)
  expect(table).toMatchObject({ indicator: '调解矛盾纠纷数', years: [2023, 2024] })
  expect([...(table?.places ?? [])].sort()).toEqual(['青禾县杨坪镇', '青禾县石桥乡'])
  expect(await desk.suggestTable({ ...reader, person: 'web:other' }, call)).toBeNull()
})

it('shows no table where what is cited tells no indicator', async () => {
  const turn = await ask('哪些乡镇写了法律顾问？', 'web:who')
  const { desk, reader } = opened.app
  expect(await desk.suggestTable(reader, { conversation: 'web:who', turn })).toBeNull()
})
