// Tables with a column of the year before, under heads as offices write them: each number stands beside that of its own row and measure, or beside none.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { openDraftDeps } from '../../fakes/draft-deps.ts'
import { openDice } from '../../fakes/open-dice.ts'

const { briefBook } = await openDraftDeps()

type Measure = readonly [name: string, unit: string]
const measures: readonly Measure[] = [
  ['受理', '件'],
  ['涉及人数', '人'],
  ['追回工资', '万元'],
  ['开展检查', '次'],
  ['整改隐患', '处'],
  ['培训', '人次'],
]
const rows = [
  ['工程建设', '加工制造', '餐饮服务', '农业用工'],
  ['大桥村', '上湾村', '新建村', '会龙村'],
  ['来信', '来访', '网上信访', '电话'],
  ['司法所', '派出所', '综治中心', '执法队'],
]
const heads: Readonly<Record<string, (measure: Measure) => readonly [string, string]>> = {
  '上年 before the name': ([name, unit]) => [`${name}（${unit}）`, `上年${name}（${unit}）`],
  '去年同期 before the name': ([name, unit]) => [`${name}（${unit}）`, `去年同期${name}（${unit}）`],
  'less of the name': ([name, unit]) => [`${name}总数（${unit}）`, `上年${name}（${unit}）`],
  'years before the name': ([name, unit]) => [`2024年${name}（${unit}）`, `2023年${name}（${unit}）`],
  'years behind the name': ([name, unit]) => [`${name}2024年（${unit}）`, `${name}2023年（${unit}）`],
  '上年 in brackets': ([name, unit]) => [`${name}（${unit}）`, `${name}（上年）`],
  'units behind a stroke': ([name, unit]) => [`${name}/${unit}`, `上年同期${name}/${unit}`],
}

test.each(Object.entries(heads))('%s', (_, write) => {
  const dice = openDice(7)
  const draw = (below: number) => Math.floor(dice() * below)
  for (let round = 0; round < 12; round++) {
    const chosen = [measures[draw(3)]!, measures[3 + draw(3)]!].slice(0, 1 + draw(2))
    const isBeside = draw(2) === 1
    let value = 100 + draw(50)
    const next = () => (value += 3 + draw(9))
    const order = <Item>(pairs: readonly (readonly [Item, Item])[]) =>
      isBeside ? pairs.flat() : [...pairs.map(([now]) => now), ...pairs.map(([, past]) => past)]
    const told = rows[draw(4)]!.map((name) => ({ name, pairs: chosen.map(() => [next(), next()] as const) }))
    const table = [
      ['项目', ...order(chosen.map(write))],
      ...told.map(({ name, pairs }) => [name, ...order(pairs)]),
    ]
    const text = `永丰镇2024年工作情况汇报\n\n${table.map((cells) => cells.join('\t')).join('\n')}\n`
    const { figures } = readBrief({ text, year: 2024 }, briefBook)
    const plain = (id: number | undefined) => {
      const figure = figures.find((one) => one.id === id)
      return figure && (figure.unit === '元' ? figure.value / 10_000 : figure.value)
    }
    const paired = figures.flatMap(({ id, lastYearOf }) =>
      lastYearOf === undefined || lastYearOf === null ? [] : [[plain(lastYearOf), plain(id)]],
    )
    const byNow = (a: readonly unknown[], b: readonly unknown[]) => Number(a[0]) - Number(b[0])
    expect(paired.toSorted(byNow), text).toEqual(told.flatMap(({ pairs }) => pairs).toSorted(byNow))
  }
})

test('a bare 上年 is of the column beside it, and what adds up in one column alone is no whole', () => {
  const text = [
    '永丰镇2024年根治欠薪工作情况汇报',
    '',
    '行业\t受理（件）\t涉及人数（人）\t上年（人）',
    '工程建设\t14\t132\t120',
    '加工制造\t6\t41\t50',
    '餐饮服务\t5\t17\t29',
    '农业用工\t3\t12\t18',
  ].join('\n')
  const { figures } = readBrief({ text, year: 2024 }, briefBook)
  const past = figures.flatMap(({ value, lastYearOf }) => {
    const own = figures.find(({ id }) => id === lastYearOf)
    return own === undefined ? [] : [`${own.value}/${value}`]
  })
  expect(past).toEqual(['132/120', '41/50', '17/29', '12/18'])
  expect(new Set(figures.map(({ line }) => line)).size).toBe(4)
})

test('the unit over the names of the rows is that of all numbers', () => {
  const text =
    '柳溪镇2024年政府信息公开工作年度报告\n\n公开渠道（条）\t2024年\t2023年\n网站\t132\t118\n公众号\t207\t185\n'
  const { figures } = readBrief({ text, year: 2024 }, briefBook)
  expect(figures.map(({ unit }) => unit)).toEqual(['条', '条', '条', '条'])
})
