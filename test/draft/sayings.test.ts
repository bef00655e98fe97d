// What people say, by the table of sayings, doubts and problem words; numbers as people say them; labels that count.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { sayFormally } from '#draft/speech/say-formally.ts'
import { writeNumbers } from '#draft/speech/write-numbers.ts'
import { parseSayings } from '../../src/adapters/prompts/parse-sayings.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const { sayings } = deps.drafting.wording
const write = async (text: string) =>
  draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps)

test.each([
  ['补贴一个月才150元', '补贴每月150元'],
  ['和11个村都签了责任书', '与11个村签订责任书'],
  ['把水毁路修完', '修复水毁路'],
  ['一户一户过一遍', '逐户梳理一遍'],
  ['暑假班办了3期', '举办暑假班3期'],
  ['派出所办了3期', '派出所办了3期'],
  ['会上说“反正不急”', '会上说“反正不急”'],
])('a saying becomes a document’s words, what is quoted stays: %s', (said, written) => {
  expect(sayFormally(said, sayings)).toBe(written)
})

test('the slots of a saying are moved, and one that its words do not hold is refused at start', () => {
  const [saying] = parseSayings('(买|添)了{数}{名}$\t{选}{名}{数}', [])
  expect(sayFormally('添了3台打印机', [saying!])).toBe('添打印机3台')
  expect(() => parseSayings('买了{数}\t购置{名}', [])).toThrow('sayings.tsv 第 1 行')
})

test.each([
  ['赔了31万5千块', '赔了31.5万元'],
  ['发传单1万3千份', '发传单1.3万份'],
  ['补贴发了2万2', '补贴发了2.2万'],
  ['大概二百来户', '约200户'],
  ['损失80来万', '损失约80万'],
  ['窗口就俩人', '窗口就2人'],
  ['夫妻俩', '夫妻俩'],
  ['做了展板12块', '做了展板12块'],
  ['罚款900块', '罚款900元'],
  ['六月十九号', '6月19日'],
  ['晚上9点40到场', '晚上9时40分到场'],
  ['清运90多车', '清运90余车'],
])('numbers as people say them keep their value: %s', (said, written) => {
  expect(writeNumbers(said)).toBe(written)
})

test('what was said without being sure is printed as such, and what was said once more is not', async () => {
  const text = renderText(await write('防汛工作总结\n发传单700份，短信好像是2万条\n巡查员19名，记不清了'))
  expect(text).toContain('发放传单700份')
  expect(text).toMatch(/【待核实：短信2万条】/)
  expect(text).toMatch(/【待核实：[^】]*19名】/)
})

test('a doubt covers what follows it and not the number before', async () => {
  const text = renderText(await write('防汛工作总结\n转移了12户，有1户没走，可能是在外打工'))
  expect(text).toMatch(/转移12户/)
  expect(text).not.toMatch(/【待核实：[^】]*12户/)
})

test('lines behind a problem without a label go on with it, work that was done does not', async () => {
  const text = renderText(
    await write(
      '护林工作总结\n巡山40次\n问题嘛主要就是护林员年纪太大\n水泵坏了没人修\n全年开展演练3次，参加90人\n明年打算买2台水泵',
    ),
  )
  const [done = '', bad = '', ahead = ''] = text.split(/[二三]、/)
  expect(done).toMatch(/巡山40次.*演练3次/s)
  expect(bad).toMatch(/年龄偏大.*水泵损坏/s)
  expect(ahead).toContain('2台')
})

test('what tells its own cause is a shortcoming, under 差距 and 难点 too', async () => {
  const text = renderText(
    await write('河道管护总结\n清淤9公里\n上沟村排名靠后，原因是保洁员少\n难点：占河种菜屡禁不止'),
  )
  const [done = '', bad = ''] = text.split('二、')
  expect(done).not.toMatch(/排名靠后|占河种菜/)
  expect(bad).toMatch(/排名靠后.*占河种菜/s)
})

test('a label supplies the subject or the verb of its count', async () => {
  const text = renderText(
    await write(
      '农贸市场整治工作总结\n固定摊位：64个\n执法检查：56次\n培训：培训了3期\n明白人：培养了17个\n全年检查：肉铺31家次、鱼摊12家次',
    ),
  )
  expect(text).toMatch(/固定摊位64个/)
  expect(text).toMatch(/开展执法检查56次/)
  expect(text).toMatch(/培养明白人17名/)
  expect(text).toMatch(/全年检查肉铺31家次、鱼摊12家次/)
  expect(text).not.toMatch(/方面，\d/)
})

test('no unit is given to a bare number of a clause that says more than its indicator', async () => {
  const text = renderText(await write('保洁工作总结\n保洁员26名，工资一个月700，从卫生费里出'))
  expect(text).toMatch(/每月700(?![\u4e00-\u9fff])/)
})

test.each([
  ['给我弄个河长制的总结\n巡河70次', '河长制工作总结'],
  ['我说一下今年护路的事，你给整成情况汇报\n巡线70次', '护路工作情况汇报'],
  ['欠薪治理工作情况（劳动所 提供）\n在建项目：9个', '根治欠薪工作'],
  ['上半年河道清理情况通报\n清淤9公里', '情况通报'],
  ['2024年法治建设述职（乡党委书记）\n学法4次', '述职报告'],
])('the words of asking are no topic, and the first line names the paper: %s', async (text, title) => {
  const written = await write(text)
  expect(written.title).toContain(title)
  expect(written.title).not.toMatch(/弄|整成|给我/)
})

test('a child, a private person and the group of houses are not told', async () => {
  const text = renderText(
    await write(
      '防返贫工作总结\n案例：枫树组的刘长根（身份证522123198001011234）一家，儿子小军今年上大专，补助9000元',
    ),
  )
  expect(text).not.toMatch(/长根|小军|枫树组/)
  expect(text).toContain('刘某')
})

test('a village is never renamed by a word inside its name', async () => {
  expect(renderText(await write('环境整治总结\n坡下村清理垃圾40吨'))).toContain('坡下村')
})
