import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Block } from '#domain/block.ts'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { cleanText } from '#ingest/read/clean-text.ts'
import { parseIndicators } from '../../src/text/parse-indicators.ts'
import { tableWords } from '../fakes/reading-book.ts'

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))

const lead: Block = {
  kind: 'text',
  text: '2024年，全镇扎实推进法治政府建设，现将有关情况报告如下，具体数据见下表。',
}
const table = (...rows: string[][]): Block => ({ kind: 'table', rows, hasHeader: true })

function read(...blocks: Block[]) {
  const { text, tables } = cleanText([lead, ...blocks])
  const figures = buildFigures({ text, sections: [], year: 2024, tables }, { indicators, tableWords })
  for (const figure of figures) {
    expect(text.slice(figure.start, figure.end)).toBe(figure.quote)
    expect(text.slice(figure.at.start, figure.at.end)).toBe(figure.raw)
  }
  return figures
}

const show = (blocks: Block[]) =>
  read(...blocks).map(({ indicator, value, unit, kind }) => `${indicator} ${value}${unit} ${kind}`)

describe('a number in a table', () => {
  it('takes its unit from the header, 万 multiplied out, and its indicator from the name of its row', () => {
    expect(
      show([
        table(['项目', '数量(件)', '金额（万元）'], ['帮农民工讨薪', '12', '35.6'], ['罚没款', '3', '1.2']),
      ]),
    ).toEqual([
      '帮农民工讨薪 12件 count',
      '帮助农民工讨薪(追回工资)金额 356000元 count',
      '罚没款 3件 count',
      '罚没金额 12000元 count',
    ])
  })

  it('takes its unit from a column of its own, and 计划 is a condition', () => {
    const figures = show([
      table(
        ['序号', '指标', '单位', '计划', '完成'],
        ['1', '法治讲座', '场', '20', '24'],
        ['2', '法律咨询', '人次', '300', '412'],
      ),
    ])
    expect(figures).toEqual([
      '法治讲座(宣讲)次数 20场 condition',
      '法治讲座(宣讲)次数 24场 count',
      '法律咨询人次 300人次 condition',
      '法律咨询人次 412人次 count',
    ])
  })

  it('takes its unit from the name of its row, from the caption, or from the cell', () => {
    expect(show([table(['指标', '数值'], ['调解矛盾纠纷(起)', '187'], ['群众满意率', '98.5'])])).toEqual([
      '调解矛盾纠纷数 187起 count',
      '群众满意率 98.5% rate',
    ])
    expect(
      show([
        { kind: 'text', text: '单位：件' },
        table(['类别', '数量'], ['行政复议', '2'], ['行政诉讼', '0']),
      ]),
    ).toEqual(['行政复议案件数 2件 count', '行政诉讼(应诉)案件数 0件 count'])
    expect(
      show([table(['指标', '完成情况'], ['调解矛盾纠纷', '120余起'], ['出动执法人员', '1.2万人次'])]),
    ).toEqual(['调解矛盾纠纷数 120起 count', '出动执法人员人次 12000人次 count'])
  })

  it('keeps the year of its column, and 同比 is a change', () => {
    const figures = read(
      table(
        ['指标', '2023年', '2024年', '同比(%)'],
        ['调解矛盾纠纷(起)', '150', '187', '24.7'],
        ['信访件(件)', '40', '31', '-22.5'],
      ),
    )
    expect(figures.map(({ value, period, kind }) => [value, period, kind])).toEqual([
      [150, '2023年', 'count'],
      [187, '2024年', 'count'],
      [24.7, null, 'change'],
      [40, '2023年', 'count'],
      [31, '2024年', 'count'],
      [-22.5, null, 'change'],
    ])
  })

  it('of one village is not the number of the town, and is part of the total', () => {
    const figures = read(
      table(
        ['村(社区)', '调解纠纷(起)', '普法活动(场)'],
        ['城关村', '12', '3'],
        ['河东社区', '8', '2'],
        ['合计', '20', '5'],
      ),
    )
    expect(figures.map(({ channel, value, parent }) => [channel, value, parent])).toEqual([
      ['城关村', 12, 4],
      ['城关村', 3, 5],
      ['河东社区', 8, 4],
      ['河东社区', 2, 5],
      [null, 20, null],
      [null, 5, null],
    ])
    expect(new Set(figures.filter(({ unit }) => unit === '起').map((one) => one.indicator))).toEqual(
      new Set(['调解矛盾纠纷数']),
    )
  })

  it('counts nothing in columns of numerals, years, telephones and ranks', () => {
    expect(
      show([
        table(
          ['序号', '单位', '联系电话', '排名'],
          ['1', '司法所', '85551234', '3'],
          ['2', '派出所', '85554321', '1'],
        ),
      ]),
    ).toEqual([])
  })

  it('is read beside its name where there is no header', () => {
    expect(
      show([
        {
          kind: 'table',
          hasHeader: false,
          rows: [
            ['调解矛盾纠纷', '120起', '法治讲座', '12场'],
            ['信访件', '31件', '横幅', '60条'],
          ],
        },
      ]),
    ).toEqual([
      '调解矛盾纠纷数 120起 count',
      '法治讲座(宣讲)次数 12场 count',
      '信访件受理数 31件 count',
      '宣传条幅数 60条 count',
    ])
  })

  it('leaves a cell with a sentence to the reading of prose', () => {
    expect(
      show([
        table(
          ['内容', '情况'],
          ['调解', '全年调解各类纠纷187起，成功调处183起。'],
          ['普法', '开展法治讲座12场。'],
        ),
      ]),
    ).toEqual(['调解矛盾纠纷数 187起 count', '调解成功数 183起 count', '法治讲座(宣讲)次数 12场 count'])
  })
})

describe('a table in plain text', () => {
  const lines = [
    '指标名称 单位 计划 完成',
    '法治讲座 场 20 24',
    '法律援助案件 件 10 13',
    '矛盾纠纷排查 次 52 55',
  ]

  it('is found by its columns of numbers', () => {
    const figures = read(...lines.map((text): Block => ({ kind: 'text', text })))
    expect(figures.map(({ value, unit, kind }) => `${value}${unit} ${kind}`)).toEqual([
      '20场 condition',
      '24场 count',
      '10件 condition',
      '13件 count',
      '52次 condition',
      '55次 count',
    ])
    expect(figures[1]?.quote).toBe('法治讲座\t场\t20\t24')
  })

  it('is looked for once in a run of lines that only look like one', () => {
    const text = 'a b 1\n'.repeat(20_000)
    expect(cleanText([lead, { kind: 'text', text }]).tables).toEqual([])
  })

  it('is none where lines are sentences or one word a line', () => {
    const text = ['全镇 辖 11 个村', '共 有 党员 300 名，', '调解 纠纷 12 起。']
    expect(cleanText([lead, ...text.map((line): Block => ({ kind: 'text', text: line }))]).tables).toEqual([])
  })
})
