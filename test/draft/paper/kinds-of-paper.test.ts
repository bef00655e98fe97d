import { expect, test } from 'vitest'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { readRecipient } from '#draft/paper/read-recipient.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

const write = (text: string) =>
  draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps)
const under = ({ sections }: Draft, heading: RegExp) =>
  sections
    .filter((one) => heading.test(one.heading))
    .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
    .join('')
const rules = ({ findings }: Draft) => findings.map(({ rule }) => rule)

test('a title that says a plan stands behind makes no plan of what was done', async () => {
  const paper = await write(
    '柳溪镇上半年 —— 给县里报的半年总结，后头带下半年计划\n\n财政收入1310万元，年任务2300万元。去年同期1210万元\n危房改造任务31户，竣工26户\n党建：主题党日5次\n下半年——\n剩下的5户危房10月底前竣工',
  )
  expect(under(paper, /经济发展/)).toContain('财政收入1310万元，比上年同期的1210万元增长8.3%')
  expect(under(paper, /民生/)).toContain('危房改造任务31户')
  expect(under(paper, /党的建设/)).toBe('开展主题党日5次。')
  expect(under(paper, /打算/)).not.toMatch(/财政|26户/)
})

test('what stands in brackets behind a title is no topic, and a list may begin again', async () => {
  const paper = await write(
    '柳溪镇上半年工作总结（县政府办催的）\n1、招引企业2家\n2、改造危房23户\n3、发展党员12名\n下半年打算：\n1、完成复耕300亩\n2、11月底前改造2个敬老院',
  )
  expect(paper.title).toBe('柳溪镇2024年上半年工作总结')
  expect(under(paper, /打算/)).toContain('二是11月底前')
})

test.each([
  ['帮我写信访工作情况汇报，报县信访局的', '县信访局'],
  ['> 各村数已对过；写成汇报材料报县委政法委', '县委政法委'],
  ['乡里要跟县委依法治县办交2024年度报告', '县委依法治县办'],
  ['关于森林防火的情况汇报\n县林业局要我们报一下', '县林业局'],
  ['平安建设汇报材料（迎市委平安办督查用）', ''],
  ['柳溪镇信访工作\n收到线索3条，上报县公安局', ''],
])('%s is for “%s”', (text, recipient) => {
  expect(readRecipient(text)).toBe(recipient)
})

test('a summary says 总结如下 and asks for no addressee, a report to someone says 汇报如下', async () => {
  const summary = await write('柳溪镇2024年信访工作总结\n受理信访事项64件，办结60件')
  expect(renderText(summary)).toContain('情况总结如下：')
  expect(summary.missing).not.toContain('主送机关')
  const told = await write('柳溪镇2024年信访工作情况汇报\n受理信访事项64件，办结60件')
  expect(renderText(told)).toContain('情况汇报如下：')
  expect(told.missing).toContain('主送机关')
})

test('villages without a total are added up, like to like, with their addends', async () => {
  const paper = await write(
    '柳溪镇2024年平安建设工作汇报\n\n| 村 | 受理纠纷（起） | 化解（起） | 化解率（%） |\n| --- | --- | --- | --- |\n| 东岭村 | 21 | 20 | 95.2 |\n| 西岭村 | 34 | 34 | 100 |\n| 南岭村 | 18 | 17 | 94.4 |\n\n- 刑事立案37起，2023年49起，下降24.5%\n- 群众安全感满意度97.8%',
  )
  const told = under(paper, /矛盾纠纷/)
  expect(told).toContain('合计受理纠纷73起、化解71起。其中，东岭村')
  const sums = paper.sections
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ sources }) => sources))
    .flatMap((one) => (one.kind === 'arithmetic' ? [one.formula] : []))
  expect(sums).toContain('21+34+18')
  expect(under(paper, /社会治安/)).toContain('刑事立案37起，比上年的49起下降24.5%。')
  expect(under(paper, /宣传/)).toBe('')
  expect(rules(paper)).not.toContain('number-without-source')
})

test('a total that stands elsewhere is not added up again', async () => {
  const paper = await write(
    '柳溪镇2024年平安建设工作汇报\n村名\t纠纷（起）\t化解（起）\n东岭村\t23\t22\n西岭村\t17\t17\n南岭村\t31\t29\n\n乡里台账上的总数是：纠纷88起，化解86起',
  )
  expect(renderText(paper)).not.toContain('合计纠纷')
})

