import { expect, test } from 'vitest'
import { checkSharedRuns } from '#check/gate/check-shared-runs.ts'
import { checkText } from '#check/gate/check-text.ts'
import type { CheckedText } from '#check/gate/checked-text.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps } = await openDraftDeps()
const findIn = async (text: string) =>
  (await checkText({ text, place: ownPlace, year: 2024 }, deps)).map(
    ({ rule, where }) => `${rule} ${where.quote}`,
  )
const report = (lines: string) => `青禾县柳溪镇2024年护林工作总结\n一、主要做法\n${lines}\n`

test('title and 主送 are alike in all papers of a kind and count for no copied run', () => {
  const head = '青禾县柳溪镇人民政府2024年林业生态保护工作情况年度报告\n县林长办公室、县林业局：\n2024年'
  const checked = {
    text: `${head}，本镇巡山31次。`,
    book: { setPhrases: [] as string[] },
    brief: null,
    others: [{ name: '某报告', place: {}, isOwn: false, text: `${head}，我镇另有安排。` }],
  }
  expect(checkSharedRuns(checked as unknown as CheckedText)).toEqual([])
})

test.each([
  ['统计期限为2023年1月1日至2023年12月31日。', true],
  ['统计期限为2024年1月1日至2024年12月31日。', false],
])('%s: the period is that of the report', async (line, isWrong) => {
  const found = await findIn(report(line))
  expect(found.some((one) => one.startsWith('sentence-year 统计期限'))).toBe(isWrong)
})

test('a plan until the end of the year that is over is left from before', async () => {
  const plan = (year: number) =>
    `${report('巡山31次。')}二、2025年工作安排\n力争到${year}年底新增护林员3名。\n`
  expect(await findIn(plan(2024))).toContain('plan-year 2024年底')
  expect((await findIn(plan(2025))).filter((one) => one.startsWith('plan-year'))).toEqual([])
})

test.each([
  ['受理护林举报18件。\n办结护林举报21件。', true],
  ['受理护林举报18件。\n办结护林举报17件。', false],
  ['受理护林举报18件，上年结转4件。\n办结护林举报21件。', false],
])('%s: no more is done than was taken in, in whatever paragraph', async (lines, isWrong) => {
  const found = await findIn(report(lines))
  expect(found.some((one) => one.includes('21件'))).toBe(isWrong)
})

test('a dropped 一 is found, and progress is progress', async () => {
  expect(await findIn(report('进步规范巡山办法。'))).toContain('slip 进步规范')
  expect((await findIn(report('巡山有进步。'))).filter((one) => one.startsWith('slip'))).toEqual([])
})

test.each([
  ['调解山林纠纷24起，成功21起，成功率87.5%；调解水利纠纷13起，成功13起，成功率100%。', []],
  ['调解山林纠纷24起，成功21起，成功率87.5%；调解水利纠纷13起，成功14起。', []],
  ['全年调解纠纷37起，成功35起。\n调解纠纷37起，成功34起。', ['two-values 34起']],
  ['全年调解纠纷37起，成功35起，成功率90%。', ['rate-arithmetic 90%']],
])('%s: a success is that of the count of its own sentence', async (line, wrong) => {
  const found = await findIn(report(line))
  expect(found.filter((one) => /^(?:two-values|rate-arithmetic)/.test(one))).toEqual(wrong)
})
