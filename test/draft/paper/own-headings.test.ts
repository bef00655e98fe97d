// What offices bring: a topic named beside the paper, headings of their own, what is not to be printed, numbers told in order.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { readsSound } from '#draft/clause/reads-sound.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = async (text: string) =>
  draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps)
const read = async (text: string) => renderText(await write(text))

test.each([
  [
    '民政办，柳溪镇2024年社会救助和养老服务，向县民政局作个情况汇报\n低保218户346人',
    '柳溪镇2024年社会救助和养老服务工作情况汇报',
  ],
  ['写个经济发展办上半年小结\n招商签约6个，到位资金3200万元', '柳溪镇2024年上半年经济发展工作总结'],
  [
    '第五次全国经济普查柳溪镇完成情况，麻烦写成情况汇报报县统计局。\n登记单位187家',
    '柳溪镇2024年第五次全国经济普查工作情况汇报',
  ],
  ['河管站老黎发的：柳溪镇2024年河道保洁工作，写成汇报\n清理河道12公里', '柳溪镇2024年河道保洁工作汇报'],
  [
    '水管站 柳溪镇2024年供水保障工作\n新装水表320户，维修管道2.6公里\n写成情况报告，给县水利局',
    '柳溪镇2024年供水保障工作情况报告',
  ],
])('a topic beside the paper names it, without the house: %s', async (said, title) => {
  const paper = await write(said)
  expect(paper.title).toBe(title)
  expect(renderText(paper).split('\n').slice(2).join('\n')).not.toMatch(/民政办|老黎|水管站/)
})

test('headings of the material head what a single topic tells; without them there are none', async () => {
  const headed = await write(
    '柳溪镇2024年退役军人服务工作汇报\n1、走访慰问 走访退役军人312户，发放慰问金15.6万元\n2、就业帮扶 办专场招聘2场，来了企业26家，签意向41人\n3、志愿服务 老兵志愿队32人，全年活动28次，服务群众900人次\n全年没有发生集体访\n4、明年 建创业孵化点1处',
  )
  expect(headed.sections.filter(({ level }) => level === 2).map(({ heading }) => heading)).toEqual([
    '（一）走访慰问',
    '（二）就业帮扶',
    '（三）志愿服务',
  ])
  expect(headed.sections.at(-1)!.paragraphs[0]!.text).toContain('孵化点1处')
  const plain = await write(
    '柳溪镇2024年退役军人服务工作汇报\n走访退役军人312户，发放慰问金15.6万元\n专场招聘2场',
  )
  expect(plain.sections.every(({ level }) => level !== 2)).toBe(true)
})

test('what is for the office alone, a person who is not to be printed and a count nobody checked stand nowhere but in the list', async () => {
  const paper = await write(
    '柳溪镇2024年信访工作总结\n一、受理\n受理信访事项148件，来访67批。\n二、重点人员（内部掌握）\n石门村刘某桂，由驻村干部联系。\n三、接访\n领导接访48次。采访对象王某秀，电话13700006655，别登出来\n又：来访67批是台账数，系统里导出来是69批，还没来得及对。',
  )
  const text = renderText(paper)
  expect(text).not.toMatch(/刘某桂|王某秀|69批|来得及/)
  expect(text).toMatch(/148件.*67批/)
  expect(text).toContain('领导接访48次')
  expect(paper.unused.map((one) => one.text).join()).toMatch(/刘某桂.*69批|69批.*刘某桂/)
})

test('who something is of goes, and its number stays', async () => {
  expect(
    await read('柳溪镇2024年低保工作汇报\n清退低保11户17人，追回多领的9300元，那是某村某家的，你知道就行'),
  ).toMatch(/追回多领的?9300元。/)
})

test('last year’s numbers told in order are of the numbers right before them, and of the same half year', async () => {
  const duty = await read(
    '镇党委书记述职述法报告\n督办信访积案7件，化解6件，余下1件为移民遗留问题。\n全镇调解矛盾纠纷156起，化解152起，上年分别为171起、165起。',
  )
  expect(duty).toMatch(/156起（上年171起[^）]*），化解152起（上年165起[^）]*）/)
  expect(duty).not.toMatch(/化解6件[^。]*上年/)
  expect(await read('柳溪镇上半年普法工作总结\n法治讲座18场\n去年上半年讲座是14场')).toContain(
    '比上年同期的14场增加4场',
  )
})

