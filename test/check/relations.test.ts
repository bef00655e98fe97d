import { expect, test } from 'vitest'
import { checkText } from '#check/gate/check-text.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()

async function find(text: string, scope: 'report' | 'section' = 'section') {
  const found = await checkText({ text, place: ownPlace, year: 2024, scope }, deps)
  return found
    .filter(({ severity }) => severity !== 'note')
    .map(({ rule, where }) => `${rule} ${where.quote}`)
}

test.each([
  ['受理信访事项131件，其中来信12件、来访41批、网上80件。', ['child-sum 131件']],
  ['受理信访事项131件，其中来信12件、来访41批、网上78件。', []],
  ['接待群众131人次，其中来信12件、来访4批、网上5件。', []],
  ['全镇有干部64名，其中女干部30名、党员51名、35岁以下22名。', []],
  ['全镇有干部64名，其中男32名、女33名。', ['child-sum 64名']],
  ['办理一般程序案件9件、简易程序案件17件，共计办理行政处罚案件28件。', ['child-sum 28件']],
  ['办理一般程序案件9件、简易程序案件17件，共计办理行政处罚案件26件。', []],
  ['接待490人次，其中现场320人次、电话170人次，合计490人次。', []],
  ['接到线索46条，属实41条。其中工程领域29条、制造业8条、其他行业4条。', []],
])('kinds in measure words of their own, and marks that cross: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['受理诉求131件，其中电话90件。办结128件，办结率99.5%。', ['rate-arithmetic 99.5%']],
  ['受理诉求131件，其中电话90件。办结128件，办结率97.7%。', []],
  ['受理诉求131件，按期办结131件，按期办结率97%。', ['rate-arithmetic 97%']],
  ['受理诉求131件，办结128件，按期办结率100%。', []],
  ['排查隐患131处，整改128处，剩余5处限期整改。', ['child-sum 5处']],
  ['排查隐患131处，整改128处，整改率97.7%，其余3处限期整改。', []],
  ['新收申请7件，上年结转2件，办结10件。', ['part-over-whole 10件']],
  ['新收申请7件，上年结转2件，办结9件。', []],
  ['包案积案3件，年内化解4件。', ['part-over-whole 4件']],
  ['受理信访46件，包案3件，办结44件。', []],
  ['受理事项40件，去年受理50件，同比下降12%。', ['change-arithmetic 12%']],
])('what was done, what is left and what it is a share of: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['山林类占40%，邻里类占35%，劳资类占28%。', ['child-sum 40%']],
  ['山林类占40%，邻里类占35%，劳资类占21%。', []],
  ['党员占40%，妇女占45%，返乡人员占38%。', []],
  ['山林类占40%，邻里类占35%，其他占15%。', ['child-sum 40%']],
  ['三次产业结构调整为25:40:38。', ['child-sum 25:40:38']],
  ['三次产业结构调整为25:40:35。', []],
])('shares of one whole are at most all of it: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test('what is said to be settled in full is nowhere open', async () => {
  expect(await find('包案6件全部化解。\n包案中仍有2件未化解。')).toEqual(['two-values 2件'])
  expect(await find('包案6件全部化解。\n信访事项中仍有2件未办结。')).toEqual([])
})

test.each([
  ['2024年2月8日', ['signed-early 2024年2月8日']],
  ['2024年12月26日', []],
  ['2025年2月8日', []],
])('a report on 2024 signed on %s', async (date, expected) => {
  const text = `柳溪镇2024年普法工作总结\n一、主要做法\n全年开展宣讲8场。\n柳溪镇人民政府\n${date}`
  expect((await find(text, 'report')).filter((one) => one.startsWith('signed'))).toEqual(expected)
})

test.each([
  ['实现同步迈入全面建成小康社会的目标。', ['phrase 全面建成小康社会']],
  ['全面建成小康社会后，转入乡村振兴。', []],
  ['接续“七五”普法的好做法。', []],
])('a goal that was reached is no aim any more: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['组织农名工开展培训。', 'slip 农名工'],
  ['压实主体责仁。', 'slip 主体责仁'],
  ['依法形政能力增强。', 'slip 依法形政'],
  ['坚决杜决此类问题。', 'slip 杜决'],
  ['进一步进一步压实担子。', 'repeated-word 进一步进一步'],
])('a word written wrong or twice is told: %s', async (text, expected) => {
  const found = await checkText({ text, place: ownPlace, year: 2024, scope: 'section' }, deps)
  expect(found.map(({ rule, where }) => `${rule} ${where.quote}`)).toContain(expected)
})

test.each([
  '各村要负责认真摸排，乡村干部带头学法知法。',
  '签约法律顾问的村有9个村，印发手册。',
  '开展法制宣传，制订计划，权利和权力分清。',
  '深学细悟，干干净净做事，实实在在办事。',
  '小城镇和工业和信息化办公室各1处。',
])('words side by side are no slip: %s', async (text) => {
  expect(await find(text)).toEqual([])
})

