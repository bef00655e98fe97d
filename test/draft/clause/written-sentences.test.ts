// Sentences of a draft as a document writes them: what was said in one breath, commas that part, kinds beside what they make up, rates that are no part.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

async function write(lines: readonly string[], title = '柳溪镇2025年平安建设工作总结') {
  const text = [title, ...lines].join('\n')
  const whole = await draft({ brief: readBrief({ text, place: ownPlace, year: 2025 }, briefBook) }, deps)
  return renderText(whole)
}

test('how a thing was settled keeps its order and its comma', async () => {
  const text = await write(['热线工单408件，全部按期办结', '重大项目全部经第三方机构论证，共12个'])
  expect(text).toMatch(/408件，全部按期办结/)
  expect(text).toMatch(/论证，共12个/)
})

test('what is wanting is no kind, and kinds stand beside the number they make up', async () => {
  const text = await write([
    '在建工地25个都设了考勤机，专户开了24个 还差1个是刚开工的',
    '调解纠纷180件，成功171件，其中邻里90件、土地50件、其他40件',
  ])
  expect(text).not.toMatch(/其中[^，。]*24个/)
  expect(text).toMatch(/其余1个刚开工/)
  expect(text).toMatch(/180件（邻里90件、土地50件、其他40件），成功171件/)
  expect(text).not.toContain('【待核实')
})

test('last year’s number by the step that was said of it, and 去年只有 as any other', async () => {
  const text = await write([
    '接到投诉45件，其中电话30件、上门15件',
    '义务巡逻的村有9个，去年只有6个',
    '和去年比 去年是60件 今年少了15件',
  ])
  expect(text).toMatch(/投诉45件，比上年的60件减少15件、下降25%/)
  expect(text).toMatch(/9个，比上年的6个增加3个/)
})

test('a rate is no part, and a field is told where its sentence does not say it', async () => {
  const text = await write([
    '受理诉求131件，其中及时回复率100%',
    '消防专项：排查出租屋516户，拆除护栏203处',
    '12345工单：比去年提高1.1个百分点，办结率98.2%',
  ])
  expect(text).not.toContain('其中及时')
  expect(text).toMatch(/消防方面，排查出租屋516户/)
  expect(text).not.toContain('比去年')
})

test.each([
  ['还剩4件走劳动仲裁了', '其余4件已进入劳动仲裁程序'],
  ['这个不含仲裁的那4件', '不含仲裁的4件'],
  ['由此引起的纠纷19起都调下来了', '19起，均已化解'],
  ['协管员就3个人忙不过来', '3人，力量不足'],
  ['与县交通局县公安局联合检查8次', '县交通局、县公安局'],
  ['发了传单三千份左右', '约3000份'],
  ['检查工地大概二十来次吧 你就写20余次', '20余次'],
])('%s', async (said, written) => {
  expect(await write(['受理投诉52件，办结48件', said])).toContain(written)
})

test('how it was counted is no text', async () => {
  const text = await write(['罚款4.2万元（备注：以财政所系统为准），立案9件'])
  expect(text).not.toContain('备注')
})

test.each([
  ['微型消防站建设3个', '建设微型消防站3个'],
  ['物业纠纷调解84起，成功81起', '调解物业纠纷84起'],
  ['困难群众走访慰问58户', '走访慰问困难群众58户'],
  ['路灯安装86盏', '安装路灯86盏'],
])('%s: the verb leads what it was done to', async (said, written) => {
  expect(await write([said])).toContain(written)
})

test('who does it, how it was done, how often and for how much stay before the verb', async () => {
  const text = await write(['派出所调解32起', '多元化解45起', '消防站建设会议3次', '综治中心改造115万元'])
  expect(text).toMatch(/派出所调解32起/)
  expect(text).toMatch(/多元化解45起/)
  expect(text).toMatch(/消防站建设会议3次/)
  expect(text).toMatch(/综治中心改造115万元/)
})

test('a whole is told before what makes it up, and only where it does', async () => {
  const text = await write([
    '全年园区化解41起，村级化解109起，共化解纠纷150起',
    '宣讲进村8场，进校3场，共开展宣讲12场',
  ])
  expect(text).toMatch(/全年共化解纠纷150起，其中园区化解41起、村级化解109起/)
  expect(text).not.toMatch(/宣讲12场，其中/)
})

test.each([
  ['受理 23 件，办结 21 件', '受理23件，办结21件'],
  ['今年执法这块，巡查做了412次', '412次'],
  ['宪法周发了1500份传单', '宪法周'],
  ['法治大集赶了5次', '法治大集赶5次'],
  ['讲课：进村14场、进校6场、进企业4场、进工地2场', '进校6场、进企业4场、进工地2场'],
  ['劳资纠纷3件，一件正在走法院程序', '1件已进入法院程序'],
])('%s keeps its sense', async (said, written) => {
  const text = await write([said])
  expect(text).toContain(written)
  expect(text).not.toMatch(/其中进企业|劝离|正正|23，|412 次/)
})

test('blanks for marks are where the writer cut his lines', async () => {
  const text = await write([
    '10月16日下午 镇里开了调度会 各村书记和12个企业负责人来了 一共38个人',
    '有3家被点名 是两家家具厂和一家养殖场',
    '镇长讲三点 一是早动手 二是一户一户过 三是谁检查谁签字',
  ])
  expect(text).toMatch(/12个企业负责人/)
  expect(text).toMatch(/2家家具厂和1家养殖场/)
  expect(text).toMatch(/一是[^。]*二是逐户过[^。]*三是谁检查谁签字/)
})

test('who something was done to is nobody who did what the label names, and a village stands with its number', async () => {
  const text = await write(['队伍建设：约谈干部14人次，诫勉谈话4人', '下一步：11月底前4个村清产核资做完'])
  expect(text).toContain('约谈干部14人次')
  expect(text).toContain('11月底前完成4个村清产核资')
})

test('a lack and its cause behind a dash are both told', async () => {
  const text = await write(['调解21起', '不足：法律顾问服务不均衡——律师少，1名要管5个村'])
  expect(text).toMatch(/法律顾问服务不均衡，原因是律师少、1名要管5个村/)
})
