// Any library, any kind of question: what leaves the gate is sound, and only what the composers deny wrongly is held back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerQuestion } from '#answer/answer.ts'
import type { Drop } from '#answer/gate/open-gate.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { openTestLibrary, type TestLibrary } from '../../fakes/open-test-library.ts'
import { expectSealed } from './expect-sealed.ts'

const towns = [
  ['岚水县', '荷塘镇'],
  ['北岭县', '荷塘镇'],
  ['岚水县', '松岗乡'],
  ['岚水县', '石坪镇'],
] as const

const numbers = fc.record({
  cases: fc.integer({ min: 2, max: 999 }),
  lost: fc.integer({ min: 0, max: 9 }),
  workers: fc.integer({ min: 1, max: 99 }),
  talks: fc.integer({ min: 1, max: 40 }),
  isRound: fc.boolean(),
  hasRate: fc.boolean(),
  hasWages: fc.boolean(),
  hasTalks: fc.boolean(),
})
const seeds = fc.uniqueArray(
  fc.record({
    town: fc.integer({ min: 0, max: towns.length - 1 }),
    year: fc.integer({ min: 2022, max: 2024 }),
    numbers,
  }),
  { minLength: 1, maxLength: 6, selector: ({ town, year }) => `${town}:${year}` },
)

type Seed =
  typeof seeds extends fc.Arbitrary<infer All> ? (All extends readonly (infer One)[] ? One : never) : never

function writeReport({ town, year, numbers: one }: Seed): string {
  const [county, name] = towns[town]!
  const solved = Math.max(0, one.cases - one.lost)
  const rate = one.hasRate ? `，成功率${Math.round((1000 * solved) / one.cases) / 10}%` : ''
  const cases = one.isRound ? `${one.cases}余起` : `${one.cases}起，调处成功${solved}起${rate}`
  return [
    `${county}${name}${year}年法治政府建设工作报告`,
    `${year}年，${name}推进法治政府建设，现将情况报告如下。`,
    '一、主要举措和成效',
    '（一）依法化解矛盾纠纷',
    `全年调解各类矛盾纠纷${cases}。`,
    ...(one.hasWages
      ? [`逐一摸排在建工地，建立欠薪台账，帮助${one.workers}名农民工追回工资${one.workers * 2}万元。`]
      : []),
    ...(one.hasTalks
      ? ['（二）深入开展普法宣传', `开展法治讲座${one.talks}次，法治宣传活动${one.talks + 3}次。`]
      : []),
    '二、存在的不足',
    '一是部分干部学法不主动，遇事找法的习惯还没有养成。二是村级调解员年龄偏大，调解记录写得不规范。',
    `${name}人民政府`,
    `${year + 1}年1月20日`,
  ].join('\n')
}

const questions = [
  '松岗乡2023年调解了多少纠纷',
  '荷塘镇调解了多少纠纷',
  '松岗乡去年调解了多少纠纷',
  '石坪镇2023年调解成功率是100%吧',
  '石坪镇法治讲座加法治宣传一共几次',
  '比一下各镇调解纠纷数',
  '哪个镇调解成功率最低',
  '其他乡镇怎么处理欠薪的',
  '哪些乡镇写了普法讲座',
  '石坪镇2024年存在什么问题',
  '各镇报告有没有错别字',
  '资料库里有哪些报告',
  '松岗乡有反诈宣传吗',
  '石坪镇2021年调解了多少纠纷',
  '白鹤滩镇调解了多少纠纷',
]

async function withLibrary(all: readonly Seed[], use: (office: TestLibrary) => Promise<void>): Promise<void> {
  const office = await openTestLibrary(
    Object.fromEntries(all.map((one) => [`${one.town}-${one.year}.txt`, writeReport(one)])),
  )
  try {
    await use(office)
  } finally {
    await office.close()
  }
}

const askAs = (text: string, askerPlace: string | null) => ({ text, askerPlace, context: [] })

describe('the gate over random libraries', () => {
  it('lets every kind of answer through whole, but for what is denied though it is written', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.boolean(), async (all, isAsker) => {
        await withLibrary(all, async ({ deps }) => {
          for (const text of questions) {
            const drops: Drop[] = []
            const asked = askAs(text, isAsker ? '岚水县石坪镇' : null)
            const answer = await answerQuestion(asked, {}, { ...deps, onDropped: (drop) => drops.push(drop) })
            const unsound = drops.filter(({ claim }) => claim !== 'silent')
            expect(unsound, `${text}\n${JSON.stringify(answer.dropped)}\n${answer.text}`).toEqual([])
            await expectSealed(answer, deps.library)
          }
        })
      }),
      { numRuns: 8 },
    )
  }, 180_000)

  it('shows nothing of a report that says other numbers by the time it is checked', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (all) => {
        await withLibrary(all, async ({ deps }) => {
          const library = changeNumbers(deps.library)
          for (const text of questions) {
            const answer = await answerQuestion(askAs(text, null), {}, { ...deps, library })
            // Answered from reports read whole: what they say by then is what is quoted.
            if (/存在什么问题|错别字|怎么处理/.test(text)) continue
            for (const { quote } of answer.citations) expect(quote).not.toMatch(/\d/)
            expect(answer.lines.filter(({ kind }) => kind === 'table')).toEqual([])
            expect(answer.text).not.toMatch(/^不?是。/)
          }
        })
      }),
      { numRuns: 4, examples: [[bareVerdict]] },
    )
  }, 180_000)
})

/** Asked of a year that only another place's report is from, 是。 once stood alone when its number did not hold. */
const bareVerdict: Seed[] = [3, 0].map((town) => ({
  town,
  year: 2022,
  numbers: {
    cases: 2,
    lost: 0,
    workers: 1,
    talks: 1,
    isRound: false,
    hasRate: town === 3,
    hasWages: false,
    hasTalks: false,
  },
}))

/** Reports read whole, as the gate reads them, with another digit in the place of each. */
function changeNumbers(library: LibraryView): LibraryView {
  const change = (report: StoredReport): StoredReport => ({
    ...report,
    text: report.text.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10)),
  })
  return {
    ...library,
    readReport: async (id) => {
      const report = await library.readReport(id)
      return report && change(report)
    },
  }
}
