import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Block, MergedCells } from '#domain/block.ts'
import type { Place } from '#domain/place.ts'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { findTableWarnings } from '#ingest/figures/find-table-warnings.ts'
import { cleanText } from '#ingest/read/clean-text.ts'
import { parseIndicators } from '../../src/text/parse-indicators.ts'
import { tableWords } from '../fakes/reading-book.ts'

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))
const county: Place = { province: '四川省', city: '广元市', county: '青禾县', town: null }
const lead: Block = {
  kind: 'text',
  text: '2024年，全县扎实推进各项工作，现将有关情况通报如下，具体数据见下表。',
}

/** Rows as `甲 | 乙`; merges as [row, column, rows, columns]. */
function grid(
  lines: readonly string[],
  merges: readonly (readonly [number, number, number, number])[] = [],
): Block {
  return {
    kind: 'table',
    hasHeader: true,
    rows: lines.map((line) => line.split('|').map((cell) => cell.trim())),
    ...(merges.length > 0
      ? {
          merges: merges.map(([row, column, rows, columns]): MergedCells => ({ row, column, rows, columns })),
        }
      : {}),
  }
}

const text = (...lines: string[]): Block[] => lines.map((line) => ({ kind: 'text', text: line }))

function read(blocks: readonly Block[], place: Place = county) {
  const cleaned = cleanText([lead, ...blocks], tableWords)
  const source = { text: cleaned.text, sections: [], year: 2024, tables: cleaned.tables, place }
  const figures = buildFigures(source, { indicators, tableWords })
  for (const figure of figures) {
    expect(cleaned.text.slice(figure.start, figure.end)).toBe(figure.quote)
    expect(cleaned.text.slice(figure.at.start, figure.at.end)).toBe(figure.raw)
  }
  return { figures, text: cleaned.text, warnings: findTableWarnings(source, tableWords) }
}

const show = (...blocks: Block[]) =>
  read(blocks).figures.map(({ indicator, value, unit }) => `${indicator} ${value}${unit}`)

const publicity = [
  '第二十条第（一）项 | | |',
  '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数',
  '规章 | 0 | 0 | 0',
  '行政规范性文件 | 4 | 2 | 9',
  '第二十条第（五）项 | | |',
  '信息内容 | 本年处理决定数量 | |',
  '行政许可 | 57 | |',
  '第二十条第（六）项 | | |',
  '信息内容 | 本年处理决定数量 | |',
  '行政处罚 | 38 | |',
  '行政强制 | 0 | |',
  '第二十条第（八）项 | | |',
  '信息内容 | 本年收费金额（单位：万元） | |',
  '行政事业性收费 | 3.5 | |',
]
const published = [
  '规章制发件数 0件',
  '规章废止件数 0件',
  '规章现行有效件数 0件',
  '行政规范性文件制发件数 4件',
  '规范性文件废止数 2件',
  '行政规范性文件现行有效件数 9件',
  '行政许可处理决定数量 57件',
  '行政处罚处理决定数量 38件',
  '行政强制处理决定数量 0件',
  '行政事业性收费金额 35000元',
]
const across = [0, 4, 7, 11].map((row) => [row, 0, 1, 4] as const)
const wide = [5, 6, 8, 9, 10, 12, 13].map((row) => [row, 1, 1, 3] as const)

describe('the table of what was published', () => {
  it('begins a new header with each of its parts', () => {
    expect(show(grid(publicity, [...across, ...wide]))).toEqual(published)
  })

  it('is the same with its merged cells lost', () => {
    expect(show(grid(publicity))).toEqual(published)
  })

  it('is the same in lines with bars', () => {
    expect(show(...text(...publicity.map((line) => `| ${line} |`)))).toEqual(published)
  })

  it('is the same with one cell a line', () => {
    const cells = publicity.flatMap((line) => line.split('|').map((cell) => cell.trim())).filter(Boolean)
    expect(show(...text(...cells))).toEqual(published)
    expect(show(...text(...cells.map((cell) => `${cell} |`)))).toEqual(published)
  })

  it('prints no cell that another one covers', () => {
    const printed = read([grid(publicity, [...across, ...wide])]).text
    expect(printed).toContain('第二十条第（五）项\n信息内容 | 本年处理决定数量\n行政许可 | 57\n')
  })
})

