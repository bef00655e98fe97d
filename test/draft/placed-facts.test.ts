import { expect, test } from 'vitest'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { trimHeading } from '#draft/headings/trim-heading.ts'
import { joinFragments } from '#draft/speech/join-fragments.ts'
import { leaveUnsaid } from '#draft/speech/leave-unsaid.ts'
import type { BriefTable } from '#draft/tables/brief-table.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

function write(text: string, tables: readonly BriefTable[] = []): Promise<Draft> {
  return draft({ brief: readBrief({ text, tables, place: ownPlace, year: 2024 }, briefBook) }, deps)
}

/** The text below the heading that says so; empty where there is none. */
function under({ sections }: Draft, heading: RegExp): string {
  const found = sections.filter((section) => heading.test(section.heading))
  return found.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('\n')
}

test('rows below 存在问题 and 下步计划 are shortcomings and plans, without their numbers in the list', async () => {
  const rows = [
    ['类别', '内容'],
    ['存在问题', '1.应急所5人只有2人有执法证'],
    ['', '2.小企业主重生产轻安全'],
    ['下步计划', '1.2025年6月前装报警器12台'],
  ]
  const told = await write('安全生产工作总结\n检查企业118家次。排查隐患42处。', [{ rows, file: '台账.xlsx' }])
  expect(under(told, /问题/)).toMatch(/执法证.*重生产轻安全/)
  expect(under(told, /打算/)).toContain('2025年6月前装报警器12台')
  expect(under(told, /打算/)).not.toContain('1.2025')
  expect(told.unused).toEqual([])
})

test('a cell alone that says what did not happen is told', async () => {
  const rows = [
    ['项目', '单位', '2024年', '2023年'],
    ['受理欠薪投诉', '件', '47', '58'],
    ['办结', '件', '45', '56'],
    ['其他情况', '', '', ''],
    ['全年没有发生因欠薪引发的群体性事件', '', '', ''],
  ]
  const told = await write('欠薪治理工作总结', [{ rows, file: '台账.xlsx' }])
  expect(JSON.stringify(told.sections)).toContain('群体性事件')
})

test('parts of a row take its unit and say 其中 once; the head of a column gives 家次; what sums up kinds leads them', async () => {
  const open = [
    ['项目', '2023', '2024'],
    ['主动公开信息（条）', '388', '412'],
    ['其中：政策文件', '31', '27'],
    ['其中：其他', '357', '385'],
  ]
  const kinds = [
    ['类别', '检查家次', '隐患（处）'],
    ['烟花爆竹', '96', '74'],
    ['非煤矿山', '58', '119'],
    ['工贸', '143', '208'],
    ['合计', '297', '401'],
  ]
  const text = JSON.stringify((await write('政府信息公开年报', [{ rows: open }])).sections)
  expect(text).toMatch(/其中政策文件27条.*[，、]其他385条/)
  const safety = JSON.stringify((await write('安全生产工作总结', [{ rows: kinds }])).sections)
  expect(safety).toMatch(/检查297家次，隐患401处。其中，烟花爆竹检查96家次、隐患74处/)
})

test('the unit behind the name of a table is that of its numbers', async () => {
  const rows = [
    ['村', '党务', '村务'],
    ['联合村', '12', '18'],
    ['长冲村', '10', '15'],
  ]
  const told = await write('政府信息公开年报', [{ rows, caption: '各村公开（期）' }])
  expect(under(told, /主动公开/)).toMatch(/联合村党务12期、村务18期；长冲村党务10期、村务15期/)
})

test('columns of villages go where each belongs, with the village named', async () => {
  const rows = [
    ['村', '纠纷（起）', '夜巡（次）'],
    ['双河村', '38', '120'],
    ['石壁村', '41', '104'],
  ]
  const told = await write('平安建设工作总结', [{ rows }])
  expect(under(told, /化解矛盾纠纷/)).toMatch(/双河村纠纷38起、石壁村纠纷41起/)
  expect(under(told, /社会治安/)).toMatch(/双河村夜巡120次、石壁村夜巡104次/)
})

test('a clause that opens with another section’s word goes there; words that ask for it to be written do not', async () => {
  const told = await write(
    '述职述法报告，我是镇长\n主持研究法治工作5次，中心组学法参加了4次\n我没有违反规定插手过案子，这个你写上',
  )
  expect(under(told, /学法用法/)).toContain('中心组学法')
  expect(under(told, /第一责任人/)).not.toContain('中心组')
  expect(under(told, /依法决策/)).toMatch(/没有违反规定插手/)
  expect(JSON.stringify(told.sections)).not.toContain('写上')
  expect(told.issuer).toBeNull()
  expect(told.missing).toContain('署名')
})

test.each([
  ['行政诉讼没有，出庭那块就别写了哈。', '行政诉讼没有。', '出庭那块就别写了哈'],
  ['本节回顾2024年的工作，经济指标另供，此处不写。', '', '本节回顾2024年的工作，经济指标另供，此处不写'],
])('what is not to be written is left out and listed: %s', (line, text, left) => {
  expect(leaveUnsaid(line, '第1行')).toEqual({ text, unused: [expect.objectContaining({ text: left })] })
})

