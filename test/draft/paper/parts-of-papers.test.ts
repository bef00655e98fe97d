// What a kind of paper is made of, and in which order: headings of the material, heads and endings, goals, what came of it.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { quoteLaws } from '#draft/clause/quote-laws.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = (text: string, outline?: string) =>
  draft(
    { brief: readBrief({ text, place: ownPlace, year: 2024, ...(outline ? { outline } : {}) }, briefBook) },
    deps,
  )
const read = async (text: string, outline?: string) => renderText(await write(text, outline))

const duty =
  '镇长2024年述职述法材料，用第一人称\n一、学法\n参加读书班4次\n二、项目建设\n主持调度会9次，开工项目3个\n三、平安稳定\n带队夜查16次，督办隐患5处\n四、守纪律\n公务接待费6.1万元，下降9%\n问题\n调研不深\n原因\n会议多\n2025年打算\n每月接访2次\n年内开工项目4个'

test('headings of the material head the paper in their order, and each thing stays under its own', async () => {
  const { sections } = await write(duty)
  expect(sections.map(({ heading }) => heading).filter(Boolean)).toEqual([
    '一、学法情况',
    '二、项目建设',
    '三、平安稳定',
    '四、守纪律',
    '五、存在的不足',
    '六、下一步努力方向',
  ])
  const under = (words: string) =>
    sections
      .find(({ heading }) => heading.includes(words))!
      .paragraphs.map(({ text }) => text)
      .join('')
  expect(under('平安稳定')).toMatch(/夜查16次，督办隐患5处/)
  expect(under('守纪律')).toContain('6.1万元')
})

test('who reports on himself says so in what he did and in what he will do', async () => {
  const text = await read(duty)
  expect(text).toContain('我主持调度会9次')
  expect(text).toContain('我带队夜查16次')
  expect(text).toMatch(/我将重点.{2,8}：一是每月接访2次/)
  expect(text).not.toContain('我公务接待费')
})

test('names of offices are no headings', async () => {
  const { sections } = await write(
    '柳溪镇2024年工作总结\n一、农业办\n播种油菜3200亩\n二、财政所\n税收410万元\n三、民政办\n低保96户',
  )
  expect(sections.map(({ heading }) => heading).join()).not.toMatch(/办|所/)
})

test('a speech calls whom it is for, sums up first, sets goals before tasks and ends', async () => {
  const text = await read(
    '柳溪镇政府工作报告用的数\n地区生产总值7.3亿元，增长4.9%\n引进项目2个，到位资金3100万元\n修路6公里\n2025年目标：地区生产总值增长5%\n2025年要办的事：建桥1座；修渠3公里',
  )
  const lines = text.split('\n')
  expect(lines[1]).toBe('各位代表：')
  expect(text).toMatch(/工作回顾\n2024年，全镇地区生产总值7.3亿元，增长4.9%。\n/)
  expect(text).toMatch(/2025年主要预期目标：地区生产总值增长5%。\n[^\n]*建桥1座/)
  expect(lines.at(-1)).toBe('以上报告，请予审议。')
})

test('what came of it leads a bulletin, and headings of its subject that nothing bears out are left', async () => {
  const text = await read(
    '写一期简报，平安建设的，第6期\n题目就叫柳溪镇巡防队守好家门口\n巡防队员48人，夜巡210次\n网格员劝阻转账3起\n盗窃案件立案8起，去年同期14起\n入户走访1600户，发资料900份\n下一步：年底前补充队员12人',
  )
  const lines = text.split('\n')
  expect(lines.slice(0, 4)).toEqual([
    '平安建设简报',
    '第6期',
    '青禾县柳溪镇人民政府编　【待补充：成文日期】',
    '柳溪镇巡防队守好家门口',
  ])
  expect(lines[4]).toMatch(/盗窃案件立案8起.*14起/)
  expect(text).not.toMatch(/[一二三]、|短板/)
  expect(lines.at(-1)).toMatch(/^下一步，/)
})

