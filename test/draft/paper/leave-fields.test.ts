// Fields of a paper that the material names: they are set, and are no facts.
import { expect, test } from 'vitest'
import { leaveFields } from '#draft/paper/leave-fields.ts'
import { namesOnly } from '#draft/paper/names-only.ts'
import { squareRows } from '#text/tables/square-rows.ts'

test('lines that name a field of the paper are taken, and the lines keep their place', () => {
  const said =
    '受理12件\n主送：县水利局办公室。成文时间按2024年7月4日。\n制表人：小万；复核人：老周\n办结11件'
  const { text, fields } = leaveFields(said)
  expect(text).toBe('受理12件\n\n\n办结11件')
  expect(fields).toEqual({ recipient: '县水利局办公室', signedOn: '2024-07-04' })
})

test('what counts something is no field', () => {
  for (const said of ['审核：合同14份', '统计：各村共报26起', '单位：万元', '提供法律援助3人'])
    expect(leaveFields(said).text).toBe(said)
})

test('words that only say where, when and of what paper are no fact', () => {
  const about = { place: null, subjects: ['信访'] }
  expect(namesOnly('2024年度', about)).toBe(true)
  expect(namesOnly('信访工作2024年上半年情况', about)).toBe(true)
  expect(namesOnly('信访', about)).toBe(false)
  expect(namesOnly('2024年度受理信访', about)).toBe(false)
})

test('a total whose last cell was cut off keeps its columns where the others end in words', () => {
  const rows = [
    ['项目', '人数', '金额', '状态'],
    ['桥梁', '46', '83.5', '办结'],
    ['校舍', '72', '156.2', '在办'],
    ['合计', '118', '239.7'],
  ]
  expect(squareRows(rows).at(-1)).toEqual(['合计', '118', '239.7', ''])
})
