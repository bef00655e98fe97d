// Rows of a table know what they are: villages, months, kinds, the sum of them. Nothing is added that a row sums up, or that is not of one kind.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const read = (rows: readonly string[], title: string) =>
  readBrief(
    {
      text: `柳溪镇2025年${title}\n`,
      tables: [{ rows: rows.map((row) => row.split('|')) }],
      year: 2025,
    },
    briefBook,
  )
const write = async (rows: readonly string[], title = '平安建设工作总结') => {
  const whole = await draft({ brief: read(rows, title) }, deps)
  return { whole, text: renderText(whole) }
}

test('a month is told with its own numbers, and the row of totals is added to nothing', async () => {
  const { text } = await write([
    '月份|巡查次数|发现隐患（处）|备注',
    '1月|14|31|节前检查',
    '2月|11|26|',
    '3月|17|35|',
    '合计|42|92|',
  ])
  expect(text).toMatch(/巡查42次，发现隐患92处。其中，1月巡查14次、发现隐患31处（节前检查）；2月巡查11次/)
  expect(text).not.toMatch(/84|184|合计.*合计/)
})

test('months without a total are added where they count what happened, and not where people may be the same', async () => {
  const { text } = await write(['月份|接警（起）|在册人员（名）', '1月|62|40', '2月|48|41', '3月|57|41'])
  expect(text).toMatch(/合计接警167起/)
  expect(text).not.toContain('122')
})

test('a total that leads departments is not added to them', async () => {
  const { text } = await write([
    '部门|受理（件）|办结（件）',
    '合计|861|853',
    '城建办|312|307',
    '民政办|549|546',
  ])
  expect(text).toMatch(/受理861件，办结853件。其中，城建办受理312件/)
  expect(text).not.toMatch(/1722|1706/)
})

test('indicators that follow each other are no kinds of one thing', async () => {
  const { text } = await write(['项目|1月|2月|合计', '来访（件）|5|3|8', '办结（件）|4|3|7'])
  expect(text).not.toMatch(/15件|9件/)
  expect(text).toMatch(/8件，其中1月5件/)
})

test('村（社区） over the names is no unit, and a village without one number stays with the others', async () => {
  const { whole, text } = await write([
    '村（社区）|宣讲场次|发放资料（份）|走访（户）',
    '东岭村|3|420|310',
    '西岭村||260|/',
    '南坪社区|5|900|640',
  ])
  expect(text).toMatch(/发放资料1580份/)
  expect(text).toMatch(/东岭村.*；西岭村发放资料260份；南坪社区/)
  expect(text).not.toMatch(/\d社区/)
  expect(whole.unused).toEqual([])
})

test('the year before stands beside the number of its own cell', async () => {
  const { text } = await write([
    '类别|受理（件）||办结（件）|',
    '|2024年|2025年|2024年|2025年',
    '合计|142|121|139|119',
    '来信|75|58|73|57',
    '来访|67|63|66|62',
  ])
  expect(text).toMatch(/受理121件（上年142件.*办结119件（上年139件/)
  expect(text).toMatch(/来访受理63件（上年67件[^；]*办结62件（上年66件/)
})

test('a whole that is told beside its quarters is compared with the whole of last year', async () => {
  const { figures } = read(
    ['指标|单位|一季度|二季度|全年累计|上年同期', '检查商户|家次|86|94|180|165'],
    '安全生产工作总结',
  )
  const past = figures.find(({ value }) => value === 165)
  expect(figures.find(({ id }) => id === past?.lastYearOf)?.value).toBe(180)
})

test('a number with decimals is a number, whatever number its digits call', async () => {
  const { text } = await write(['项目|预算（万元）|完成（%）', '非税收入|850|120.8', '税收收入|900|110.5'])
  expect(text).toContain('120.8%')
})

test('a ledger tells whom each row is about, when, and what became of it', async () => {
  const { text } = await write([
    '序号|检查日期|被检查单位|行业|发现隐患（处）|已整改（处）|处理意见',
    '1|2025年3月12日|青砖窑厂|工矿|5|5|复查合格',
    '2|2025年5月8日|便民油站|危化品|2|2|现场整改',
    '合计||||7|7|',
  ])
  expect(text).toMatch(
    /发现隐患7处，已整改7处。其中，青砖窑厂（工矿，3月12日）发现隐患5处、已整改5处（复查合格）/,
  )
})

test('a sum amid the rows is listed and added to nothing', async () => {
  const { whole, text } = await write([
    '项目|自然人（件）|法人（件）',
    '予以公开|3|2',
    '部分公开|1|1',
    '小计|4|3',
    '结转下年|0|1',
  ])
  expect(text).not.toContain('4件')
  expect(whole.unused.map(({ reason }) => reason)).toContain('是表中间的合计，没有写进正文')
})

test('cells of two rows are no two counts of one thing', async () => {
  const { whole } = await write(['渠道|受理（件）|办结（件）', '来访|46|44', '网上信访|64|64', '来信|12|12'])
  expect(whole.findings.filter(({ rule }) => /two-values|child-sum/.test(rule))).toEqual([])
})
