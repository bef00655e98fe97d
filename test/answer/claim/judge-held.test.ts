// What is held of several places x what is told of each.
import { expect, it } from 'vitest'
import { judgeHeld } from '#answer/claim/judge-held.ts'

const less = { kind: 'gap', isMore: false, against: '', amount: null } as const
const row = (place: string, change: string) => `${place}发案2024年比2023年${change}：19起[1] → 12起[2]。`
const judge = (statement: string, lines: readonly string[]) =>
  judgeHeld(
    { statement, asks: '', held: less },
    { lines, places: [], quotes: [], isQuoted: false, years: [2023, 2024] },
  )

it.each([
  ['all that are counted', '三个乡镇发案都比上年少', ['少7起', '少3起', '少4起'], '是'],
  ['one of them has more', '三个乡镇发案都比上年少', ['少7起', '多3起', '少4起'], '不是'],
  ['fewer are told than are counted', '八个乡镇发案都比上年少', ['少7起', '少3起', '少4起'], '不好这么说'],
  ['none is counted', '各乡镇发案都比上年少', ['少7起', '少3起'], '是'],
])('%s', (_, statement, changes, verdict) => {
  const towns = ['松岗镇', '枫树乡', '禾山乡']
  expect(
    judge(
      statement,
      changes.map((change, i) => row(towns[i]!, change)),
    ),
  ).toBe(verdict)
})
