// What is planned is parted into its plans, goals stand apart; parts stay with the whole they make up; a fact is told once.
import { expect, test } from 'vitest'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = (text: string) =>
  draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps)
const read = async (text: string) => renderText(await write(text))

function under({ sections }: Draft, heading: RegExp): string {
  const found = sections.filter((section) => heading.test(section.heading))
  return found.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n')
}

test('plans told in one breath are items; a share stays with what it is of', async () => {
  expect(
    await read('柳溪镇2024年普法工作总结\n讲座8场\n明年打算：办班3期，合格率达到95%以上，新建长廊1处'),
  ).toMatch(/一是.{0,4}办班3期，合格率达到95%以上；二是新建长廊1处/)
  expect(
    await read('柳溪镇2024年信访工作总结\n受理信访61件\n明年打算：每周一坐班接访，轮训2期，完成台账建档'),
  ).toMatch(/一是每周一坐班接访；二是.{0,4}轮训2期；三是完成台账建档/)
})

test('a list that the material parts itself stays as it is', async () => {
  expect(
    await read(
      '柳溪镇2024年平安建设工作总结\n网格员30名\n明年打算：新装探头20个，修好6个；培训2期；创建平安村1个',
    ),
  ).toMatch(/一是新装探头20个，修.{0,2}6个；二是/)
})

test('growth of the economy is a goal without being called one', async () => {
  const told = await write(
    '柳溪镇2024年政府工作报告素材\n引进项目2个\n2025年打算\n工业总产值增长6%以上，固定资产投资增长5%\n新建冷库1座；修路4公里',
  )
  expect(under(told, /2025年工作安排/)).toMatch(
    /^2025年主要预期目标：工业总产值增长6%以上，固定资产投资增长5%。\n.*一是.*冷库1座/,
  )
})

test('whatever a plan is about, under next year it is still to come', async () => {
  const told = await write(
    '柳溪镇2024年法治政府建设材料\n【司法所】\n调解纠纷40起\n【执法队】\n立案3件\n2025年\n司法所：培训2期\n执法队：再申领执法证2本',
  )
  expect(under(told, /安排/)).toMatch(/培训2期.*执法证2本/)
  expect(under(told, /执法/)).not.toContain('执法证2本')
})

test('what turns to plans under shortcomings is no shortcoming', async () => {
  const told = await write(
    '柳溪镇2024年平安建设工作总结\n网格员30名\n存在的短板\n1、网格员报酬低\n2、技防有盲区\n把2个村的探头补齐，计划装12个；反诈宣传每村每季度1次',
  )
  expect(under(told, /问题/)).not.toMatch(/12个|每季度/)
  expect(under(told, /打算/)).toMatch(/12个.*每村每季度1次/)
})

test('parts that make up what was counted, and not what came of it, stand behind that', async () => {
  expect(
    await read('柳溪镇2024年法治政府建设材料\n调解纠纷90件，成功86件，其中邻里40件、婚姻30件、土地20件'),
  ).toContain('90件（邻里40件、婚姻30件、土地20件），成功86件')
})

test('lines of one number each that make up the number above them are told with it', async () => {
  expect(
    await read(
      '柳溪镇2024年大走访情况汇报\n走访户数1210户，收集诉求60条\n其中：\n  设施类 30条\n  民生类 18条\n  咨询类 12条\n当场答复22条',
    ),
  ).toMatch(/收集诉求60条，其中设施类30条、民生类18条、咨询类12条/)
})

test('the row that sums a table up does not tell again what the words have told', async () => {
  const text = await read(
    '柳溪镇2024年安全生产工作总结\n检查生产经营单位87家次，发现隐患64处。分村情况如下：\n村\t检查（家次）\t隐患（处）\t演练（场）\n东河村\t50\t34\t2\n西河村\t37\t30\t1\n合计\t87\t64\t3',
  )
  expect(text.match(/87家次/g)).toHaveLength(1)
  expect(text).toMatch(/演练3场/)
})

test('a campaign’s name is kept with its numbers', async () => {
  const text = await read(
    '柳溪镇2024年安全生产工作总结\n检查企业60家次\n消防专项：排查出租房210户，拆除防盗窗40处\n渔船安全：登船检查31艘次',
  )
  expect(text).toContain('消防方面，排查出租房210户')
  expect(text).toContain('渔船方面，登船检查31艘次')
})

test('who is to report is read from whom it is written for', async () => {
  const told = await write(
    '给我们镇长写一份2024年度述职述法报告\n主持研究法治工作4次\n廉洁自律：没有收受礼品',
  )
  expect(told.title).toContain('镇长2024年度述职述法报告')
  expect(under(told, /廉洁自律/)).toContain('没有收受礼品')
})
