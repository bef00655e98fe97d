import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { describeBrief } from '#draft/revise/describe-brief.ts'
import { lastVersion, openRecord, reviseDraft } from '#draft/revise/revise-draft.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const material =
  '写2024年法治政府建设年度报告\n调处纠纷146起，成功141起\n法治宣传16场，发放资料2900份\n执法检查88次，行政处罚6件'

async function converse(text: string, said: readonly string[]) {
  let record = openRecord('d1', readBrief({ text, place: ownPlace }, briefBook))
  const replies: string[] = []
  for (const one of said) {
    const { brief, choices } = lastVersion(record)
    const written = await draft({ brief, choices }, deps)
    const revision = reviseDraft(record, one, { draft: written, book: briefBook })
    if (revision.kind === 'revised') record = revision.record
    replies.push(revision.kind === 'none' ? 'none' : 'said' in revision ? revision.said : revision.text)
  }
  const { brief, choices } = lastVersion(record)
  const written = await draft({ brief, choices }, deps)
  return { brief, text: renderText(written), replies, unused: written.unused }
}

test('more than a few facts are numbered, one a line, with their part', () => {
  const lines = describeBrief(readBrief({ text: material, place: ownPlace }, briefBook)).split('\n')
  expect(lines[0]).toContain('2024年，6条')
  expect(lines.slice(1).map((line) => line.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.', '5.', '6.'])
  expect(lines[3]).toContain('16场')
})

test('a screenful is shown and the rest counted; all on asking', () => {
  const text = Array.from(
    { length: 20 },
    (_, at) => `项目${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[at]}组整改${at + 20}处`,
  ).join('\n')
  const brief = readBrief({ text, place: ownPlace }, briefBook)
  expect(describeBrief(brief).split('\n').at(-1)).toContain(`还有${brief.figures.length - 12}条`)
  expect(describeBrief(brief, { isWhole: true })).not.toContain('还有')
})

test.each([
  ['第4条不是2900份，是3100份', '3100份', '2900'],
  ['第三条改成18场', '18场', '16场'],
  ['第6条删掉', '88次', '6件'],
])('%s is said of the numbers that were shown', async (said, there, gone) => {
  const { text } = await converse(material, [said])
  expect(text).toContain(there)
  expect(text).not.toContain(gone)
})

test('numbers stay with their facts when others go', async () => {
  const { text, brief } = await converse(material, ['第2条删掉', '第4条不是2900份，是3100份'])
  expect(text).toContain('3100份')
  expect(describeBrief(brief)).toContain('\n3. ')
})

test("a number that is last year's stands beside this year's, and alone it is listed and not written", async () => {
  const both = await converse(`${material}\n法治宣传12场`, ['第7条是去年的'])
  expect(both.replies[0]).toContain('去年')
  expect(both.text).toContain('16场')
  const alone = await converse(material, ['第4条是去年的'])
  expect(alone.text).not.toContain('2900份')
  expect(alone.unused.map(({ reason }) => reason)).toContain('是去年的数')
})

test('lines that were numbered as they were typed keep their numbers', async () => {
  const typed =
    '写2024年普法工作总结\n1. 法治宣传16场，发放资料2900份\n2. 旁听庭审3次，参加41人\n3. 培养法律明白人27名'
  const brief = readBrief({ text: typed, place: ownPlace }, briefBook)
  expect(describeBrief(brief)).toMatch(/\n2\. [^\n]*3次[^\n]*41[人名]/)
  expect((await converse(typed, ['第3条改成29名'])).text).toContain('29名')
})