test('kinds stand behind the sum that a later sentence tells, with what is left of it', async () => {
  const text = await read(
    '# 柳溪镇2024年根治欠薪工作情况汇报\n\n| 行业 | 受理（件） | 涉及（人） |\n|---|---|---|\n| 建筑施工 | 14 | 96 |\n| 加工制造 | 6 | 23 |\n| 餐饮服务 | 9 | 31 |\n\n- 全年受理欠薪线索29件，涉及150人；剩1件在走仲裁',
  )
  expect(text).toMatch(/受理欠薪线索29件.*1件.*分类看，建筑施工受理14件/)
})

test.each([
  ['路灯 新装145盏\n村道 硬化8.4公里', /新装路灯145盏/],
  ['夜巡队：出动62次\n信访：接访12次', /夜巡队出动62次/],
])('a label is what its deed was done to, or who did it: %s', async (lines, told) => {
  expect(await read(`柳溪镇2024年工作总结\n${lines}`)).toMatch(told)
})

test('what is planned is not told as done, what lacks is parted, and measures keep their names', async () => {
  const text = await read(
    '柳溪镇2024年优抚工作汇报\n优待证办了587张，查了27个项目次\n问题是用地指标紧，再一个企业招工难；有3个没有执业医生\n明年优待证能办的全办完',
  )
  expect(text).toMatch(/应办尽办/)
  expect(text).not.toMatch(/均已完成|项目次27|3名没有/)
  expect(text).toMatch(/是企业招工难/)
})

test('bare numbers of a row are parted by no comma, and its last cell may say more', async () => {
  const text = await read(
    '柳溪镇2024年老旧小区改造工作汇报\n小区 楼栋 户数 进度\n纺织小区 12 480 完工\n粮食家属院 5 164 完工\n轻工宿舍 3 96 没开工，等施工图',
  )
  expect(text).not.toMatch(/\d，\d/)
  expect(text).toMatch(/轻工宿舍[^。]*96户/)
})

test.each([
  ['网格划了32个', '划分划网格32个', false],
  ['审了合同', '审查审查合同', false],
  ['执法证只有7人有', '持有主要是执法证的仅7人', false],
  ['维持了', '维持原行政行为', true],
  ['办了（3期', '举办（3期', true],
  ['办了（3期）', '举办3期）', false],
])('a clause is read through: %s -> %s', (said, written, isSound) => {
  expect(readsSound(said, written)).toBe(isSound)
})

test('what a bulletin counts off (做法1 红黑榜：) heads what it tells, and its order stays out', async () => {
  const text = [
    '简报要一期，古槐镇人居环境整治的，2025年第9期，发县农业农村局。',
    '全镇9个村都动了，清沟渠22公里。',
    '做法1 流动红旗：每月一评，已评4期，得旗的6个村次，黑榜的三天内整改好。',
    '做法2 院落积分：5个村建了超市，参加的640户。王大娘说：“攒了分，换了油，劲头足了。”',
    '做法3 干部包片：46名干部包了52个片。',
    '不足：市场周边清完又脏。',
    '下一步：10月份开现场会1次。',
  ].join('\n')
  const [body = ''] = renderText(await draft({ brief: readBrief({ text }, briefBook) }, deps)).split(
    'AI辅助生成',
  )
  expect(body).toContain('简报（第9期）')
  expect(body).toMatch(
    /一、流动红旗\n[^\n]*6个村次[^\n]*3天内[^\n]*\n二、院落积分\n[^\n]*：“攒了分，换了油，劲头足了。”\n三、干部包片/,
  )
  expect(body).toMatch(/下一步[\s\S]*10月份/)
  expect(body).not.toMatch(/简报要|3天以下|2026|。”。|清零又/)
})
