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
  ['帮助86名农民工追回工资92.5万元，人均1.5万元。', ['average 1.5万元']],
  ['帮助86名农民工追回工资92.5万元，人均1.1万元。', []],
  ['解读材料12篇，其中图解4篇，占比25%。', ['rate-arithmetic 25%']],
  ['立案15件，结案16件。', ['part-over-whole 16件']],
  ['立案15件，结案16件（含上年2件）。', []],
  ['32个村各1名，镇级4名，共36名。', []],
  ['检查工地16个、企业23家、门店142家，合计181家次。', []],
  ['在现有12名调解员基础上增加2名，达到15名。', ['change-arithmetic 15名']],
  ['排查53起，化解51起，环比6月的47起增加6起、上升12.8%。', []],
])('averages, shares, beginnings and ends: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each([
  ['主动公开信息362条，其中网站148条、新媒体196条、公开栏18期。', []],
  ['立案64件。按程序分：简易41件、普通23件。按领域分：市容27件、国土9件、农业6件、其他22件。', []],
  ['平台交办9条、热线转办5条、群众来访3起，共17件（起），已办结16件（起）。', []],
  ['一季度发现安全隐患97处，二季度发现安全隐患121处，全年累计发现安全隐患218处。', []],
  ['护边员比上年同期增加8名，其中女护边员由11名增至15名。', []],
  ['合计16件；予以公开9件、部分公开2件、不予公开1件、无法提供3件，办结15件，结转1件。', []],
  ['共办活动11场：进乡村6场、进校园2场、进企业2场、进社区1场、进机关1场。', ['child-sum 11场']],
  ['追回428.5万元，其中上半年165名、231.4万元，下半年133名、207.1万元。', ['child-sum 428.5万元']],
  ['受理214件，其中邻里184件、其他30件，调解成功203件，调解成功率96.8%。', ['rate-arithmetic 96.8%']],
  ['受理信访214件次，重复信访31件次，占总量的41.5%。', ['rate-arithmetic 41.5%']],
  ['受理信访214件次，重复信访31件次，占总量的14.5%。', []],
  ['审查合同31份，占全县总量的41.5%。', []],
])('lists, shares and kinds of one line: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

const problems = (told: string, again: string) => `一、主要做法\n${told}\n二、存在的问题\n${again}`

test.each([
  ['组织防震演练17场。', '演练偏少，防震演练全年只开展了11场。', ['two-values 11场']],
  ['组织防震演练17场。', '演练偏少，夜间防震演练全年只开展了2场。', []],
  ['列支护林补贴8.4万元。', '护林补贴偏低，全年只有4.8万元。', ['two-values 4.8万元']],
  ['列支护林补贴8.4万元。', '护林补贴偏低，坡头村全年只有0.6万元。', []],
  ['全镇在册船只29艘。', '难以满足全镇92艘在册船只的检验需要。', ['two-values 92艘']],
  ['受理求助事项36件。', '重复求助9件，占受理总量63件的一部分。', ['two-values 63件']],
])('a number that a shortcoming takes up in other words: %s %s', async (told, again, expected) => {
  expect(await find(problems(told, again))).toEqual(expected)
})

test.each([
  ['受理船舶投诉27件。比上年少4件。其中渔船17件，货船8件。', 1],
  ['受理船舶投诉27件。比上年少4件。其中渔船17件，货船10件。', 0],
  ['全镇有护林员50名。举办培训2期，参训48人，参训率93%。', 1],
  ['全镇有护林员50名。举办培训2期，参训48人，参训率96%。', 0],
  ['安置困难户44户130人，集镇20户61人，村里24户79人。', 1],
  ['安置困难户44户130人，集镇20户61人，村里24户69人。', 0],
  ['共为90名船工追回工钱50.5万元，其中渔工60名，追回工钱30.5万元；货工30名，追回工钱10万元。', 1],
  ['船员由21名增至26名，新招8名、退休4名。', 1],
  ['船员由21名增至26名，新招8名、退休3名。', 0],
  ['收到求助51件，办结49件，另办结去年遗留6件，合计办结55件。', 0],
  ['发现问题61个，立改40个，限期整改21个。限期整改的21个中，完成整改15个，剩余6个。', 0],
  ['兑付补贴61.72万元。\n补贴6.172万元已到户。', 1],
  ['船舶投诉受理31件，船舶投诉办结33件。', 1],
  ['学习《中华人名共和国行政复议法》。', 1],
  ['建立实名台账，切实落实实名登记。', 0],
  ['对屡教不改的的士司机3人批评教育。', 0],
])('sums over sentences, in two measures, of who came and went: %s', async (text, faults) => {
  expect((await find(text)).length).toBe(faults)
})

test('a sum that is alone in its sentence must be mended; beside other numbers it is to be looked at', async () => {
  const gravity = async (text: string) =>
    (await checkText({ text, place: ownPlace, year: 2024, scope: 'section' }, deps)).map(
      (one) => one.severity,
    )
  expect(await gravity('排查隐患处所131处，整改128处，剩余5处限期整改。')).toEqual(['block'])
  expect(await gravity('学习《中华人民共和国行政复义法》。')).toContain('block')
})

test.each([
  ['三、下一步打算\n（一）确保2023年全年改造危桥2座。', 1],
  ['三、下一步打算\n（一）在2023年试点基础上再改造危桥2座。', 0],
  ['三、下一步打算\n（一）对2023年立项的2座危桥开展验收。', 0],
  ['三、下一步打算\n（一）整理2021年至2023年档案资料。', 0],
])('what is planned lies ahead: %s', async (text, faults) => {
  expect(
    (await find(text)).filter((one) => /^(?:plan-year|heading-year|sentence-year)/.test(one)).length > 0,
  ).toBe(faults > 0)
})

test.each([
  ['全镇阅报栏14个，已更新17个。', ['part-over-whole 17个']],
  ['全镇阅报栏14个，已更新14个。', []],
  ['年初确定实事8件，办成9件。', ['part-over-whole 9件']],
  ['督办较大隐患4处，整改销号6处。', ['part-over-whole 6处']],
  [
    '新收申请9件，上年结转0件，全部办结。其中予以公开5件、部分公开2件、移送县林业局1件、其他处理1件，结转下年度0件。',
    [],
  ],
  ['新收申请9件，上年结转0件。予以公开5件、部分公开2件、不予公开1件，结转下年度0件。', ['child-sum 0件']],
  ['调解矛盾纠纷80起。其中邻里纠纷36起、婚姻家庭纠纷21起、山地纠纷15起、其他纠纷8起。', []],
  ['立案31起，同比下降11.4%（上年35起）；治安案件88起，同比下降12%（上年100起）。', []],
  [
    '立案31起，同比下降11.4%（上年35起）；治安案件88起，同比下降15%（上年100起）。',
    ['change-arithmetic 15%'],
  ],
  ['为渔船船东办理保险。', []],
])('what the words before, in a bracket and beside it say a number is of: %s', async (text, expected) => {
  expect(await find(text)).toEqual(expected)
})

test.each(['2024年12月20日', '2025年1月8日'])(
  'what is due by the end of a year lies ahead of a paper signed in it: %s',
  async (signed) => {
    const text = `一、工作开展情况\n调解纠纷30起。\n二、下一步打算\n2024年底前建成调解室2个。\n柳溪镇人民政府\n${signed}`
    const found = (await find(text, 'report')).filter((one) => one.startsWith('plan-year'))
    expect(found).toEqual(signed.startsWith('2024') ? [] : ['plan-year 2024年底前'])
  },
)

test.each([
  ['处罚案件9件，其中食品类5件、消防类2件。', ['child-sum note']],
  ['处罚案件9件，其中食品类5件、消防类3件。', ['child-sum warn']],
  ['处罚案件9件，其中食品类5件、其他2件。', ['child-sum block']],
  ['处罚案件9件，其中食品类5件、消防类6件。', ['child-sum block']],
])('kinds that come to less may be some of them, and stop nothing: %s', async (text, expected) => {
  const found = await checkText({ text, place: ownPlace, year: 2024, scope: 'section' }, deps)
  expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(expected)
})
