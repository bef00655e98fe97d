import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { listLost } from '#draft/material/list-lost.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const read = (text: string) => readBrief({ text, place: ownPlace, year: 2024 }, briefBook)
const write = async (text: string) => renderText(await draft({ brief: read(text) }, deps))
const lostOf = (lines: readonly string[], told: string) => listLost(lines, [told]).map(({ text }) => text)

test.each([
  ['a number that stands nowhere', ['巡河31次', '植树40亩'], '巡河31次。', ['植树40亩']],
  ['one of two that are alike', ['走访12户', '慰问12人'], '全年走访12户。', ['慰问12人']],
  ['a row of a table, whole', ['支出 | 2140.8 | 2098.6'], '支出2140.8万元。', ['支出 | 2140.8 | 2098.6']],
  ['a day', ['3月12日植树'], '开展植树。', ['3月12日植树']],
])('%s is listed with its words', (_, lines, told, lost) => {
  expect(lostOf(lines, told)).toEqual(lost)
})

test.each([
  ['a column in 万元', ['收入 | 1286.4'], '收入1286.4万元。'],
  ['money printed shorter', ['补助186500元'], '补助18.65万元。'],
  ['a number as people say it', ['花了38万8'], '花费38.8万元。'],
  ['a year, a month, a time of day, the number of a line', ['1. 2024年3月 17:42'], '无。'],
  ['what was taken back', ['调解214起，不对，是241起'], '调解241起。'],
])('%s is not lost', (_, lines, told) => {
  expect(lostOf(lines, told)).toEqual([])
})

test('parts without a unit take that of the number they add up to', () => {
  const { figures } = read('信访总量64件次。征地18 宅基地15 低保31')
  expect(figures.map(({ value, unit }) => `${value}${unit}`)).toEqual([
    '64件次',
    '18件次',
    '15件次',
    '31件次',
  ])
})

test('one thing counted twice with two numbers is a doubt; parts and plans are none', () => {
  expect(read('镇政府办公会会前学法11次。附：学法台账摘录——会前学法13次').doubts).toEqual([
    '“会前学法”有两个数：11次、13次',
  ])
  expect(read('会前学法11次。打算：会前学法不少于13次').doubts).toEqual([])
})

test('what adds up to the number before stays with it, and under its subject', async () => {
  const text = await write(
    '2024年法治政府建设报告\n行政复议3件：维持2件、调解结案1件。\n人民调解：受理286件，成功281件。',
  )
  expect(text).toContain('行政复议3件：维持2件、调解结案1件')
  expect(text).toContain('人民调解受理286件')
})

test('last year stands beside the number that it is of, whatever else the sentence counts', async () => {
  const text = await write('2024年平安建设总结\n刑事案件立了21起，去年是29起，治安案件56起，化解纠纷301起。')
  expect(text).toContain('21起，比上年的29起下降27.6%')
})

test.each([
  ['【不足】学法不系统', '学法不系统'],
  ['差的地方 招商没有起色', '招商没有起色'],
  ['8.存在困难。专职安全员只有5名', '专职安全员只有5名'],
])('%s: a label in any form names the part', (line, told) => {
  const { figures, statements } = read(`调解12起。\n${line}`)
  const all = [...figures.map((one) => ({ text: one.clause, theme: one.theme })), ...statements]
  expect(all.find(({ text }) => text === told)?.theme ?? all.map(({ text }) => text)).toBe('不足')
})

test('a line that names the paper, a call and the time of a message are no facts', () => {
  const brief = read('镇长：\n白沙镇镇长2024年述职述法报告 供稿备忘\n6月28日 17:42\n主持研究法治议题6次')
  expect(brief.figures.map(({ raw }) => raw)).toEqual(['6次'])
  expect(brief.statements).toEqual([])
})
