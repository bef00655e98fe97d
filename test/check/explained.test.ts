// Relations that a paragraph holds beside those of relations.test.ts, each with what makes it sound.
import { expect, test } from 'vitest'
import { checkText } from '#check/gate/check-text.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()

async function find(text: string) {
  const found = await checkText({ text, place: ownPlace, year: 2024, scope: 'section' }, deps)
  return found
    .filter(({ severity }) => severity !== 'note')
    .map(({ rule, where }) => `${rule} ${where.quote}`)
}

test.each([
  ['受理信访84件，其中初次信访71件，重复信访13件，重复率18.5%。', ['rate-arithmetic 18.5%']],
  ['培训8期，培训640人次，期均95人次，其中企业负责人210人次。', ['average 95人次']],
  ['比上年的150项净减8项，其中取消11项、新增5项。', ['change-arithmetic 8项']],
  ['线索52条，比上年的47条减少5条。', ['change-arithmetic 5条']],
  ['整改226处，全年排查隐患231处，其中消防120处、用电140处。', ['child-sum 231处']],
])('a number that nothing explains is told: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['被提起行政复议2件，维持1件、撤销1件、驳回1件。', ['child-sum 2件']],
  ['被提起行政复议3件，维持1件、撤销1件，另1件正在审理。', []],
  ['议题18项，通过16项、退回修改3项、未通过2项。', ['child-sum 18项']],
  ['上年结转1件，被提起行政复议1件，维持1件、撤销1件。', []],
])('how cases ended is no more than there were: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['渡船4艘，安全员6名全部持证，持证率85.7%。', ['two-values 85.7%']],
  ['渡船4艘，安全员6名全部持证，持证率100%。', []],
  ['按时答复率100%，超期答复1件。', ['two-values 1件']],
  ['按时答复率100%，超期答复0件。', []],
  ['参保率100%，尚有3户未参保。', ['two-values 3户']],
])('what is said to be full leaves nothing out: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['信访总量128件。重复信访12件，占总量的15%。', ['rate-arithmetic 15%']],
  ['信访总量128件。重复信访12件，占总量的9.4%。', []],
  ['投入经费46万元，比上年的40万元增长15个百分点。', ['percent-points 15个百分点']],
  ['投入经费46万元，比上年的40万元增长15%。', []],
  ['印发工作清单（柳政〔二〇二四〕3号）。', ['document-number 〔二〇二四〕']],
  ['发放资料7800份 。', ['blank-before-mark 份 。']],
  ['拆除违建1850平方，罚款2万元。', ['slip 平方']],
  ['警情比上年下降一倍。', ['slip 下降一倍']],
  ['接续落实“七五”普法规划。', ['phrase “七五”']],
  ['总结“七五”普法经验，接续落实“八五”普法规划。', []],
  ['优化法制化营商环境，水平有待提。', ['slip 法制化', 'slip 有待提']],
  ['“12·14”国家宪法日举办活动1场。', ['phrase 12·14”国家宪法日']],
  ['“12·4”国家宪法日举办活动1场。', []],
])('shares, points, forms and days: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test('a form that numbers its rows under a heading of the same shape is no fault of numbering', async () => {
  const rows = ['一、本年新收：5', '二、上年结转：1', '三、办理结果：5']
  const text = ['一、总体情况', '好。', '二、申请情况', ...rows, '三、存在问题', '有。'].join('\n')
  const found = await checkText({ text, place: ownPlace, year: 2024, scope: 'section' }, deps)
  expect(found.filter(({ rule }) => rule.startsWith('numeral'))).toEqual([])
  const twice = ['一、总体情况', '好。', '二、申请情况', '有。', '二、存在问题', '有。'].join('\n')
  const told = await checkText({ text: twice, place: ownPlace, year: 2024, scope: 'section' }, deps)
  expect(told.map(({ rule }) => rule)).toContain('numeral-repeated')
})
