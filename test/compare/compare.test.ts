import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isEmptyCell } from '#domain/comparison.ts'
import type { Place } from '#domain/place.ts'
import { emptyMetadata } from '#domain/report.ts'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { buildCharts } from '../../src/compare/build-chart.ts'
import { type ComparisonRequest, compareIndicators } from '../../src/compare/compare.ts'
import { listFigureRows } from '../../src/compare/list-figures.ts'
import { namesPlace } from '../../src/compare/names-place.ts'
import {
  listCitations,
  renderComparisonCsv,
  renderComparisonTable,
  renderComparisonText,
} from '../../src/compare/render-comparison.ts'
import { renderFiguresCsv } from '../../src/compare/render-figures-csv.ts'
import { renderComparisonSheets } from '../../src/compare/render-sheets.ts'
import { parseIndicators } from '../../src/text/parse-indicators.ts'
import { openMemoryLibrary } from '../fakes/library/memory-library.ts'
import { tableWords } from '../fakes/reading-book.ts'

const indicatorsBook = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))
const place = (county: string, town: string): Place => ({ province: '临江省', city: '安和市', county, town })

function report(at: Place, year: number, text: string, isSample = false) {
  const metadata = {
    ...emptyMetadata,
    title: null,
    place: at,
    year,
    kind: '法治政府建设年度报告' as const,
    issuer: null,
    issuedOn: null,
    evidence: {},
  }
  const figures = buildFigures({ text, sections: [], year }, { indicators: indicatorsBook, tableWords })
  return { file: `${at.town}${year}.txt`, report: { metadata, figures }, isSample }
}

const stone = place('青禾县', '石桥乡')
const willow = place('青禾县', '柳溪镇')
const poplar = place('青禾县', '杨坪镇')
const tower = place('云岭县', '白塔镇')
const reports = [
  report(stone, 2022, '“百日攻坚”专项行动期间调解矛盾纠纷160余起。满意率95%。'),
  report(stone, 2023, '全年调解各类矛盾纠纷187起，调处成功183起。满意率96%。力争明年更好。'),
  report(willow, 2022, '调解矛盾纠纷118件。'),
  report(willow, 2023, '调解矛盾纠纷132件。配备网格员30名。'),
  report(poplar, 2023, '镇综治中心共调解矛盾纠纷40余起，镇派出所共调解矛盾纠纷56起。'),
  report(tower, 2023, '开展普法活动6场。2021年调解矛盾纠纷90件。'),
  report(place('样例县', '样例镇'), 2023, '调解矛盾纠纷999件。', true),
]
const library = openMemoryLibrary(reports)
const compare = (request: ComparisonRequest) => compareIndicators(request, { library, indicatorsBook })

describe('places of table rows', () => {
  const county = { ...place('青禾县', ''), town: null }
  const ledger = report(county, 2023, '全县调解矛盾纠纷500起。')
  const row = { ...ledger.report.figures[0]!, value: 60, raw: '60起', rowPlace: place('青禾县', '龙潭乡') }
  const rows = openMemoryLibrary([
    ...reports,
    { ...ledger, report: { ...ledger.report, figures: [...ledger.report.figures, row] } },
  ])
  const names = async (request: ComparisonRequest) =>
    (await compareIndicators(request, { library: rows, indicatorsBook })).rows.map((one) => one.place)
  it('have rows of their own, and the county stands beside townships only where it is named', async () => {
    const all = await names({ indicators: ['调解纠纷数'] })
    expect(all).toContain('青禾县龙潭乡')
    expect(all).not.toContain('青禾县')
    expect(await names({ indicators: ['调解纠纷数'], places: ['青禾县'] })).toContain('青禾县')
  })
  it('have the number of their row, and the county keeps its total', async () => {
    const found = await compareIndicators(
      { indicators: ['调解纠纷数'], places: ['龙潭乡', '青禾县'] },
      { library: rows, indicatorsBook },
    )
    const told = (name: string) =>
      found.rows
        .find((one) => one.place === name)
        ?.cells.flatMap(({ figures }) => figures.map(({ value }) => value))
    expect([told('青禾县龙潭乡'), told('青禾县')]).toEqual([[60], [500]])
  })
})