const applications = [
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | | | 申请人情况 | | | | | | ',
  ' | | | 自然人 | 法人或其他组织 | | | | | 总计',
  ' | | | | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ',
  '一、本年新收政府信息公开申请数量 | | | 6 | 1 | 0 | 0 | 0 | 0 | 7',
  '二、上年结转政府信息公开申请数量 | | | 0 | 0 | 0 | 0 | 0 | 0 | 0',
  '三、本年度办理结果 | （一）予以公开 | | 5 | 1 | 0 | 0 | 0 | 0 | 6',
  ' | （三）不予公开 | 1.属于国家秘密 | 0 | 2 | 0 | 0 | 0 | 0 | 2',
  ' | | 2.其他法律行政法规禁止公开 | 1 | 0 | 0 | 0 | 0 | 0 | 1',
]
const applied: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 3, 3],
  [0, 3, 1, 7],
  [1, 3, 2, 1],
  [1, 4, 1, 5],
  [1, 9, 2, 1],
  [3, 0, 1, 3],
  [4, 0, 1, 3],
  [5, 0, 3, 1],
  [5, 1, 1, 2],
  [6, 1, 2, 1],
]
const received = [
  '本年新收政府信息公开申请数量自然人 6件',
  '本年新收政府信息公开申请数量法人或其他组织商业企业 1件',
  '本年度办理结果予以公开自然人 5件',
  '本年度办理结果予以公开总计 6件',
  '本年度办理结果不予公开属于国家秘密法人或其他组织商业企业 2件',
  '本年度办理结果不予公开其他法律行政法规禁止公开自然人 1件',
]

describe('the table of applications', () => {
  it('names a number by its rows and by all heads above it, and its total by its rows', () => {
    const { figures } = read([grid(applications, applied)])
    const names = figures.map(({ indicator, value, unit }) => `${indicator} ${value}${unit}`)
    expect(names).toEqual(expect.arrayContaining(received))
    expect(figures.filter(({ value }) => value === 7).map(({ indicator }) => indicator)).toEqual([
      '本年新收政府信息公开申请数量总计',
    ])
    expect(figures.find(({ value }) => value === 5)?.parent).toBe(
      figures.findIndex((one) => one.quote.includes('予以公开') && one.value === 6),
    )
  })

  it('is the same with its merged cells lost', () => {
    expect(show(grid(applications))).toEqual(expect.arrayContaining(received))
  })

  it('is the same with one cell a line', () => {
    const cells = applications.flatMap((line) => line.split('|').map((cell) => cell.trim())).filter(Boolean)
    expect(show(...text(...cells.slice(1)))).toEqual(expect.arrayContaining(received))
  })
})

describe('the table of penalties', () => {
  const rows = [
    '行政处罚实施数量（宗） | | | | | | | | ',
    '警告、通报批评 | 罚款 | 没收违法所得、没收非法财物 | 暂扣许可证件 | 吊销许可证件 | 责令停产停业 | 其他行政处罚 | 合计（宗） | 罚没金额（万元）',
    '15 | 88 | 4 | 0 | 0 | 0 | 3 | 110 | 21.36',
  ]
  const told = [
    '行政处罚实施数量警告、通报批评 15宗',
    '行政处罚实施数量罚款 88宗',
    '行政处罚实施数量没收违法所得、没收非法财物 4宗',
    '行政处罚实施数量暂扣许可证件 0宗',
    '行政处罚实施数量吊销许可证件 0宗',
    '行政处罚实施数量责令停产停业 0宗',
    '行政处罚实施数量其他行政处罚 3宗',
    '行政处罚案件数 110宗',
    '罚没金额 213600元',
  ]

  it('counts cases, and money only under 金额', () => {
    expect(show(grid(rows, [[0, 0, 1, 9]]))).toEqual(told)
    expect(show(...text(...rows.map((line) => `${line} |`)))).toEqual(told)
  })

  it('is read with one cell a line too', () => {
    const cells = rows.slice(1).flatMap((line) => line.split('|').map((cell) => cell.trim()))
    expect(show(...text(...cells))).toEqual(
      expect.arrayContaining(['行政处罚罚款 88宗', '行政处罚案件数 110宗', '罚没金额 213600元']),
    )
  })
})

