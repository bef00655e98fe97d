// What may be asked next: each follow-up that is offered has an answer, and nothing is offered after what was not answered or to anybody else.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCorpusApp } from '../fakes/open-corpus-app.ts'

let opened: Awaited<ReturnType<typeof openCorpusApp>>
beforeAll(async () => {
  opened = await openCorpusApp()
})
afterAll(() => opened?.close())

const conversation = 'web:next'

async function ask(text: string): Promise<string> {
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