test.each([
  ['落实“谁执法谁普发”责任制。', ['slip 谁执法谁普发']],
  ['以遏制事故为目的的专项行动扎实开展。', []],
  ['2022年立案的1件行政诉讼案件于2024年审结。', []],
  ['按《关于加强人员管控的通知》（秘密）要求走访。', ['secrecy-mark （秘密）']],
])('words and years that look like slips, and some that are: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['未发生行政处罚被撤销的情形。作出行政处罚11件。', []],
  ['争创平安街道，评为全省卫生乡镇。', []],
  ['旁听邻镇柳河镇一起土地案件庭审1次。', []],
  ['办理县人大代表建议9件。', []],
  ['新收94件次。新收量比2023年的118件次减少24件次，下降20.3%。', []],
  ['新收94件次。新收量比2023年的118件次减少24件次，下降25.3%。', ['change-arithmetic 25.3%']],
  ['受理信访94件次。与2023年的118件次相比，下降24.3%。', ['change-arithmetic 24.3%']],
  ['受理信访94件次。与2023年的118件次相比，下降20.3%。', []],
])('what is denied, who is a neighbour, and what last year was: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['受理信访94件次，其中来信7件、来访61批、网上28件。', ['child-sum 94件次']],
  ['受理信访94件次，其中来信6件、来访60批148人次、网上28件。', []],
  ['完成投资58600万元，其中财政资金442万元、自筹144万元。', ['child-sum 58600万元']],
  ['办理代表建议8件、委员提案5件，共办理15件。', ['child-sum 15件']],
  ['办理代表建议8件、委员提案5件，共办理13件。', []],
  ['开展进乡村46场次、进学校11场次，两项活动共开展54场次。', ['child-sum 54场次']],
  ['提出意见12条，采纳意见15条。', ['part-over-whole 15条']],
  ['行政诉讼2件，出庭应诉1次，出庭应诉率10%。', ['rate-arithmetic 10%']],
  ['行政诉讼3件，出庭应诉2次，出庭应诉率100%。', []],
  ['拆除彩钢板房2150万平方米。', ['unit-slip 2150万平方米']],
])('parts, totals and shares over like measure words: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

const parts = (problem: string, plan: string) =>
  `一、工作情况\n配备专职网格员75名，普法经费12万元列入预算。新增示范村2个，累计达到5个。在建工程项目14个，村级下访28次。\n二、存在的问题\n${problem}\n三、下一步打算\n${plan}`

test.each([
  ['57名专职网格员中有11名离岗。', '加强管理。', ['two-values 57名']],
  ['75名专职网格员中有11名离岗。', '加强管理。', []],
  ['3名专职网格员年龄偏大。', '再招专职网格员3名。', []],
  ['10万元普法经费难以满足需要。', '加强管理。', ['two-values 10万元']],
  ['全年下访26次，覆盖面不足。', '加强管理。', ['two-values 26次']],
  ['力量不足。', '对15个在建项目逐一复查。', ['two-values 15个']],
  ['力量不足。', '新开工15个在建项目。', []],
  ['力量不足。', '新增示范村1个，累计达到7个。', ['child-sum 7个']],
  ['力量不足。', '新增示范村1个，累计达到6个。', []],
])('what a shortcoming or a plan takes up again: %s %s', async (problem, plan, expected) => {
  expect(await find(parts(problem, plan))).toEqual(expected)
})

test.each([
  ['剩余1件已约定2024年1月20日前答复。\n2025年1月9日', ['sentence-year 2024年1月20日前']],
  ['剩余1件已约定2025年1月20日前答复。\n2025年1月9日', []],
  ['2019年5月12日新开展进校园，这是今年的首场。', ['sentence-year 2019年5月12日']],
  ['2019年5月12日签订的合同今年到期。', []],
])('dates that the time of the paper does not allow: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['学习《保障农民工工资支付管理条例》。', ['law-title 《保障农民工工资支付管理条例》']],
  ['学习《中华人民共和国行政强制执行法》。', ['law-title 《中华人民共和国行政强制执行法》']],
  ['学习《中华人民共和国土地承包法》。', ['law-title 《中华人民共和国土地承包法》']],
  ['学习《青山省保障农民工工资支付条例》《中华人民共和国农村土地承包法》。', []],
])('titles of laws with words too many or too few: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test('headings and numerals with nothing under them, and paragraphs that end in a comma, are told', async () => {
  const text =
    '一、工作情况\n检查企业12家，没有发现隐患。\n二、典型做法\n三、存在的问题\n（一）人员少。\n（二）\n四、下一步打算\n每半年培训1期，'
  expect(await find(text)).toEqual([
    'empty-section 二、典型做法',
    'empty-section （二）',
    'open-end 每半年培训1期，',
  ])
})
