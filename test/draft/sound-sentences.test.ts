// How a sentence of a draft reads: whole, with its subject, in written words, compared in one form; looked for over many briefs and one by one.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'
import { generateBriefs, handBriefs } from '../fixtures/briefs.ts'

const { deps, briefBook } = await openDraftDeps()
const write = async (text: string) =>
  renderText(await draft({ brief: readBrief({ text, place: ownPlace, year: 2024 }, briefBook) }, deps))

const forms = [/比上年的/, /（上年(?!的)/, /上年为/, /同比/]
const faults: readonly (readonly [string, (sentence: string) => boolean])[] = [
  [
    'opens with half a phrase',
    (one) => /^(?:是|的|了|（(?![一二三四五六七八九十]{1,3}）)|、|，|也是|就是)/.test(one),
  ],
  ['其中 twice', (one) => (one.match(/其中/g) ?? []).length > 1],
  ['an opener of speech', (one) => /^(?:然后|那个|这个数|再一个|还有就是|再就是|嗯|呃|哦)/.test(one)],
  ['a word twice', (one) => /(开展|举办|组织|配备|划分|设有|正)\1/.test(one)],
  ['加 and 减 in several forms', (one) => forms.filter((form) => form.test(one)).length > 1],
  ['an empty bracket or a mark too many', (one) => /（）|，，|、，|，、|，）/.test(one)],
]

/** What is wrong with the sentences of a text, of each the fault and the words. */
function listFaults(text: string): readonly string[] {
  return text
    .split(/[。\n；]/)
    .filter(Boolean)
    .flatMap((one) => faults.flatMap(([name, isFaulty]) => (isFaulty(one.trim()) ? [`${name}: ${one}`] : [])))
}

test('no sentence of many briefs is half a sentence', async () => {
  const plain = [...handBriefs, ...generateBriefs(40, 7)].filter(({ text }) => text.length < 2000)
  expect(plain.length).toBeGreaterThan(50)
  for (const { name, text } of plain) expect([name, ...listFaults(await write(text))]).toEqual([name])
})

test('words by which people go on are left out whole', async () => {
  const text = await write(
    '护林工作总结\n巡山40次\n然后是那个防火检查，一共47处，林区38处，坟场9处\n再一个就是宣传车出动6次',
  )
  expect(text).toMatch(/防火检查共?47处，其中林区38处、坟场9处/)
  expect(text).not.toMatch(/是防火|是宣传车|然后|那个|再一个/)
})

test('one’s own count of what one says is no word of the text, and 第二个 of two things stays', async () => {
  const text = await write('护林工作总结\n巡山40次\n不足嘛，第一个巡护记录不全，第二个瞭望塔4座，能用的才2座')
  expect(text).toMatch(/一是巡护记录不全；二是瞭望塔4座/)
  expect(await write('护林工作总结\n第二个瞭望塔完工，投入12万元')).toMatch(/第二个瞭望塔/)
})

test('parts on the next line stand with their whole, parts named row by row open once', async () => {
  const told = await write('林业执法总结\n全年登记线索20条\n护林员报的9条，群众举报的8条，无人机发现的3条')
  expect(told).toMatch(/线索20条，其中护林员报9条、群众举报8条、无人机发现3条/)
  const rows = await write(
    '项目\t2023年\t2024年\n公开信息（条）\t90\t100\n其中：政策文件\t30\t35\n其中：财政资金\t30\t35\n其中：其他\t30\t30',
  )
  expect(rows).toMatch(
    /100条（上年90条，增长11.1%）[，。]其中政策文件35条（上年30条，增长16.7%）[、，]财政资金35条/,
  )
  expect(rows).not.toMatch(/其中[^。]*其中/)
})

test('a line of scraps is one sentence, and last year’s scraps stand each beside its own', async () => {
  const text = await write(
    '枫林镇欠薪工作汇报\n线索41条。属实33条。办结32条。\n涉212人，386.4万元。\n去年同期58条，305人，512.7万元。\n剩1条。宏运砂石厂。14.5万元。8月底前付清。',
  )
  expect(text).toMatch(/41条（上年同期58条，下降29.3%）/)
  expect(text).toMatch(/212人（上年同期305人，下降30.5%），386.4万元（上年同期512.7万元，下降24.6%）/)
  expect(text).toMatch(/尚余1条，宏运砂石厂14.5万元，8月底前付清/)
})

test('nought in both years is not held level', async () => {
  const text = await write('项目\t2023年\t2024年\n亡人事故（起）\t0\t0\n巡查（次）\t30\t60')
  expect(text).toMatch(/未发生亡人事故。/)
  expect(text).toMatch(/60次，比上年的30次增长100%/)
})

test('verses of one length each head a paragraph, a heading of the paper leads nothing', async () => {
  const text = await write(
    '写一篇简报\n一盏灯照山乡：演出1场，观众300人\n一张桌话家常：座谈2场，来了50人\n一本账算明白：咨询3处，40人次',
  )
  expect(text).toMatch(/^一盏灯照山乡。/m)
  expect(text).toMatch(/^一张桌话家常。/m)
  expect(text).not.toMatch(/方面，/)
  expect(await write('一、主要举措和成效\n全年调解纠纷12起。今年没有制定重大行政决策。')).not.toMatch(
    /成效方面/,
  )
})

test('one or two points need no phrase before them, three have one', async () => {
  const two = await write('护林总结\n巡山40次\n问题：瞭望塔漏雨严重；护林员工资3个月才发一次')
  expect(two).toMatch(/\n一是瞭望塔漏雨严重；二是/)
  const three = await write('护林总结\n巡山40次\n问题：瞭望塔漏雨严重；护林员年龄偏大；防火物资不够')
  expect(three).toMatch(/\n[^一][^\n]{4,}：一是/)
})

test('who reports on himself is 本人, whatever else stays as it was', async () => {
  const text = await write('2024年度述职述法报告，我是乡长\n我主持研究法治工作5次\n当事人自己放弃1件')
  expect(text).toMatch(/本人主持研究法治工作5次/)
  expect(text).toMatch(/当事人自己放弃1件/)
})

test('who came to a training is no standing corps', async () => {
  const text = await write('普法工作总结\n培训法律明白人2期83人')
  expect(text).toMatch(/2期/)
  expect(text).not.toMatch(/[共现]有.{0,6}83名/)
})

test('last year’s stands behind the brackets of what it is compared with', async () => {
  const text = await write('写执法这段：执法检查118次（安全生产52次、环保31次、农业35次），去年检查96次')
  expect(text).toMatch(/118次（安全生产52次[，、]环保31次[，、]农业35次），比上年的96次增长22.9%/)
})

test('a closing line that is marked as such is listed, not planned', async () => {
  const text = await write('调解纠纷12起\n明年打算\n再招调解员2名\n（结尾）一年来，成绩来之不易。')
  expect(text).not.toMatch(/结尾|来之不易/)
})
