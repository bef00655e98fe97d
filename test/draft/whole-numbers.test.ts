// Each number of a draft is one whole number of the material, or shown arithmetic, whatever the table looks like; what is not understood is listed.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { keepWhole } from '#draft/tables/keep-whole.ts'
import { readTables } from '#draft/tables/read-tables.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const read = (text: string) => readBrief({ text, place: ownPlace, year: 2024 }, briefBook)
const draftOf = (text: string) => draft({ brief: read(text) }, deps)
const write = async (text: string) => renderText(await draftOf(text))

const materials = {
  'tabs with units in the heads':
    '指标\t2024年\t2023年\t同比\n检查企业（家次）\t736\t690\t6.7%\n发现隐患（条）\t1184\t1052\t12.5%\n其中：重大（条）\t4\t7\t',
  'villages, the sum called by the line above':
    '户厕改造，各村报上来的\n村\t改造户数（户）\n前王村\t42\n后王村\t37\n大李庄\t58\n合计\t137',
  'halves and their year':
    '指标\t上半年\t下半年\t全年合计\n法治宣传（场次）\t9\t13\t22\n发放资料（份）\t2600\t3150\t5750',
  'two tables under each other':
    '项目\t2024年\t2023年\n检查（次）\t61\t52\n处罚（件）\t5\t7\n\n村\t排查（起）\t化解（起）\n东岭村\t12\t11\n西岭村\t9\t9',
  'bars with groups':
    '| 类别 | 指标 | 单位 | 2022年 | 2023年 | 2024年 |\n|---|---|---|---|---|---|\n| 治安 | 刑事警情 | 起 | 61 | 54 | 47 |\n| 反诈 | 损失金额 | 万元 | 86.4 | 71.2 | 33.05 |',
  'counts without units': '村\t网格数\t上报事件（件）\n东山村\t5\t412\n西岭村\t4\t305',
}

test.each(Object.entries(materials))('%s', async (_, material) => {
  const { sections, findings } = await draftOf(material)
  const given = new Set(material.match(/\d+(?:\.\d+)?/g))
  for (const { text, sources } of sections.flatMap(({ paragraphs }) => paragraphs)) {
    const computed = sources.flatMap((source) => (source.kind === 'arithmetic' ? [source.raw] : []))
    for (const digits of text.match(/\d+(?:\.\d+)?/g) ?? [])
      expect(given.has(digits) || digits === '2024' || computed.some((raw) => raw.includes(digits))).toBe(
        true,
      )
  }
  expect(findings.filter(({ rule }) => /without-source|unused|number-unit/.test(rule))).toEqual([])
})

test('a fact that was joined to a new number is listed and never written', () => {
  const [figure] = read('调解纠纷118起').figures
  const glued = { ...figure!, value: 118132, raw: '118132起', clause: '调解纠纷118132起' }
  const kept = keepWhole([glued], ['118', '132'])
  expect(kept.figures).toEqual([])
  expect(kept.unused[0]?.reason).toContain('不是素材里一个完整的数')
})

test('the sum of villages leads them and is called by what the table is about', async () => {
  expect(await write(materials['villages, the sum called by the line above'])).toMatch(
    /改造户厕137户，其中前王村改造42户、后王村改造37户、大李庄改造58户/,
  )
})

test('the year is told before its halves, and they are no contradiction', async () => {
  const text = await write(materials['halves and their year'])
  expect(text).toMatch(/宣传22场次，其中上半年9场次、?，?下半年13场次/)
  expect(text).not.toContain('待核实')
})

test("last year's number in brackets stands beside the number before it, not beside the last part", async () => {
  expect(
    await write('写普法这段：公开信息312条（上年265条），其中政策类18条、财政类47条、其他247条'),
  ).toMatch(/312条，比上年的265条增长17\.7%，其中政策类18条/)
})

test('what is left of a whole is never compared with last year', () => {
  const { figures } = read('调解纠纷206起，调解成功201起，还有5起引导诉讼，去年是193起')
  const past = figures.find(({ value }) => value === 193)
  expect(figures.find(({ id }) => id === past?.lastYearOf)?.value).toBe(206)
})

test('a change that the two numbers give themselves is written once', async () => {
  const text = await write('写信访：全年接待94件次\n去年118件次，算下来降了20.3%')
  expect(text.match(/20\.3%/g)).toHaveLength(1)
})

test('a sheet of words is told by its names, and no row of it is lost', () => {
  const rows = [
    ['没有', '全年没有发生亡人事故'],
    ['问题', '执法中队就6个人'],
    ['下一步', '给32栋老楼装烟感'],
    ['下一步', '每季度夜查1次'],
  ]
  const { facts, unused } = readTables([{ rows }], { words: briefBook.tableWords, year: 2024 })
  expect(facts.map(({ label, row }) => `${label}:${row}`)).toEqual([
    ':没有 | 全年没有发生亡人事故',
    '问题:问题 | 执法中队就6个人',
    '下一步:下一步 | 给32栋老楼装烟感',
    '下一步:下一步 | 每季度夜查1次',
  ])
  expect(unused).toEqual([])
})

test('how a row was counted is listed and not written', async () => {
  const result = await draftOf('指标\t2024年\t备注\n执法检查（次）\t61\t今年新列的\n行政处罚（件）\t5\t')
  expect(renderText(result)).not.toContain('新列')
  expect(result.unused.map(({ text }) => text)).toContain('今年新列的')
})