test('notes in fragments are one sentence a line, labels and other material stay', () => {
  const notes = [
    '枫林镇。欠薪汇报。',
    '2024年上半年。',
    '线索41条。属实33条。',
    '剩1条。宏运砂石厂。14.5万元。8月底前付清。',
    '问题：分包乱。考勤假。',
  ].join('\n')
  expect(joinFragments(notes)).toContain('剩1条，宏运砂石厂，14.5万元，8月底前付清。')
  expect(joinFragments(notes)).toContain('问题：分包乱。考勤假。')
  const prose = '全年共调解矛盾纠纷132起，成功130起，成功率98.5%。开展法治宣传活动15场。\n发放资料2000份。'
  expect(joinFragments(prose)).toBe(prose)
})

test('last year’s numbers above a table are those of its whole', async () => {
  const rows = [
    ['村', '法治讲座（场）', '发放资料（份）'],
    ['桥头村', '6', '820'],
    ['上湾村', '4', '510'],
    ['合计', '10', '1330'],
  ]
  const told = await write('普法工作总结\n去年讲座一共办了8场，资料1200份。', [{ rows }])
  expect(under(told, /法治宣传活动|主要工作/)).toMatch(/讲座10场[^。]*8场[^。]*1330份[^。]*1200份/)
})

test('rows that add up to another number than is said of the whole are asked about', () => {
  const rows = [
    ['村名', '纠纷（起）', '化解（起）'],
    ['东岗村', '23', '22'],
    ['西岗村', '17', '17'],
  ]
  const read = (said: string) =>
    readBrief({ text: `平安建设汇报\n${said}`, tables: [{ rows }], place: ownPlace, year: 2024 }, briefBook)
      .doubts
  expect(read('台账上的总数是：纠纷38起，化解39起')).toEqual(['“纠纷”各行合计是40起，另一处是38起'])
  expect(read('台账上的总数是：纠纷40起，化解39起')).toEqual([])
})

test('a half-year paper of a subject that is reported once a year is a summary of the half year', async () => {
  const told = await write(
    '某镇2024年上半年法治工作总结\n执法检查64次\n调解纠纷97起\n\n下半年\n- 再办法治宣传13场\n- 案卷评查1次',
  )
  expect(told.title).toMatch(/2024年上半年法治工作总结$/)
  expect(under(told, /下半年工作打算/)).toMatch(/宣传13场.*评查1次/)
})

test('what is given is not asked for, causes where no law asks, and few that are wanting are', async () => {
  const told = await write(
    '2024年欠薪治理工作汇报\n接到线索41条，办结40条\n工资保证金15个，差2个\n问题：分包乱',
  )
  expect(told.pending.join('；')).not.toMatch(/原因|不足/)
  expect(told.pending.join('；')).toMatch(/差2个.*哪几个/)
  const bulletin = await write('给我出一期普法简报\n法治讲座12场，发放资料800份')
  expect(bulletin.pending).toEqual([])
})

test('a heading keeps what its text tells', () => {
  const theme = { name: '监督公开', words: ['监督', '公开', '政务公开', '诉讼'] }
  const heading = '强化行政权力监督，推进政务公开'
  expect(trimHeading(heading, theme, '行政诉讼2件')).toBe('强化行政权力监督')
  expect(trimHeading(heading, theme, '主动公开信息312条')).toBe(heading)
})

test('a form takes how the one case came out, and what a sentence of several says there is none of', async () => {
  const told = await write(
    '政府信息公开年报\n本年新收6件，本年办结6件，没有结转下年的\n行政复议1件，结果维持',
  )
  const cells = told.sections.flatMap(({ table }) =>
    (table?.filled ?? []).map(
      ({ row, column, labels, heads }) => `${[...labels, ...heads].join(' ')} ${table!.rows[row]![column]}`,
    ),
  )
  expect(cells).toContain('行政复议 结果维持 1')
  expect(cells.filter((cell) => /结转下年度/.test(cell))).toEqual(
    expect.arrayContaining([expect.stringMatching(/总计 0$/)]),
  )
})

const written = (text: string) => text.match(/\d+(?:\.\d+)?/g) ?? []
const counts =
  '讲座24场，资料5100份，法律明白人63个，进校园8场，法律咨询77件，经费2.6万元，调解纠纷115起，行政处罚19件'.split(
    '，',
  )

test.each([
  ['普法总结', counts.slice(0, 6)],
  ['普法总结', counts.slice(0, 4)],
  ['普法总结', counts],
  ['工作总结', counts],
  ['平安建设总结', counts.slice(2)],
])('counts of one sentence keep their own digits, wherever they are placed: %s', async (paper, chosen) => {
  const said = `${paper}，柳溪镇2024年：${chosen.join('，')}，不足就是年轻人在外头，明年开通抖音号`
  const { sections } = await write(said)
  const text = sections.flatMap(({ paragraphs }) => paragraphs.map((one) => one.text)).join('')
  const given = new Set([...written(said), '2025'])
  expect(written(text).filter((number) => !given.has(number))).toEqual([])
  expect(text).toMatch(/讲座24场|明白人63名/)
})

test('last year’s numbers of kinds stand beside their own, whatever indicator all of them are of', async () => {
  const rows = [
    ['指标', '单位', '2024年', '2023年'],
    ['信访总量', '件', '90', '104'],
    ['其中：网上信访', '件', '41', '36'],
    ['来访', '件', '38', '52'],
    ['来信', '件', '11', '16'],
  ]
  const { sections } = await write('写一篇信访工作总结', [{ rows }])
  const text = sections.flatMap(({ paragraphs }) => paragraphs.map((one) => one.text)).join('')
  expect(text).toMatch(/网上信访41件（上年36件.*来访38件（上年52件.*来信11件（上年16件/)
})
