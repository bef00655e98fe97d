import { expect, test } from 'vitest'
import type { Draft } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { cutSpeech } from '#draft/dictation/cut-speech.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { leaveTalk, leaveUnsaid } from '#draft/speech/leave-unsaid.ts'
import type { BriefTable } from '#draft/tables/brief-table.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

function write(
  text: string,
  more: { tables?: readonly BriefTable[]; outline?: string } = {},
): Promise<Draft> {
  return draft({ brief: readBrief({ text, place: ownPlace, year: 2024, ...more }, briefBook) }, deps)
}

test('what was dictated without a stop is cut, and its numbers stand in figures', () => {
  expect(
    cutSpeech(
      '喂那个我说一下今年防溺水的情况你帮我弄成一个总结就是巡塘我们搞了十一次吧不对是十二次然后呢警示牌装了二十七块救生圈配了四十三个大概两百来人参加培训就这些了',
    ),
  ).toMatch(/总结。巡塘.*12次.*警示牌装了27块.*救生圈配了43个.*约200人参加/)
})

test.each(['巡塘12次，警示牌27块。', '| 项目 | 数 |', '一次也没有发生'])(
  'what was written stays as it is: %s',
  (text) => {
    expect(cutSpeech(text)).toBe(text)
  },
)

test('a dictated brief is drafted as what it asks for, with its shortcomings and plans in their places', async () => {
  const text = renderText(
    await write(
      '那个你听着啊今年信访工作你帮我弄成一个总结就是接访了一共六十三次来访的是四十八批办结了四十六批还剩两批在办然后呢积案化解了五件问题呢主要是年轻干部经验少明年想着再办三期培训',
    ),
  )
  expect(text).toMatch(/信访工作总结/)
  expect(text).toMatch(/接访.{0,6}63次/)
  expect(text).toMatch(/存在的问题\n.*年轻干部经验少/)
  expect(text).toMatch(/打算\n.*3期/)
})

test('what the person says is not to be written is left out and listed, and nothing else', () => {
  const read = leaveUnsaid('今年接了64件，去年好像是九十几件，我记不清了，这个你别写。办结60件。', '第1行')
  expect(read.text).toBe('今年接了64件。办结60件。')
  expect(read.unused).toEqual([
    { text: '去年好像是九十几件，我记不清了', reason: '你说了不写', source: '第1行' },
  ])
})

test.each([
  ['满意率我记得是93.6%，对，93.6。', '满意率93.6%。'],
  ['书记说了，每月都要有人坐班', '每月都要有人坐班'],
  ['县里要求办结率达到90%', '县里要求办结率达到90%'],
])('who says it and how sure he is stays out: %s', (text, expected) => {
  expect(leaveTalk(text)).toBe(expected)
})

test('the year before that is not to be compared with is not in the draft', async () => {
  const result = await write('写信访工作总结。今年接了64件，去年好像是九十几件，这个你别写。办结60件。')
  expect(renderText(result)).not.toMatch(/九十/)
  expect(result.unused).toHaveLength(1)
})

const rows = (lines: string): BriefTable[] => [
  { rows: lines.split('\n').map((line) => line.split('|').map((cell) => cell.trim())) },
]

test('a change without a unit of its own is no per cent', async () => {
  const result = await write('平安建设工作总结', {
    tables: rows('指标|单位|2023年|2024年|增减\n盗窃案件|起|31|24|-7\n调解员培训|期|2|5|3'),
  })
  const text = renderText(result)
  expect(text).toMatch(/盗窃案件24起/)
  expect(text).not.toMatch(/7%|3%/)
})

test('a change that does not follow from the two years is listed and not written', async () => {
  const result = await write('平安建设工作总结', {
    tables: rows('指标|单位|2023年|2024年|增减\n盗窃案件|起|31|24|-9\n调解员培训|期|2|5|3'),
  })
  expect(result.unused.map(({ text }) => text).join()).toContain('-9')
})

test('a cell that counts twice is told with both numbers', async () => {
  const text = renderText(
    await write('普法工作总结', {
      tables: rows('事项|2024年|2023年\n旁听庭审|3次41人次|1次\n普法讲座|9场|7场'),
    }),
  )
  expect(text).toMatch(/旁听庭审3次.*41人次/)
})

