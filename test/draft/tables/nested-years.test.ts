// Two rows of heads: years over quarters, or a measure over years with empty cells for what was merged: each number is of its own year and part.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { readPlain } from '../../../src/adapters/readers/text/read-text.ts'
import { openDraftDeps } from '../../fakes/draft-deps.ts'
import { openDice } from '../../fakes/open-dice.ts'

const { briefBook } = await openDraftDeps()
const quarters = ['一季度', '二季度', '三季度', '四季度']

const write = (rows: readonly (readonly string[])[]) =>
  `永丰镇2025年工作情况汇报\n\n${rows.map((cells) => cells.join('\t')).join('\n')}\n`

/** As a text file comes: its lines, with the cells at their ends. */
const read = (text: string) => {
  const lines = readPlain(text).blocks.flatMap((block) => (block.kind === 'text' ? block.text : []))
  return readBrief({ text: lines.join('\n'), year: 2025 }, briefBook)
}

/** Of each measure this year's number and the one of the year before. */
const pairsOf = ({ figures }: ReturnType<typeof read>) =>
  figures
    .flatMap(({ id, value, lastYearOf }) =>
      lastYearOf === undefined || lastYearOf === null
        ? []
        : [[figures.find((one) => one.id === lastYearOf)?.value ?? Number.NaN, value, id]],
    )
    .map(([now, past]) => [now, past])
    .toSorted((a, b) => a[0]! - b[0]!)

test('a measure over two years keeps both apart, the first cell of the second row being empty', () => {
  const dice = openDice(3)
  const draw = (below: number) => Math.floor(dice() * below)
  for (let round = 0; round < 10; round++) {
    const rows = ['大桥村', '上湾村', '会龙村'].map((name) => ({
      name,
      past: 10 + draw(40),
      now: 60 + draw(40),
    }))
    const text = write([
      ['村', '普法活动（场）', '', '发放资料（份）'],
      ['', '2024年', '2025年', '2025年'],
      ...rows.map(({ name, past, now }) => [name, String(past), String(now), String(4000 + draw(900))]),
    ])
    expect(pairsOf(read(text)), text).toEqual(
      rows.map(({ now, past }) => [now, past]).toSorted((a, b) => a[0]! - b[0]!),
    )
  }
})

test('quarters of this year and the whole of both: last year stands beside the whole', () => {
  const text = write([
    ['指标', '单位', '2025年', '', '', '', '', '2024年'],
    ['', '', ...quarters, '全年', '全年'],
    ['检查企业', '家次', '41', '58', '63', '47', '209', '186'],
    ['应急演练', '场', '1', '3', '2', '1', '7', '5'],
  ])
  expect(pairsOf(read(text))).toEqual([
    [7, 5],
    [209, 186],
  ])
})

test('halves of both years: each half stands beside its own', () => {
  const text = write([
    ['指标', '单位', '2025年', '', '2024年', ''],
    ['', '', '上半年', '全年', '上半年', '全年'],
    ['检查企业', '家次', '99', '209', '80', '186'],
    ['排查隐患', '处', '158', '333', '140', '301'],
  ])
  const brief = read(text)
  expect(pairsOf(brief)).toEqual([
    [99, 80],
    [158, 140],
    [209, 186],
    [333, 301],
  ])
  const told = brief.figures.map(({ clause }) => clause).join('\n')
  expect(told).toMatch(/上年上半年[^，\n]*80家次/)
  expect(told).toMatch(/上年上半年[^，\n]*140处/)
})

test('a column of totals is told first, as what the others add up to, and called 合计 where they do not', () => {
  const rows = (total: string) =>
    write([
      ['项目', '自然人', '法人或其他组织', '总计'],
      ['本年新收申请（件）', '5', '1', total],
      ['予以公开（件）', '3', '1', '4'],
    ])
  const told = (total: string) =>
    read(rows(total))
      .figures.map(({ clause, raw }) => `${clause} ${raw}`)
      .join('\n')
  expect(told('6')).toMatch(/^本年新收申请6件/m)
  expect(told('6')).toMatch(/其中自然人5件/)
  expect(told('9')).toMatch(/合计9件/)
})
