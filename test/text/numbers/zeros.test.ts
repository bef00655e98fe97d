import { expect, it } from 'vitest'
import { findZeroQuantities } from '#text/numbers/find-zero-quantities.ts'

it.each([
  '帮教无业青年,劝返赴省进京上访人员',
  '受理无证经营投诉',
  '查处无照经营案件',
  '看望无劳动能力信访老户',
  '12个村中有5个零发案',
  '奖励零上访村4个',
])('%s denies nothing', (text) => {
  expect(findZeroQuantities(text)).toEqual([])
})

it('what is denied is none', () => {
  const zeros = findZeroQuantities('全年无行政复议、行政诉讼案件,未发生安全生产事故')
  expect(zeros.map(({ event }) => event)).toEqual(expect.arrayContaining(['行政复议', '安全生产事故']))
})
