// Every verb of the table is reached from terminal, page and conversation, and says the same in all three.
import { afterAll, describe, expect, it } from 'vitest'
import { openListener } from '#channels/http/open-listener.ts'
import { mountWeb } from '#channels/web/web.ts'
import { openChat } from '#chat/open-chat.ts'
import type { Desk } from '#desk/desk.ts'
import { listIndicators } from '#desk/verbs/list-indicators.ts'
import { findVerb, verbs } from '#desk/verbs/verbs.ts'
import { consoleLog } from '../channels/console-log.ts'
import { runTerminal } from '../channels/terminal/run-terminal.ts'
import { collect, openTestDesk } from '../chat/open-test-desk.ts'
import { commands } from '../fakes/commands.ts'
import { claims, extents, reckonings } from '../fakes/extents.ts'
import { smallTalk } from '../fakes/small-talk.ts'

const { desk: real, journal, reader } = openTestDesk()
const indicators = [
  { name: '调解矛盾纠纷数', section: '纠纷化解', places: 5 },
  { name: '法治讲座(宣讲)次数', section: '普法', places: 2 },
]
const desk: Desk = {
  ...real,
  listFigureChoices: async () => ({ indicators, places: [], years: [] }),
}
const chat = openChat({
  desk,
  journal,
  now: () => new Date(),
  book: { smallTalk, commands, extents, claims, reckonings },
})
const web = { host: '127.0.0.1', port: 0, password: null, visitorKey: 'test' }
const listener = await openListener(web)
await mountWeb(listener, web, { desk, chat, log: consoleLog })
afterAll(() => listener.close())
const say = (text: string) => collect(chat.converse({ conversation: 'c1', reader, text }))
const get = (path: string) => fetch(new URL(path, listener.url))

describe.each(verbs)('$name', (verb) => {
  it('says in the terminal, on the page and in conversation what it says by itself', async () => {
    const { data, text } = await verb.run(reader, { desk, word: null })
    const lines = text.split('\n')
    expect(await say(verb.example)).toEqual([{ kind: 'notice', text, isPassing: true }])
    expect((await runTerminal([verb.name], { app: { desk } })).out).toBe(`${text}\n`)
    expect(JSON.parse((await runTerminal([verb.name, '--json'], { app: { desk } })).out)).toEqual(data)
    const page = await (await get(`/verbs/${verb.name}`)).text()
    for (const line of lines) expect(page).toContain(line)
    expect(await (await get(`/verbs/${verb.name}.json`)).json()).toEqual(data)
    expect(await (await get('/verbs')).text()).toContain(`/verbs/${verb.name}`)
  })
})

it('takes a word in all three', async () => {
  const text = '能比的指标有1个：\n普法：法治讲座(宣讲)次数（2个乡镇）'
  expect(await say('有哪些普法方面的指标？')).toEqual([{ kind: 'notice', text, isPassing: true }])
  expect((await runTerminal(['indicators', '普法'], { app: { desk } })).out).toBe(`${text}\n`)
  const query = new URLSearchParams({ word: '普法' })
  expect(await (await get(`/verbs/indicators.json?${query}`)).json()).toEqual([indicators[1]])
  expect(await (await get(`/verbs/indicators?${query}`)).text()).not.toContain('调解矛盾纠纷数')
})

it('says so where no indicator has the word', async () => {
  const { data, text } = await listIndicators.run(reader, { desk, word: '粮食' })
  expect([data, text]).toEqual([[], '资料库里没有和“粮食”有关的指标。'])
})

it('leaves questions that only hold such words to the library', () => {
  for (const text of [
    '石桥乡有哪些指标',
    '哪些指标下降了',
    '有哪些乡镇的指标没写',
    `有哪些${'普'.repeat(60)}指标`,
  ])
    expect(findVerb(text), text).toBeNull()
})
