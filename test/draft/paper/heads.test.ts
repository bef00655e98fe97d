import { expect, test } from 'vitest'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { nameHalves } from '#draft/paper/name-halves.ts'
import { readPartAlone } from '#draft/paper/read-part-alone.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

const write = (text: string) =>
  draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps)
const under = ({ sections }: Draft, heading: RegExp) =>
  sections
    .filter((one) => heading.test(one.heading))
    .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
    .join('\n')

test.each([
  ['政府工作报告里只要“民生保障”这一节，不用写整个报告，', '民生保障'],
  ['大桥镇政府工作报告 “2024年工作回顾”里产业发展和集体经济这一节，只要这一节', '产业发展和集体经济'],
  ['政府工作报告 城乡环境一节\n南坪乡', '城乡环境'],
  ['要一节深化改革，政府工作报告里面用', '深化改革'],
  ['枫林镇2025年政府工作报告·民政事业', '民政事业'],
  ['写一节“人居环境整治”，放进九龙镇2024年政府工作报告', '人居环境整治'],
  ['把政府工作报告里讲教育的那一节写出来', '教育'],
  ['给滨河街道政府工作报告补一段农业农村，其他部分已经有人写了', '农业农村'],
  ['柳溪镇2024年政府工作报告', ''],
  ['信访工作总结里积案化解这一节', ''],
])('%s asks for “%s” alone', (head, part) => {
  expect(readPartAlone(head)).toBe(part)
})

test.each([
  ['石桥乡 2024上半年普法工作总结+下半年计划 司法所 小周', '及下半年工作计划'],
  ['龙头镇信访半年总结（含下半年打算）', '及下半年工作打算'],
  ['2025年半年小结＋后半年安排', '及下半年工作安排'],
  ['书记要上半年工作总结，下半年计划也写上', '及下半年工作计划'],
  ['普法工作总结和2025年工作计划', '和2025年工作计划'],
  ['上半年工作总结，问题和打算如下', ''],
])('%s is a paper of both: “%s”', (head, halves) => {
  expect(nameHalves(head, '上半年')).toBe(halves)
})

test('a part of the 政府工作报告 is headed by its name, addressed to nobody, and says of when and of whom', async () => {
  const paper = await write(
    '政府工作报告里只要“民生保障”这一节，300-500字\n柳溪镇 2024\n全年发放低保金268.4万元，惠及312户487人，特困供养41人\n医保参保11208人，参保率98.2%\n新建农村公路6.4公里，总投资385万元\n敬老院床位60张，入住34人',
  )
  expect(paper.title).toBe('柳溪镇政府工作报告（2024年民生保障部分）')
  expect(paper.recipient).toBeNull()
  expect(paper.sections[0]!.heading).toBe('一、民生保障')
  expect(paper.sections[0]!.paragraphs[0]!.text).toMatch(/^2024年，全镇发放低保金268.4万元/)
  for (const { text, sources } of paper.sections[0]!.paragraphs)
    for (const one of sources) expect(text.slice(one.start, one.end)).toBe(one.raw)
  expect(paper.sections[0]!.paragraphs[1]!.text).toMatch(/^新建农村公路/)
})

test('who reports on himself is named in the title with his post', async () => {
  const paper = await write(
    '2024年度述职述法报告（柳溪镇司法所所长）\n学法：参加中心组学法6次\n不足：学得不系统',
  )
  expect(paper.title).toBe('柳溪镇司法所所长2024年度述职述法报告')
})

test('what is left stands behind what was done, and kinds behind their total', async () => {
  const safety = await write(
    '柳溪镇2024年安全生产工作总结\n未销号的4处是自建房电线\n召开安委会例会12次\n排查隐患110处，已整改106处\n演练2场',
  )
  expect(renderText(safety)).toMatch(/已整改106处。?，?未销号的4处/)
  const wages = await write(
    '柳溪镇2024年根治欠薪工作汇报\n接到欠薪投诉39件，办结37件\n追回工资152.4万元\n按行业：工程建设24件，餐饮9件，加工厂6件',
  )
  expect(renderText(wages)).toMatch(/办结37件。按行业分，工程建设24件[^。]*。[^。]*追回工资/)
})

test('a heading names nothing that stands nowhere below it', async () => {
  const paper = await write(
    '柳溪镇2024年平安建设工作总结\n刑事发案17起，治安案件39起，诈骗8起\n网格员47人，探头213个\n社区矫正对象9人，精神障碍患者26人',
  )
  expect(renderText(paper)).toContain('重点人群')
  expect(renderText(paper)).not.toContain('公共安全')
})

test('plans below 2025年思路： are none of the problems above, and what lacks is no heading', async () => {
  const paper = await write(
    '# 柳溪镇2024年平安建设工作总结\n刑事发案11起\n\n存在问题：\n\n1. 夜间巡逻力量不足\n2. 出租屋底数不清\n\n2025年思路：\n\n1. 夜巡增加到每周4次\n2. 3月底前登记出租屋420间',
  )
  expect(under(paper, /问题/)).toMatch(/夜间巡逻.*出租屋底数不清。$/)
  expect(under(paper, /打算/)).toMatch(/每周4次.*420间/)
})

test('how the material was copied and what somebody means to do are left out, and names of the helped', async () => {
  const paper = await write(
    '柳溪镇2024年根治欠薪工作汇报 数是从Excel里复制的，格式可能乱了\n受理投诉22件，办结22件\n给张建国他们班组19人发放工资31.5万元，张建国身份证420999197805126630，他说要写个感谢信\n下步：1. 开展普法3场；2. 每月10日坐班接访',
  )
  const text = renderText(paper)
  expect(text).not.toMatch(/Excel|格式|张建国|感谢信|待核实|是[12]\./)
  expect(text).toContain('某班组19人')
  expect(paper.masked).toContain('人名1个')
})

test('a number that nobody decided on stands in the text with both counts, and no rule takes it for invented', async () => {
  const paper = await write(
    '柳溪镇2024年根治欠薪工作汇报\n帮助86名农民工追回工资152.4万元\n在建工地11个\n农民工这块最后核了是68名，你看哪个对，前面那个我也记不清了',
  )
  expect(renderText(paper)).toContain('【待核实：86名还是68名】')
  expect(paper.findings.map(({ rule }) => rule)).not.toContain('number-without-source')
})

test('来信 and 网上信访 are no two counts of one thing', async () => {
  const paper = await write('柳溪镇2024年信访工作总结\n信访总量96件\n来信7件\n网上信访58件\n来访31批')
  expect(paper.findings.map(({ rule }) => rule)).not.toContain('brief-conflict')
})