describe('a comparison', () => {
  it('has the same years in every row, figures as written, and nothing (never 0) where a report is silent', async () => {
    const { rows } = await compare({ indicators: ['调解纠纷数'], own: '柳溪镇' })
    expect(rows.map((row) => row.place)).toEqual([
      '青禾县柳溪镇',
      '青禾县石桥乡',
      '青禾县杨坪镇',
      '云岭县白塔镇',
    ])
    expect(rows.map((row) => row.cells.map((cell) => cell.year))).toEqual(Array(4).fill([2022, 2023]))
    const shown = rows.map((row) => row.cells.map((cell) => cell.figures.map((figure) => figure.raw)))
    expect(shown).toEqual([
      [['118件'], ['132件']],
      [['160余起'], ['187起']],
      [[], ['40余起', '56起']],
      [[], []],
    ])
    expect(rows[0]?.isOwn).toBe(true)
  })

  it('takes no frequency for what was done, and last year’s number not for last year’s report', async () => {
    const orchid = place('青禾县', '兰溪乡')
    const told = openMemoryLibrary([
      report(orchid, 2022, '调解矛盾纠纷150起。'),
      report(
        orchid,
        2023,
        '全年调解矛盾纠纷170起。开展普法活动18场，每村每年开展普法活动2场以上。2022年调解矛盾纠纷151起。',
      ),
      report(orchid, 2024, '全年开展普法活动6场。2021年调解矛盾纠纷90起。'),
    ])
    const { rows } = await compareIndicators(
      { indicators: ['调解矛盾纠纷数'], years: [2021, 2022, 2023, 2024] },
      { library: told, indicatorsBook },
    )
    const shown = rows[0]!.cells.map(({ figures }) => figures.map(({ raw }) => raw))
    // A year without a report of its own is filled by what a later report tells of it.
    expect(shown).toEqual([['90起'], ['150起'], ['170起'], []])
    const law = await compareIndicators(
      { indicators: ['法治宣传活动次数'], years: [2023] },
      { library: told, indicatorsBook },
    )
    expect(law.rows[0]!.cells[0]!.figures.map(({ raw }) => raw)).toEqual(['18场'])
  })

  it('cites the clause of every figure', async () => {
    const { rows } = await compare({ indicators: ['调解矛盾纠纷数'], places: ['石桥'], years: [2023] })
    expect(rows[0]?.cells[0]?.figures[0]?.citation).toMatchObject({
      reportId: 2,
      file: '石桥乡2023.txt',
      place: '青禾县石桥乡',
      year: 2023,
      quote: '全年调解各类矛盾纠纷187起',
    })
  })

  it('says under the table what differs in scope', async () => {
    const comparison = await compare({ indicators: ['调解矛盾纠纷数'], own: '柳溪镇' })
    const text = comparison.notes.join('\n')
    expect(text).toMatch('“件”“起”按各报告原文，未换算')
    expect(text).toMatch('青禾县石桥乡2022年的160余起只统计“百日攻坚”专项行动期间')
    expect(text).toMatch('青禾县杨坪镇2023年是分渠道的数：镇综治中心40余起、镇派出所56起，可能有重复，未合计')
    const empty = renderComparisonTable(comparison).rows.flatMap((row) => row.filter(isEmptyCell))
    expect(empty.sort()).toEqual(['库里没有', '库里没有', '未公布'])
  })

  it('ranks the own township among those that can be compared, and tells its change over the year', async () => {
    const { notes } = await compare({ indicators: ['调解矛盾纠纷数'], own: '青禾县柳溪镇' })
    expect(notes).toContain('本单位2023年的132件在2个有数的乡镇中列第2，高于其他乡镇的0%。')
    expect(notes).toContain('青禾县柳溪镇2023年132件，比2022年的118件多14件（11.9%）。')
  })

  it('adds up only one unit, says 约 where a number is approximate, and never adds rates', async () => {
    const sums = openMemoryLibrary([
      report(stone, 2023, '发放宣传资料3000余份。满意率95%。'),
      report(willow, 2023, '发放宣传资料1200份。满意率97%。'),
      report(tower, 2023, '普法工作有序开展。'),
    ])
    const deps = { library: sums, indicatorsBook }
    const { notes } = await compareIndicators({ indicators: ['发放普法资料份数'] }, deps)
    expect(notes).toContain('2023年2个乡镇合计约4200份（本系统自行相加，另1个乡镇未计入）。')
    expect((await compareIndicators({ indicators: ['群众满意率'] }, deps)).notes.join('')).not.toMatch(
      /合计约?\d/,
    )
    expect((await compare({ indicators: ['调解矛盾纠纷数'] })).notes.join('')).not.toMatch(/合计约?\d/)
  })

  it('has no row for a sample that the reader does not see, and one where he does', async () => {
    const all = openMemoryLibrary(reports, { withSamples: true })
    const request = { indicators: ['调解矛盾纠纷数'] }
    const { rows } = await compareIndicators(request, { library: all, indicatorsBook })
    expect(rows.some((row) => row.place === '样例县样例镇')).toBe(true)
    expect((await compare(request)).rows.some((row) => row.place === '样例县样例镇')).toBe(false)
  })

  it('says so when an indicator or a place is not there', async () => {
    const { notes } = await compare({ indicators: ['法治经费'], places: ['石桥', '东山镇'] })
    expect(notes).toContain('资料库里没有“东山镇”的报告。')
    expect(notes).toContain('没有报告写到“法治经费”的数。')
  })

  it('fills an earlier year from a later report, and says where it was taken from', async () => {
    const { rows, notes } = await compare({
      indicators: ['调解矛盾纠纷数'],
      places: ['白塔镇'],
      years: [2021],
    })
    expect(rows[0]?.cells[0]).toMatchObject({ year: 2021, hasReport: false, figures: [{ raw: '90件' }] })
    expect(notes).toContain('云岭县白塔镇2021年的90件取自2023年的报告。')
  })
})

