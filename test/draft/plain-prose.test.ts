// How a document puts what a person jotted down: whole words, a verb where the clause has none, last year in one form.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { polishWords } from '#draft/write/polish-words.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = async (text: string) =>
  renderText(await draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps))

test.each([
  ['发了言', '发言'],
  ['硬化了', '硬化'],
  ['体现在', '体现在'],
  ['发给群众', '发给群众'],
  ['特别的', '特别的'],
  ['手册全发了的', '手册全发了的'],
])('no replacement leaves half a word: %s', (said, written) => {
  expect(polishWords(said, deps.drafting.wording)).toBe(written)
})

test('a condition of the table looks at the number behind the words', () => {
  expect(polishWords('法治副校长上了', deps.drafting.wording, '2节')).toBe('法治副校长讲授')
  expect(polishWords('村口监控上了', deps.drafting.wording, '20个')).toBe('村口监控上')
})

test('a clause that only counts gets a verb that says no more', async () => {
  const text = await write('写一段消防工作：灭火器120具，消火栓16个，消防培训3次，86人次')
  expect(text).toMatch(/配备灭火器120具，设有消火栓16个，举办消防培训3次，参训86人次/)
})

test('a clause with a verb, a part and a nought stay as they are', async () => {
  const text = await write('写一段消防工作：新购灭火器40具，其中推车式灭火器4具，火灾0起')
  expect(text).toMatch(/新购灭火器40具，其中推车式灭火器4具/)
  expect(text).toMatch(/[，。]火灾0起/)
})

test('the verb stands behind who does it', async () => {
  expect(await write('写一段消防工作：应急站演练5场')).toMatch(/应急站组织演练5场/)
})

test('in a long ledger last year is told in one form', async () => {
  const rows = [
    '项目\t单位\t2023年\t2024年',
    '巡河\t次\t40\t52',
    '清淤\t米\t300\t450',
    '补种\t棵\t80\t60',
    '设牌\t块\t25\t30',
  ]
  const text = await write(rows.join('\n'))
  expect(text).toMatch(/52次（上年40次，增长30%）/)
  expect(text).toMatch(/450米（上年300米，增长50%）/)
  expect(text).toMatch(/60棵（上年80棵，下降25%）/)
  expect(text).toMatch(/30块（上年25块，增长20%）/)
})

test('a service line in a table is a name and no number', async () => {
  const text = await write('指标\t单位\t2024年\n12345工单\t件\t317\n网格\t个\t9')
  expect(text).toMatch(/12345[^，。]*工单317件/)
  expect(text).not.toContain('指标')
})

test('a label with a year and a numbered example are no words of the text', async () => {
  const text = await write('调解纠纷12起\n案例1：东岭村两户因采光起争执，2天调成\n2025年打算：新建调解室3个')
  expect(text).not.toMatch(/案例1|2025年打算[:：]/)
  expect(text).toContain('例如，东岭村')
})

test('one paper opens its faults and its plans in words of their own', async () => {
  const text = await write('调解纠纷12起\n问题：人手少\n打算：再招2人')
  expect(text).toMatch(/主要.*人手不足/)
  expect(text).not.toMatch(/一是人手不足/)
})

test('rows of villages stand in one sentence behind their total', async () => {
  const text = await write('村\t护林员（名）\t巡山（次）\n东岭村\t4\t30\n西岭村\t3\t25\n合计\t7\t55')
  expect(text).toMatch(
    /护林员7名.{1,6}巡山55次。其中，东岭村护林员4名、巡山30次；西岭村护林员3名、巡山25次。/,
  )
})

test('what is said of another one in a sentence of its own is not drawn into the sentence before', async () => {
  const text = await write('调解纠纷126起\n县里平均成功率97%，我镇98.2%，排全县第3')
  expect(text).toMatch(/126起。县里平均成功率97%/)
})

test('last year never parts two numbers that stand together', async () => {
  const text = await write('汛期转移群众73户214人\n去年转移群众41户')
  expect(text).toMatch(/73户214人，比上年的41户增长78%/)
})

test('one verb is said once for the things that follow each other', async () => {
  expect(await write('写一段防汛工作：沙袋620条，抽水泵11台，救生衣90件')).toContain(
    '配备沙袋620条、抽水泵11台、救生衣90件',
  )
})

test('a line of a pasted ledger whose empty remark was cut off keeps its years', async () => {
  const text = await write(
    '项目\t单位\t2023年\t2024年\t备注\n开放天数\t天\t240\t300\n送戏下乡\t场\t12\t16\t进村9场\n藏书\t册\t800\t900',
  )
  expect(text).toMatch(/300天，比上年的240天增长25%/)
  expect(text).toMatch(/900册，比上年的800册增长12.5%/)
})
