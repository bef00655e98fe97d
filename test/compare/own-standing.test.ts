// The own township among its peers: only whole numbers of a whole year that count the same are held against each other; empty cells say why they are empty.
import { describe, expect, it } from 'vitest'
import { noteNumbers, noteRanks } from '#compare/note-numbers.ts'
import { listStandings } from '#compare/own-standing.ts'
import { renderComparisonSheets } from '#compare/render-sheets.ts'
import type { ComparedFigure, ComparisonRow } from '#domain/comparison.ts'

const citation = {
  reportId: 1,
  file: 'a.txt',
  place: '',
  year: 2023,
  section: '',
  quote: '',
  isSample: false,
  start: 0,
  end: 1,
}
const figure = (value: number, more: Partial<ComparedFigure> = {}): ComparedFigure => ({
  value,
  unit: '起',
  qualifier: 'none',
  channel: null,
  raw: `${value}起`,
  text: `${value}起`,
  subject: null,
  period: null,
  citation,
  ...more,
})
const row = (
  place: string,
  figures: readonly ComparedFigure[],
  more: Partial<ComparisonRow> = {},
): ComparisonRow => ({
  indicator: '调解矛盾纠纷数',
  place,
  level: '乡镇',
  isInferred: false,
  isOwn: false,
  aggregation: 'sum',
  cells: [{ year: 2023, hasReport: true, figures }],
  ...more,
})
const own = row('柳溪镇', [figure(132)], { isOwn: true })

describe('the own township', () => {
  it('has its rank from the largest, and the median of the others', () => {
    const others = [187, 96, 104, 80].map((value, at) => row(`镇${at}`, [figure(value)]))
    expect(listStandings([own, ...others])).toEqual([{ year: 2023, rank: 2, of: 5, median: 100, unit: '起' }])
  })

  it('is not held against other units, parts of a year, parts of a place, or fewer than three', () => {
    const kept = [187, 96].map((value, at) => row(`镇${at}`, [figure(value)]))
    const left = [
      row('甲镇', [figure(500, { unit: '万元' })]),
      row('乙镇', [figure(600, { period: '专项行动期间' })]),
      row('丙镇', [figure(700, { channel: '司法所' })]),
      row('丁镇', [figure(1), figure(2)]),
    ]
    expect(listStandings([own, ...kept, ...left])).toEqual([])
    const third = row('戊镇', [figure(140, { unit: '件' })])
    expect(listStandings([own, ...kept, ...left, third])).toMatchObject([{ rank: 3, of: 4, median: 140 }])
  })

  it('that tells nothing has no rank', () => {
    expect(listStandings([row('柳溪镇', [], { isOwn: true }), row('甲镇', [figure(1)])])).toEqual([])
  })
})

describe('one rule of counting', () => {
  const others = [187, 96, 104, 80].map((value, at) => row(`镇${at}`, [figure(value)]))
  const part = row('乙镇', [figure(600, { period: '专项行动期间' })])
  it('gives the note the rank that stands under the table: parts of a year are not ranked', () => {
    expect(listStandings([own, ...others, part])).toMatchObject([{ rank: 2, of: 5 }])
    const rank = '本单位2023年的132起在5个有数的乡镇中列第2，高于其他乡镇的75%。'
    expect(noteNumbers([own, ...others, part])).toContain(rank)
    expect(noteRanks([own, ...others])).toEqual([rank])
    expect(noteRanks([own, ...others, part])).toEqual([])
  })

  it('neither adds parts of a year nor holds them against another year', () => {
    const cells = [
      { year: 2022, hasReport: true, figures: [figure(160, { period: '专项行动期间' })] },
      { year: 2023, hasReport: true, figures: [figure(187)] },
    ]
    const notes = noteNumbers([row('乙镇', [], { cells, isOwn: true }), row('甲镇', [], { cells })])
    expect(notes.join('')).not.toContain('比2022年')
    expect(notes.join('')).not.toContain('2022年2个')
    expect(notes).toContain('2023年2个乡镇合计374起（本系统自行相加）。')
  })
})

it('a workbook has numbers as numbers, with their unit and what is approximate as the format, and their sources behind', () => {
  const rows = [
    row('甲镇', [figure(160, { qualifier: '余' })]),
    row('乙镇', [figure(97.8, { unit: '%', qualifier: '以上' })]),
    row('丙镇', [figure(40, { qualifier: '约', channel: '派出所' })]),
    row('丁镇', [figure(1, { channel: '司法所' }), figure(2, { channel: '派出所' })]),
  ]
  const [table] = renderComparisonSheets({ rows, notes: [] })
  expect(table?.head).toEqual(['乡镇', '2023', '2023年出处'])
  expect(table?.rows).toEqual([
    ['甲镇', { value: 160, format: '0"余起"' }, '[1]'],
    ['乙镇', { value: 97.8, format: '0.0"%以上"' }, '[1]'],
    ['丙镇', { value: 40, format: '"约"0"起（派出所）"' }, '[1]'],
    ['丁镇', '1起（司法所）；2起（派出所）', '[1][1]'],
  ])
})

it('a workbook tells a silent report from none', () => {
  const rows = [row('甲镇', []), row('乙镇', [], { cells: [{ year: 2023, hasReport: false, figures: [] }] })]
  const [table, lines, , notes] = renderComparisonSheets({ rows, notes: [] })
  expect(table?.rows).toEqual([
    ['甲镇', '未公布', null],
    ['乙镇', '库里没有', null],
  ])
  expect(lines?.rows.map((cells) => cells[7])).toEqual(['未公布', '库里没有'])
  expect(notes?.rows[0]?.[0]).toContain('库里没有')
})
