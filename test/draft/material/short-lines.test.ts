// What was typed on a phone, a few words a line: blocks with their topic, numbers below names, clauses over two lines.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { joinShortLines } from '#draft/material/join-short-lines.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const typed = [
  '我述法的稿子',
  '云岭乡党委书记 2024年',
  '',
  '调解',
  '上半年 61起',
  '调成 58起',
  '没成的 3起',
  '走法院去了',
  '',
  '接访',
  '12天',
  '40人',
  '',
  '低保',
  '新进 9户',
  '退出 4户',
  '',
  '缺点',
  '学法 不系统',
  '对站所依法办事',
  '管得松',
].join('\n')

test('a block is a line with its topic before it, and line numbers stay', () => {
  const lines = joinShortLines(typed).split('\n')
  expect(lines).toHaveLength(typed.split('\n').length)
  expect(lines[3]).toBe('调解：上半年调解61起，调成 58起，没成的 3起，走法院去了')
  expect(lines[9]).toBe('接访12天，40人')
  expect(lines[13]).toBe('低保：低保方面，新进 9户，退出 4户')
  expect(lines[17]).toBe('缺点：学法不系统；对站所依法办事管得松')
})

test('without blank lines a bare noun over what counts opens a block', () => {
  const lines = joinShortLines(typed.replace(/\n\n/g, '\n')).split('\n')
  expect(lines[2]).toBe('调解：上半年调解61起，调成 58起，没成的 3起，走法院去了')
  expect(lines.filter(Boolean).slice(-2)).toEqual([
    '低保：低保方面，新进 9户，退出 4户',
    '缺点：学法不系统；对站所依法办事管得松',
  ])
})

test.each([
  '今年调解61起，调成58起。\n\n接访12天，40人。\n\n低保新进9户。\n\n不足：学法不系统。',
  '调解 | 61起\n\n接访 | 12天\n\n低保 | 9户\n\n缺点 | 学法少',
  '一、调解61起\n\n二、接访12天\n\n三、低保9户\n\n四、缺点',
  '调解61起\n接访12天\n低保新进9户',
])('a text that marks or numbers its parts stays: %s', (text) => {
  expect(joinShortLines(text)).toBe(text)
})

test('the draft keeps each number with its subject and what was not settled unsettled', async () => {
  const written = await draft({ brief: readBrief({ text: typed }, briefBook) }, deps)
  const text = renderText(written)
  expect(text).toContain('述职述法报告')
  expect(text).toMatch(/调解61起，调解成功58起，未调(?:解)?成功?3起/)
  expect(text).toMatch(/低保方面，新进9户，退出4户/)
  expect(text).toMatch(/接访12天，40人/)
  expect(text).toMatch(/对站所依法办事管得松/)
  expect(text).not.toMatch(/云岭乡党委书记2024年。/)
})

test.each([
  ['学法：党工委中心组5次', '党工委中心组学法5次'],
  ['接访：书记12次，镇长20次', '书记接访12次，镇长接访20次'],
  ['普法：进村8场、进校园3场', '进村8场'],
  ['执法队给的👉巡查830次，辛苦大家[玫瑰]', '巡查830次'],
])('what stands under the name of a deed says who did it, pictures say nothing: %s', (said, told) => {
  const { figures } = readBrief({ text: `云岭镇2024年法治政府建设年度报告\n${said}` }, briefBook)
  expect(figures.map(({ clause }) => clause).join('|')).toContain(told)
  expect(figures.map(({ clause }) => clause).join('|')).not.toMatch(/进村普法|👉|玫瑰/)
})
