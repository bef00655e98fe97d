// What material becomes: rows and sentences kept whole, last year beside this year, others' numbers and private data left out.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const read = (text: string) => readBrief({ text, place: ownPlace, year: 2024 }, briefBook)
const write = async (text: string) => renderText(await draft({ brief: read(text) }, deps))

const ledger = [
  '指标\t单位\t2023年\t2024年\t备注',
  '调解矛盾纠纷\t起\t100\t125\t成功120起',
  '行政处罚\t件\t6\t4\t',
].join('\n')

test('a year column is a period: this year is told, last year beside it with the change shown as arithmetic', async () => {
  const result = await draft({ brief: read(ledger) }, deps)
  expect(renderText(result)).toMatch(/125起，比上年的100起增长25%，[^。]*120起/)
  expect(renderText(result)).toMatch(/4件，比上年的6件减少2件/)
  const formulas = result.sections
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ sources }) => sources))
    .flatMap((source) => (source.kind === 'arithmetic' ? [source.formula] : []))
  expect(formulas).toEqual(expect.arrayContaining(['(125-100)÷100', '6-4']))
})

test('two cells never become one number', async () => {
  expect(await write(ledger)).not.toMatch(/100125|64件|1251/)
})

test('rows of villages keep their names beside the total', async () => {
  const text = await write('村\t调解（起）\t成功（起）\n东岭村\t12\t11\n西岭村\t9\t9\n合计\t21\t20')
  expect(text).toMatch(/东岭村调解12起、成功11起；西岭村调解9起、成功9起/)
  expect(text).not.toContain('待核实')
})

test('a total that its rows do not make up is doubted and stays as written', () => {
  expect(read('类型\t件数\n来信\t10\n来访\t20\n合计\t31').doubts.join()).toMatch(/31.*10\+20.*30/)
})

test("last year's number in running text is last year's", () => {
  const { figures } = read('调解纠纷126起\n去年是115起')
  expect(figures[1]).toMatchObject({ value: 115, lastYearOf: figures[0]!.id })
})

test("a peer's number is listed with the reason and one's own keeps its subject", async () => {
  const brief = read('像白石岭镇办理市民热线586件，我们是298件')
  expect(brief.unused.map(({ text }) => text).join()).toContain('586')
  expect(brief.figures.map(({ clause }) => clause)).toEqual(['办理市民热线298件'])
})

test('private numbers and names are masked and said', () => {
  const brief = read('走访社区矫正对象赵六（电话13812345678）等11人')
  expect(JSON.stringify([brief.figures, brief.lines])).not.toMatch(/13812345678|赵六/)
  expect(brief.masked.length).toBeGreaterThan(0)
})

test('a number that is taken back in speech is not written', () => {
  expect(read('帮了287个农民工，不对不对，是278个').figures.map(({ value }) => value)).toEqual([278])
})

test('kinds are told in one sentence and contradict nothing', async () => {
  const text = await write('来信14件、来访52批、网上信访96件，全年共受理信访162件')
  expect(text).toMatch(/162件，其中来信14件、来访52批、网上信访96件/)
  expect(text).not.toContain('待核实')
})

test('the title and the request are no facts', () => {
  const brief = read('柳溪镇2024年平安建设工作总结数据\n帮我写个总结，别太长\n网格员36名')
  expect(brief.title).toContain('平安建设')
  expect(brief.statements).toEqual([])
})

test('money in many digits is written short', async () => {
  expect(await write('追回工资230000元，涉及12人')).toContain('23万元')
})

test('long-winded plans and faults are known as such', () => {
  const brief = read('问题嘛，就是懂法的人少。往后呢，打算再考3个执法证')
  expect(brief.statements[0]).toMatchObject({ theme: '不足' })
  expect(brief.figures[0]).toMatchObject({ theme: '打算', clause: '再考3个执法证' })
})