describe('a row of a town', () => {
  const lines = [
    '乡镇 | 矛盾纠纷（起） | | 信访（件） | | 备注',
    ' | 受理 | 成功 | 受理 | 办结 | ',
    '关庄镇 | 117 | 113 | 16 | 15 | 12',
    '房石镇 | 76 | 74 | 9 | 9 | ',
    '合计 | 193 | 187 | 25 | 24 | ',
  ]
  const merged: readonly (readonly [number, number, number, number])[] = [
    [0, 0, 2, 1],
    [0, 1, 1, 2],
    [0, 3, 1, 2],
    [0, 5, 2, 1],
  ]

  it.each([
    { name: 'merged heads', merges: merged },
    { name: 'heads whose merged cells were lost', merges: [] },
  ])('belongs to that town, its total to the county ($name)', ({ merges }) => {
    const { figures } = read([grid(lines, merges)])
    expect(
      figures.map(({ indicator, value, unit, rowPlace, channel }) => [
        indicator,
        `${value}${unit}`,
        rowPlace?.town ?? channel,
      ]),
    ).toEqual([
      ['受理矛盾纠纷数', '117起', '关庄镇'],
      ['调解成功数', '113起', '关庄镇'],
      ['信访受理', '16件', '关庄镇'],
      ['信访办结', '15件', '关庄镇'],
      ['受理矛盾纠纷数', '76起', '房石镇'],
      ['调解成功数', '74起', '房石镇'],
      ['信访受理', '9件', '房石镇'],
      ['信访办结', '9件', '房石镇'],
      ['受理矛盾纠纷数', '193起', null],
      ['调解成功数', '187起', null],
      ['信访受理', '25件', null],
      ['信访办结', '24件', null],
    ])
    expect(figures[0]?.rowPlace).toEqual({ ...county, town: '关庄镇' })
    expect(figures[0]?.parent).toBe(8)
  })

  it('is the report’s own where it names the same town, and the total is then the county’s', () => {
    const { figures } = read([grid(lines, merged)], { ...county, town: '关庄镇' })
    expect(figures[0]?.rowPlace).toBeNull()
    expect(figures[4]?.rowPlace?.town).toBe('房石镇')
    expect(figures[8]?.rowPlace).toEqual(county)
  })

  it('may be a column', () => {
    const { figures } = read([grid(['指标 | 关庄镇 | 房石镇 | 合计', '调解矛盾纠纷（起） | 117 | 76 | 193'])])
    expect(
      figures.map(({ value, indicator, rowPlace }) => [value, indicator, rowPlace?.town ?? null]),
    ).toEqual([
      [117, '调解矛盾纠纷数', '关庄镇'],
      [76, '调解矛盾纠纷数', '房石镇'],
      [193, '调解矛盾纠纷数', null],
    ])
  })

  it('of a village or an office stays with the report’s place', () => {
    const { figures } = read([grid(['单位 | 受理信访（件）', '双河村 | 12', '派出所 | 7', '合计 | 19'])], {
      ...county,
      town: '柳溪镇',
    })
    expect(figures.map(({ channel, rowPlace }) => [channel, rowPlace])).toEqual([
      ['双河村', null],
      ['派出所', null],
      [null, null],
    ])
  })
})

describe('a unit of a table', () => {
  it('is the one that is written, never that of an indicator', () => {
    expect(
      show(grid(['指标 | 2024年', '追回工资 | 65432.1', '办结信访 | 27', '持证人员 | 8', '群众来访 | 5'])),
    ).toEqual(['追回工资 65432.1', '办结信访 27', '持证人员 8', '信访件受理数 5'])
  })

  it('stands in the number as the sheet shows it', () => {
    expect(
      show(
        grid([
          '指标 | 2024年',
          '调解纠纷 | 163起',
          '追回工资 | 87,654.30元',
          '罚没收入 | 1,250千元',
          '调解成功率 | 97.5%',
        ]),
      ),
    ).toEqual(['调解矛盾纠纷数 163起', '追回工资 87654.3元', '罚没金额 1250000元', '调解成功率 97.5%'])
  })

  it('ends with its table', () => {
    const blocks = [
      ...text('单位：万元'),
      grid(['项目 | 金额', '罚没收入 | 3.5']),
      grid(['类别 | 数量', '信访事项 | 12']),
    ]
    expect(show(...blocks)).toEqual(['罚没金额 35000元', '信访件受理数 12'])
  })

  it('is no name of an office, and of two units none', () => {
    expect(show(...text('填报单位：司法所'), grid(['类别 | 数量', '信访事项 | 12']))).toEqual([
      '信访件受理数 12',
    ])
    expect(show(...text('单位：件、万元'), grid(['类别 | 数量', '信访事项 | 12']))).toEqual([
      '信访件受理数 12',
    ])
  })

  it('of a row of units holds for its columns, of a row across for the rows below it', () => {
    expect(show(grid(['村 | 纠纷 | 工资', ' | 起 | 万元', '双河村 | 3 | 1.5']))).toEqual([
      '纠纷 3起',
      '工资 15000元',
    ])
    expect(
      show(
        grid(['项目 | 数值', '一、资金（万元） | ', '项目资金 | 12', '二、活动（场） | ', '文艺演出 | 9']),
      ),
    ).toEqual(['项目资金 120000元', '活动文艺演出 9场'])
  })

  it('is written by a head that ends with a counting word', () => {
    expect(show(grid(['类别 | 件数 | 涉及人数 | 办结率', '噪声扰民 | 12 | 40 | 98']))).toEqual([
      '噪声扰民 12件',
      '噪声扰民涉及人数 40人',
      '噪声扰民办结率 98%',
    ])
  })
})