describe('a name of a place', () => {
  it.each([
    ['石桥', true],
    ['石桥乡', true],
    ['青禾县石桥乡', true],
    ['青禾石桥', true],
    ['青禾县', true],
    ['青禾', false],
    ['石桥镇', false],
    ['云岭县石桥乡', false],
    ['桥乡', false],
    ['', false],
  ])('%s', (asked, isSame) => {
    expect(namesPlace(asked, stone)).toBe(isSame)
  })
})

describe('rendered', () => {
  it('is a table of lines with a mark behind each figure', async () => {
    const comparison = await compare({ indicators: ['调解矛盾纠纷数'], own: '柳溪镇', years: [2023] })
    const citations = listCitations(comparison.rows)
    const text = renderComparisonText(comparison, (citation) => `[${citations.indexOf(citation) + 1}]`)
    expect(text.split('\n').slice(0, 6)).toEqual([
      '| 乡镇 | 2023 |',
      '|---|---|',
      '| 青禾县柳溪镇（本单位） | 132件[1] |',
      '| 青禾县石桥乡 | 187起[2] |',
      '| 青禾县杨坪镇 | 40余起（镇综治中心）[3]；56起（镇派出所）[4] |',
      '| 云岭县白塔镇 | 未公布 |',
    ])
    expect(text).toMatch(/\n口径：/)
  })

  it('is CSV that no spreadsheet runs', async () => {
    const csv = renderComparisonCsv(await compare({ indicators: ['调解矛盾纠纷数'], places: ['石桥'] }))
    expect(csv.startsWith('\uFEFF指标,地区,年份')).toBe(true)
    expect(csv).toMatch('调解矛盾纠纷数,青禾县石桥乡,2023,187,起,,,187起,全年调解各类矛盾纠纷187起')
    const rows = await listFigureRows({ place: '石桥', year: 2023 }, { library, indicatorsBook })
    const evil = renderFiguresCsv([{ ...rows[0]!, file: '=cmd()', quote: '他说"好",\n完' }])
    expect(evil).toMatch(/\r\n'=cmd\(\),/)
    expect(evil).toMatch('"他说""好"",\n完"')
  })

  it('has a number once that a sentence and a table tell', async () => {
    const told = async (text: string) => {
      const found = report(stone, 2023, text)
      const [first] = found.report.figures
      const more = [
        { ...first!, period: '2023年', subject: '调解矛盾纠纷', unit: '件', raw: '92件' },
        { ...first!, period: '上半年' },
      ]
      const library = openMemoryLibrary([
        { ...found, report: { ...found.report, figures: [first!, ...more] } },
      ])
      const { rows } = await compareIndicators(
        { indicators: ['调解矛盾纠纷数'] },
        { library, indicatorsBook },
      )
      return rows[0]?.cells[0]?.figures.map(({ text, period }) => `${text} ${period}`)
    }
    expect(await told('全年调解矛盾纠纷92起。')).toEqual(['92起 全年'])
    expect(await told('上半年调解矛盾纠纷92起。')).toEqual(['92件 2023年'])
  })

  it('is a workbook with sources and notes', async () => {
    const sheets = renderComparisonSheets(await compare({ indicators: ['调解矛盾纠纷数'] }))
    expect(sheets.map((sheet) => sheet.name)).toEqual(['对比', '数据', '来源', '口径'])
    expect(sheets[1]?.rows[0]?.slice(0, 8)).toEqual([
      '调解矛盾纠纷数',
      '青禾县石桥乡',
      2022,
      160,
      '起',
      '余',
      null,
      '160余起',
    ])
    expect(sheets[2]?.rows[0]).toEqual([
      '[1]',
      '青禾县石桥乡',
      2022,
      '',
      '“百日攻坚”专项行动期间调解矛盾纠纷160余起',
      '石桥乡2022.txt',
    ])
  })

  it('is a chart of bars, longest first, silent ones last, towns without their county', async () => {
    const [chart] = buildCharts(
      await compare({ indicators: ['调解矛盾纠纷数'], own: '柳溪镇', years: [2023] }),
    )
    expect(chart?.title).toBe('2023年调解矛盾纠纷数（件/起，按报告原文）')
    expect(chart?.bars.map((bar) => [bar.label, bar.value, bar.text, bar.isOwn, bar.isApproximate])).toEqual([
      ['石桥乡', 187, '187起', false, false],
      ['柳溪镇（本单位）', 132, '132件', true, false],
      ['杨坪镇·镇派出所', 56, '56起', false, false],
      ['杨坪镇·镇综治中心', 40, '40余起（约数）', false, true],
      ['白塔镇', null, '未公布', false, false],
    ])
  })

  it('says beside a bar when its number tells only a part of the year', async () => {
    const [chart] = buildCharts(
      await compare({ indicators: ['调解矛盾纠纷数'], years: [2022], places: ['石桥'] }),
    )
    expect(chart?.bars.map((bar) => bar.text)).toEqual(['160余起（专项行动期间）（约数）'])
  })
})

describe('the list of figures', () => {
  it('is filtered by place, year and indicator, and counts parents within its own rows', async () => {
    const deps = {
      library: openMemoryLibrary([report(stone, 2023, '检查企业20家。开具处罚决定书7次，其中罚款6次。')]),
      indicatorsBook,
    }
    const all = await listFigureRows({}, deps)
    expect(all.map((row) => [row.indicator, row.value, row.parent])).toEqual([
      ['检查市场主体数', 20, null],
      ['行政处罚案件数', 7, null],
      ['罚款', 6, 1],
    ])
    expect((await listFigureRows({ indicator: '罚款' }, deps)).map((row) => row.parent)).toEqual([null])
    expect(await listFigureRows({ place: '白塔' }, deps)).toEqual([])
    expect(Object.keys(all[0] ?? {})).not.toContain('at')
    expect(Object.keys(all[0] ?? {})).not.toContain('look')
  })

  it('has no unit where the report writes none', async () => {
    const deps = {
      library: openMemoryLibrary([report(stone, 2023, '参加学法考试的有两万余。群众满意度98.6。')]),
      indicatorsBook,
    }
    const rows = await listFigureRows({}, deps)
    expect(rows.map(({ value, unit }) => [value, unit])).toEqual([
      [20000, null],
      [98.6, null],
    ])
    expect(renderFiguresCsv(rows)).toMatch('98.6,,')
  })

  it('says which figures of a scan to hold against the original', async () => {
    const library = openMemoryLibrary([report(stone, 2023, '检查企业20家。调解纠纷12起。')])
    const where = { start: '检查企业'.length, end: '检查企业20家'.length }
    const scanned = {
      listFigures: library.listFigures,
      listReports: async () =>
        (await library.listReports()).map((one) => ({
          ...one,
          warnings: [{ rule: 'unsure-figure', text: '“20家”请对照原件', where }],
        })),
    }
    const rows = await listFigureRows({}, { library: scanned, indicatorsBook })
    expect(rows.map((row) => row.look)).toEqual(['“20家”请对照原件', undefined])
    expect(renderFiguresCsv(rows).split('\r\n')[1]).toMatch(/“20家”请对照原件$/)
  })
})