test('a sheet of shortcomings and measures fills those parts, deadlines with them', async () => {
  const text = renderText(
    await write('平安建设工作总结\n巡逻120次', {
      tables: rows(
        '序号|存在问题|整改措施|责任单位|完成时限\n1|流动人口底数不清|逐户登记210户|派出所|2025年5月底',
      ),
    }),
  )
  expect(text).toMatch(/存在的问题\n.*流动人口底数不清/)
  expect(text).toMatch(/打算\n.*逐户登记210户（2025年5月底）/)
})

test('rows under the name of a part belong to it, their cause to the causes', async () => {
  const text = renderText(
    await write('法治政府建设年度报告', {
      tables: rows(
        '板块|事项|2024年|备注\n执法|执法检查|46次|\n存在问题|执法骨干流失|  |原因：待遇偏低\n2025年|办执法培训|4期|',
      ),
    }),
  )
  expect(text).toMatch(/执法骨干流失/)
  expect(text).toMatch(/原因.*待遇偏低/)
  expect(text).toMatch(/主要安排\n.*办执法培训4期/)
})

test('villages of a table are one sentence behind their total, remarks and all', async () => {
  const text = renderText(
    await write('平安建设工作总结', {
      tables: rows(
        '村|排查纠纷（起）|化解（起）|备注\n东岭村|12|11|\n西岭村|9|9|获评示范村\n南坪村|7|7|\n合计|28|27|',
      ),
    }),
  )
  expect(text).toMatch(/28起.*27起.*其中，东岭村.*；西岭村.*示范村）；南坪村.*。/)
})

test('what a notice says an item is about places the facts', async () => {
  const outline =
    '关于报送2024年度护林工作总结的通知\n一、总结内容\n（一）组织保障情况。包括机构、经费、队伍等。\n（二）宣传发动情况。重点总结进村入户、标语广播情况。\n（三）存在的问题及下步打算。'
  const text = renderText(
    await write('护林队伍经费6.5万元\n标语86条，广播120次\n问题：山高路远', { outline }),
  )
  expect(text).toMatch(/组织保障情况\n.*6\.5万元/)
  expect(text).toMatch(/宣传发动情况\n.*86条/)
})

test('a number of a workbook names its sheet and cell, also beside last year and as a part', async () => {
  const [table] = rows('指标|2023年|2024年|备注\n调解纠纷（起）|61|72|\n其中：成功（起）|60|70|余2起在办')
  const place = { sheet: '调解', rows: [1, 2, 4], columns: [0, 2, 3, 5] }
  const { sections } = await write('平安建设工作总结', { tables: [{ ...table!, file: '台账.xlsx', place }] })
  const sources = sections
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap((paragraph) => paragraph.sources)
    .flatMap((one) => (one.kind === 'brief' ? [`${one.raw} ${one.source}`] : []))
  expect(sources).toEqual(
    expect.arrayContaining([
      '72起 台账.xlsx「调解」D3',
      '61起 台账.xlsx「调解」C3',
      '70起 台账.xlsx「调解」D5',
      '2起 台账.xlsx「调解」F5',
    ]),
  )
})

test.each([
  '信访工作总结\n来信9件、来访31批、网上信访52件，共92件',
  '信访工作总结\n受理纠纷88件\n调处纠纷85件',
  '平安建设工作总结\n化解纠纷120起，其中物业41起、邻里30起、其余为山林土地',
  '普法工作总结\n12月4日在广场发放资料600份。全年发放资料2300份',
])('kinds, stages, a part of the parts and a day of its own contradict nothing: %s', async (text) => {
  const { findings } = await write(text)
  expect(findings.filter(({ rule }) => /two-values|child-sum/.test(rule))).toEqual([])
})

test.each([
  ['信访工作总结\n全年受理86件，办结80件，办结率97.6%。去年受理91件。', '93'],
  ['司法所工作总结\n受理纠纷60起\n调解成功57起\n调解成功率98.5%', '95'],
])('a rate that does not follow from its numbers is told: %s', async (text, right) => {
  const { findings } = await write(text)
  expect(findings.map((one) => `${one.text}${one.fix}`).join()).toContain(right)
})