describe('a table', () => {
  it('goes on over a page, with its header again or without one', () => {
    const head = '村 | 受理（件） | 办结（件）'
    const pages = [grid([head, '甲村 | 12 | 11']), grid(['乙村 | 13 | 12']), grid([head, '丙村 | 14 | 13'])]
    expect(
      read(pages).figures.map(
        ({ channel, indicator, value, unit }) => `${channel} ${indicator} ${value}${unit}`,
      ),
    ).toEqual([
      '甲村 受理 12件',
      '甲村 办结 11件',
      '乙村 受理 13件',
      '乙村 办结 12件',
      '丙村 受理 14件',
      '丙村 办结 13件',
    ])
  })

  it('keeps numbers under their heads where a row begins with an empty cell', () => {
    expect(
      show(grid(['类别 | 受理（件） | 办结（件） | 备注', '信访事项 | 35 | 33 | ', ' | 14 | 11 | 转办'])),
    ).toEqual(['信访件受理数 35件', '信访事项办结 33件', '信访件受理数 14件', '信访事项办结 11件'])
  })

  it('without a header that is understood gives no figures, and a note', () => {
    const { figures, warnings } = read([grid(['甲 | 117 | 113 | 16', '乙 | 76 | 74 | 9件'])])
    expect(figures).toEqual([])
    expect(warnings.map(({ rule }) => rule)).toEqual(['table'])
  })

  it('with all its heads understood gives no note', () => {
    expect(read([grid(applications, applied)]).warnings).toEqual([])
  })

  it('takes periods from a column of years, from heads and from names of rows', () => {
    const periods = (block: Block) => read([block]).figures.map(({ period, value }) => [period, value])
    expect(periods(grid(['年份 | 纠纷（起）', '2022 | 12', '2023 | 15']))).toEqual([
      ['2022', 12],
      ['2023', 15],
    ])
    expect(periods(grid(['指标 | 2022 | 2023', '调解纠纷（起） | 12 | 15']))).toEqual([
      ['2022', 12],
      ['2023', 15],
    ])
    expect(periods(grid(['时段 | 纠纷（起）', '上半年 | 7', '下半年 | 8']))).toEqual([
      ['上半年', 7],
      ['下半年', 8],
    ])
  })

  it('counts nothing in rows that number its columns', () => {
    expect(show(grid(['项目 | 计划（场） | 完成（场）', '甲 | 1 | 2', '文艺演出 | 20 | 24']))).toEqual([
      '文艺演出 20场',
      '文艺演出 24场',
    ])
  })

  it('in two halves side by side keeps to its own names', () => {
    expect(show(grid(['指标 | 数量 | 指标 | 数量', '文艺演出 | 3场 | 走访农户 | 40户']))).toEqual([
      '文艺演出 3场',
      '走访农户 40户',
    ])
  })

  it('is found in lines with tabs, an empty cell kept', () => {
    expect(show(...text('村\t纠纷（起）\t信访（件）', '甲村\t\t3', '乙村\t4\t1'))).toEqual([
      '信访 3件',
      '纠纷 4起',
      '信访 1件',
    ])
  })

  it('is found with one cell a line by a usual first head', () => {
    const cells = [
      '指标名称',
      '单位',
      '完成',
      '法治讲座',
      '场',
      '24',
      '走访农户',
      '户',
      '310',
      '发放资料',
      '份',
      '2600',
    ]
    expect(show(...text(...cells))).toEqual([
      '法治讲座(宣讲)次数 24场',
      '走访农户 310户',
      '发放普法资料份数 2600份',
    ])
    const regular = [
      '村（社区）',
      '纠纷（起）',
      '信访（件）',
      '甲村',
      '3',
      '1',
      '乙村',
      '4',
      '2',
      '合计',
      '7',
      '3',
    ]
    expect(show(...text(...regular))).toEqual([
      '纠纷 3起',
      '信访 1件',
      '纠纷 4起',
      '信访 2件',
      '纠纷 7起',
      '信访 3件',
    ])
  })

  it('with subtotals gives none of them to the county, and the total to nobody below it', () => {
    const { figures } = read([
      grid([
        '片区 | 乡镇 | 调解矛盾纠纷（起）',
        '东片 | 石桥镇 | 12',
        '东片 | 柳溪镇 | 30',
        '东片 | 小计 | 42',
        '西片 | 双河乡 | 8',
        '合计 | | 50',
      ]),
    ])
    const told = figures.map(({ value, rowPlace }) => `${rowPlace?.town ?? '全县'} ${value}`)
    expect(told).toEqual(expect.arrayContaining(['石桥镇 12', '柳溪镇 30', '双河乡 8', '全县 50']))
    expect(told).not.toContain('石桥镇 50')
    expect(told).not.toContain('双河乡 42')
  })

  it('leaves a period in the head of its column', () => {
    const { figures } = read([grid(['指标 | 1-6月累计 | 全年数', '排查安全隐患（处） | 20 | 45'])])
    expect(figures.map(({ value, period }) => `${value} ${period}`)).toEqual(['20 1-6月', '45 全年'])
  })
})