test('what went wrong stands behind what was done, and what was avoided over all', async () => {
  const peace = await read(
    '柳溪镇2024年平安建设工作总结\n镇党委会研究平安建设3次\n发生交通事故2起，去年5起\n走访精神障碍患者41人\n交通劝导站7个',
  )
  expect(peace).toMatch(/加强组织领导\n镇党委会研究平安建设3次/)
  expect(peace).toMatch(/精神障碍患者41人(?:.|\n)*交通事故2起/)
  const table = await read(
    '# 柳溪镇2024年平安建设工作总结\n\n| 项目 | 2024年 | 2023年 |\n|---|---|---|\n| 交通亡人事故（起） | 1 | 4 |\n| 走访重点人员（人次） | 320 | 260 |\n| 盗窃案件（起） | 9 | 12 |',
  )
  expect(table).toMatch(/重点人员(?:.|\n)*亡人事故/)
  const safety = await read(
    '柳溪镇2024年安全生产工作总结\n检查企业64家次，排查隐患80处\n燃气软管更换300根\n演练5场\n全年没有发生生产安全亡人事故',
  )
  expect(safety).toMatch(/一、主要工作情况\n全年未发生生产安全亡人事故。/)
})

const notice =
  '关于报送2024年乡风文明工作情况的通知\n一、报送内容\n（一）文明创建情况。包括文明村、文明家庭等。\n（二）移风易俗情况。包括红白事、积分制等。\n（三）存在的问题。\n二、报送要求\n请于2024年12月5日18:00前报县文明办。'

test('what a notice does not ask for stands under no heading of it, and is told of', async () => {
  const paper = await write(
    '宣传办：评选文明家庭36户\n妇联：红白事简办52场，积分兑换物品870件\n便民中心：代办证件1300件\n问题：经费少',
    notice,
  )
  const text = renderText(paper)
  expect(text).toMatch(/移风易俗情况\n[^\n]*积分兑换/)
  expect(text).toMatch(/其他工作情况\n代办证件1300件/)
  expect(paper.pending.join()).toContain('其他工作情况')
  expect(paper.recipient).toBe('县文明办')
  expect(text).toContain('现将柳溪镇2024年乡风文明工作情况报告如下：')
})

test('plans that begin this year are for the next step', async () => {
  const text = await read('柳溪镇信访工作汇报\n受理来信31件\n下来打算从11月5日到明年1月底集中接访')
  expect(text).toContain('下一步')
  expect(text).not.toContain('2025年工作')
})

test('no opening that was not asked for, and a heading of two things names what is told', async () => {
  const text = await read('写2024年法治政府建设报告\n法治讲座11场\n调处纠纷76起，成功75起\n执法检查54次')
  expect(text).not.toMatch(/坚持(?!严格|源头)|着力|围绕/)
})

test('last year is held against what was finished, and what was resolved is not called mediated', async () => {
  expect(await read('柳溪镇路灯建设工作汇报\n今年路灯完工亮灯26盏，去年同期15盏，在建9盏')).toMatch(
    /26盏[^。]*比上年同期的15盏增加11盏/,
  )
  expect(await read('写2024年法治政府建设报告\n受理矛盾纠纷93件，化解90件\n普法讲座5场')).toContain(
    '化解90件',
  )
})

const titles = ['民法典', '安全生产法', '人民调解法', '反电信网络诈骗法', '宪法']
test.each([
  ['宣传安全生产法6场', '宣传《安全生产法》6场'],
  ['宣传中华人民共和国安全生产法6场', '宣传《中华人民共和国安全生产法》6场'],
  ['学习《民法典》3次', '学习《民法典》3次'],
  ['反电信网络诈骗法治课2节', '反电信网络诈骗法治课2节'],
  ['安全生产法律咨询40人次', '安全生产法律咨询40人次'],
  ['宪法宣传周', '宪法宣传周'],
])('a law is named in 《》, and no part of another word: %s', (said, written) => {
  expect(quoteLaws(said, titles)).toBe(written)
})
