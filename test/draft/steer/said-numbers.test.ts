// Numbers as people type and dictate them about an open draft, and fields that are nothing but a value.
import { expect, test } from 'vitest'
import { writeSaid } from '#draft/speech/write-said.ts'
import { readPaperField } from '#draft/wish/read-paper-field.ts'

test.each([
  ['七十四改七十九，服务三百一十二改三百二', '74改79，服务312改320'],
  ['听众两千六改成两千八', '听众2600改成2800'],
  ['播放4.8w，手册34oo本', '播放4.8万，手册3400本'],
  ['增长百分之八点六，投资一点三五亿', '增长8.6%，投资1.35亿'],
  ['受灾1,920亩，修堤4.3公里 -> 4.8公里', '受灾1920亩，修堤4.3公里→4.8公里'],
  ['落款写二〇二五年一月九日', '落款写2025年1月9日'],
  ['学法次数也错，八次', '学法次数也错，8次'],
  ['是36哈', '是36'],
  ['船只总数两百零八，慰问数百户', '船只总数208，慰问数百户'],
  ['党的二十大精神、十五五规划、第十二条', '党的二十大精神、十五五规划、第十二条'],
  ['加一条，七八十人，写短一点，千方百计', '加一条，七八十人，写短一点，千方百计'],
])('what counts is written in digits, and nothing else: %s', (said, written) => {
  expect(writeSaid(said)).toBe(written)
})

test.each([
  ['又错了，还是2025年', { kind: 'year', year: 2025 }],
  ['年份写错了，应该2024年', { kind: 'year', year: 2024 }],
  ['地方错了，是高坡苗族乡的', { kind: 'town', town: '高坡苗族乡' }],
  ['地方也不对，是石桥乡的报告不是柳溪镇', { kind: 'town', town: '石桥乡' }],
  ['2024年错了', null],
  ['2025年', null],
  ['抄送再加县住建局', { kind: 'copied', copiedTo: '县住建局', isAdded: true }],
  ['镇名请改为“长桥县望湖镇”，双柳镇已更名', { kind: 'town', town: '望湖镇' }],
  ['述职人张建国', { kind: 'issuer', issuer: '张建国' }],
])('a year, a town or an office is set by its value: %s', (said, wanted) => {
  const field = readPaperField(said)
  if (wanted === null) return expect(field).toBeNull()
  expect(field).toMatchObject(wanted)
})
