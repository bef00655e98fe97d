// Tables as offices lay them out: each number is printed behind the name of its own row, and none is lost.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps } from '../../fakes/draft-deps.ts'
import { openDice } from '../../fakes/open-dice.ts'

const { deps, briefBook } = await openDraftDeps()

type Measure = readonly [name: string, unit: string]
interface Drawn {
  readonly names: readonly string[]
  readonly measures: readonly Measure[]
  readonly at: (row: number, column: number) => string
}

const known: readonly Measure[] = [
  ['受理纠纷', '件'],
  ['检查企业', '家'],
  ['发现隐患', '处'],
  ['发放资料', '份'],
  ['追回工资', '万元'],
  ['走访', '户'],
]
const rows = [
  ['大桥村', '上湾村', '新建村', '会龙村'],
  ['工程建设', '加工制造', '餐饮服务', '农业用工'],
  ['来信', '来访', '网上信访'],
  ['司法所', '派出所', '综治中心', '执法队'],
]

const head = ([name, unit]: Measure) => `${name}（${unit}）`
const cells = ({ measures, at }: Drawn, row: number) => measures.map((_, column) => at(row, column))
const plain = (drawn: Drawn) => [
  ['项目', ...drawn.measures.map(head)],
  ...drawn.names.map((name, row) => [name, ...cells(drawn, row)]),
]
const sum = ({ names, measures, at }: Drawn) => [
  '合计',
  ...measures.map((_, column) =>
    String(names.reduce((total, __, row) => total + Number(at(row, column)), 0)),
  ),
]
const perMeasure = ({ names, measures, at }: Drawn, name: (row: number, column: number) => string) =>
  names.flatMap((_, row) =>
    measures.map(([what, unit], column) => [name(row, column), what, at(row, column), unit]),
  )

const shapes: Readonly<Record<string, (drawn: Drawn) => readonly (readonly string[])[]>> = {
  'a column a measure': plain,
  'with serial numbers': (drawn) => plain(drawn).map((row, at) => [at === 0 ? '序号' : String(at), ...row]),
  'a row a measure': (drawn) => [
    ['指标', ...drawn.names],
    ...drawn.measures.map((one, column) => [
      head(one),
      ...drawn.names.map((_, row) => drawn.at(row, column)),
    ]),
  ],
  'a column of units': (drawn) => [
    ['指标', '单位', ...drawn.names],
    ...drawn.measures.map((one, column) => [...one, ...drawn.names.map((_, row) => drawn.at(row, column))]),
  ],
  'units in the cells': (drawn) => [
    ['单位', ...drawn.measures.map(([name]) => name)],
    ...drawn.names.map((name, row) => [
      name,
      ...drawn.measures.map(([, unit], at) => drawn.at(row, at) + unit),
    ]),
  ],
  'a total below': (drawn) => [...plain(drawn), sum(drawn)],
  'a total on top': (drawn) => plain(drawn).flatMap((row, at) => (at === 0 ? [row, sum(drawn)] : [row])),
  'a row a number': (drawn) => [
    ['单位', '项目', '数量', '计量单位'],
    ...perMeasure(drawn, (row) => drawn.names[row]!),
  ],
  'groups named once': (drawn) => [
    ['类别', '指标', '数量', '单位'],
    ...perMeasure(drawn, (row, column) => (column === 0 ? drawn.names[row]! : '')),
  ],
  'units in a row of their own': (drawn) => [
    ['单位', ...drawn.measures.map(([name]) => name)],
    ['', ...drawn.measures.map(([, unit]) => `（${unit}）`)],
    ...plain(drawn).slice(1),
  ],
  'remarks and dashes': (drawn) =>
    plain(drawn).map((row, at) => [...row, ...(at === 0 ? ['督办（件）', '备注'] : ['—', ''])]),
}

test.each(Object.entries(shapes))('%s', async (_, write) => {
  const dice = openDice(11)
  const draw = (below: number) => Math.floor(dice() * below)
  for (let round = 0; round < 3; round++) {
    const first = draw(4)
    const names = rows[draw(4)]!
    const least = 100 + draw(80)
    // No number stands there twice.
    const table = names.map((_, row) =>
      known.map((__, at) => String(least + (row * known.length + at) * 7 + draw(7))),
    )
    const drawn = {
      names,
      measures: known.slice(first, first + 2),
      at: (row: number, column: number) => table[row]![column]!,
    }
    const text = `永丰镇2024年工作情况汇报\n\n${write(drawn)
      .map((row) => row.join('\t'))
      .join('\n')}\n`
    const written = renderText(await draft({ brief: readBrief({ text, year: 2024 }, briefBook) }, deps))
    for (const [row, name] of names.entries())
      for (const cell of cells(drawn, row)) {
        const before = written.slice(0, written.search(new RegExp(`(?<!\\d)${cell}(?!\\d)`)))
        const nearest = names.toSorted((a, b) => before.lastIndexOf(b) - before.lastIndexOf(a))[0]
        expect(before.includes(name) ? nearest : 'unnamed', `${cell} in\n${text}\n${written}`).toBe(name)
      }
  }
})