test('more villages than a sentence can tell stand in a table', async () => {
  const rows = ['东岭', '西岭', '南岭', '北岭', '上河', '下河'].map(
    (name, at) => `| ${name}村 | ${at + 11} | ${at + 7} |`,
  )
  const paper = await write(
    `柳溪镇2024年平安建设工作总结\n\n| 村 | 受理纠纷（起） | 化解（起） |\n| --- | --- | --- |\n${rows.join('\n')}\n\n- 新装探头52个`,
  )
  const laid = paper.sections.find(({ table }) => table !== undefined)!
  expect(laid.table!.rows).toHaveLength(7)
  expect(laid.table!.rows[1]).toEqual(['东岭村', '11起', '7起'])
  expect(laid.paragraphs.map(({ text }) => text).join('')).toContain(
    '合计受理纠纷81起、化解57起。各村情况如下：',
  )
  expect(rules(paper)).not.toContain('figure-unused')
  expect(paper.unusedFigures).toEqual([])
})

test('last year stands beside its own number, however it was set down', async () => {
  const paper = await write(
    '柳溪镇2024年法治政府建设年度报告\n调解纠纷198起，成功194起；去年调解176起成功171起\n行政检查203次，立案17件，罚没款3.82万元，首违不罚6件（去年立案22件，罚没款5.1万元）',
  )
  expect(renderText(paper)).toMatch(/198起（上年176起，增长12.5%）.*194起（上年171起，增长13.5%）/)
  expect(renderText(paper)).toMatch(/立案17件（上年22件，下降22.7%）/)
  const peace = await write(
    '柳溪镇2024年平安建设工作总结\n刑事发案62起，同比降18.4%（上年76起），破案39起，抓获22人',
  )
  expect(renderText(peace)).toContain('刑事发案62起，比上年的76起下降18.4%，破案39起，抓获22人。')
})

test('a sentence that says it disagrees is asked about and not written', async () => {
  const brief = readBrief(
    {
      text: '柳溪镇2024年根治欠薪工作汇报\n全镇共受理欠薪线索46件，办结44件。\n综治中心台账上写的是全镇共受理欠薪线索43件，跟上面的对不上。',
      place: ownPlace,
      year: 2024,
    },
    briefBook,
  )
  expect(brief.doubts).toEqual(['“全镇共受理欠薪线索”有两个数：本材料是46件，综治中心台账是43件'])
  const paper = await draft({ brief }, deps)
  expect(renderText(paper)).not.toContain('43件')
  expect(paper.unused.map(({ text }) => text).join('')).toContain('43件')
})

test('so many that each have more than an amount have more than the total together', () => {
  const doubtsOf = (total: string) =>
    readBrief(
      {
        text: `柳溪镇2024年工作总结\n13个村里集体经济收入过50万元的有7个，全镇合计${total}`,
        place: ownPlace,
        year: 2024,
      },
      briefBook,
    ).doubts
  expect(doubtsOf('318万元').join('')).toContain('不少于350万元')
  expect(doubtsOf('420万元')).toEqual([])
})

test('plans of a section alone are of the next year, and what lacks is opened', async () => {
  const paper = await write(
    '写政府工作报告里的农业农村这一节\n粮食播种3.62万亩\n不足：劳力老龄化；冷库不足\n2025年：再建高标准农田400亩',
  )
  expect(rules(paper)).not.toContain('sentence-year')
  expect(renderText(paper)).not.toMatch(/\n一是/)
})

test('一街道 of one’s own is no other place, and a bulletin is called by its headline', async () => {
  const place = { ...ownPlace, town: '龙泉街道' }
  const brief = readBrief(
    {
      text: '简报 第12期\n龙泉街道反诈宣传进市集\n11月15日在北门集市摆摊6个，发传单1800份。\n今年以来街道电诈发案18起。',
      place,
      year: 2024,
    },
    briefBook,
  )
  const paper = await draft({ brief }, deps)
  expect(paper.title).toBe('龙泉街道反诈宣传进市集')
  expect(renderText(paper)).toContain('电诈发案18起')
})
