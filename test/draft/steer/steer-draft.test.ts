import { expect, test } from 'vitest'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import { draftRecordSchema } from '#domain/journal/draft-schema.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { lastVersion, openRecord, type Revision, reviseDraft } from '#draft/revise/revise-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const petition =
  '写2024年信访工作总结：来信来访共76件次，办结74件，领导接访40次，化解积案4件，没有越级上访，问题是有的件拖得久'

async function steer(text: string, said: readonly string[]) {
  let record = openRecord('d1', readBrief({ text, place: ownPlace }, briefBook))
  let present = await write(record)
  const revisions: Revision[] = []
  for (const one of said) {
    const revision = reviseDraft(record, one, { draft: present, book: briefBook })
    if (revision.kind === 'revised')
      record = draftRecordSchema.parse(JSON.parse(JSON.stringify(revision.record)))
    revisions.push(revision)
    present = await write(record)
  }
  return { draft: present, text: renderText(present), record, revisions }
}

function write(record: DraftRecord): Promise<Draft> {
  const { brief, choices, n } = lastVersion(record)
  return draft({ brief, choices, version: n }, deps)
}

function told({ revisions }: { readonly revisions: readonly Revision[] }): string {
  const last = revisions.at(-1)!
  return last.kind === 'told' ? last.text : `not told but ${JSON.stringify(last)}`
}

test.each([
  ['现在多少字了', /^全文\d+字/],
  ['还有哪些没填', /【待补充：成文日期】/],
  ['74件哪来的', /^74件：来自.*第1行，“.*办结74件/],
  ['领导接访40次是不是漏了', /^写了，在“一、主要工作情况”：“.*领导接访40次/],
  ['全文多少字，还缺啥', /全文\d+字.*\n要填的/],
])('a question of the draft is answered and changes nothing: %s', async (said, answer) => {
  const asked = await steer(petition, [said])
  expect(told(asked)).toMatch(answer)
  expect(asked.record.versions).toHaveLength(1)
})

test.each(['石桥乡去年调解多少起', '其他乡镇有没有写反诈', '各镇怎么处理欠薪的'])(
  'a question of the library is none of the draft: %s',
  async (said) => {
    const { revisions } = await steer(petition, [said])
    expect(revisions[0]!.kind).toBe('none')
  },
)

test.each([
  ['领导接访那句放到化解积案后头', /办结74件，化解积案4件，领导接访40次，未发生越级上访/],
  ['把没有越级上访挪到第一句', /未发生越级上访。来信来访共76件次/],
  ['把化解积案那条挪到第二部分去', /存在的问题\n.*拖得久；二是化解积案4件/],
  ['把领导接访那条挪到下一步打算里', /2025年工作打算\n.*领导接访40次/],
])('a fact is moved: %s', async (said, there) => {
  const moved = await steer(petition, [said])
  expect(moved.text).toMatch(there)
  for (const kept of ['76件次', '74件', '40次', '积案4件', '越级上访', '拖得久'])
    expect(moved.text.split(kept)).toHaveLength(2)
})

test('what is moved takes along what leans on it', async () => {
  const { text } = await steer('写农业这一段：今年粮食播种面积3.2万亩，产量1.5万吨，茶叶8600亩', [
    '粮食的放后面讲',
  ])
  expect(text).toMatch(/茶叶8600亩。今年粮食播种面积3\.2万亩，产量1\.5万吨/)
})

test.each([
  ['问题改成有的信访事项办理周期较长', /有的信访事项办理周期较长/],
  ['不足那条说得太直了，改成个别信访事项办理周期较长', /个别信访事项办理周期较长/],
  ['别说有的件拖得久，就说办理时效有待提高', /办理时效有待提高/],
])('other words take the place of those that stood there: %s', async (said, there) => {
  const { text } = await steer(petition, [said])
  expect(text).toMatch(there)
  expect(text).not.toContain('拖得久')
})

test('one problem of several is named by its place', async () => {
  const two = `${petition}，不足是人手紧`
  const { text } = await steer(two, ['第一个问题别写了'])
  expect(text).not.toContain('拖得久')
  expect(text).toContain('人手不足')
})

test('what was undone comes back, until something else is done', async () => {
  const steps = ['删掉领导接访那句', '撤销', '算了还是恢复回来']
  const { text, revisions } = await steer(petition, steps)
  expect(revisions.map(({ kind }) => kind)).toEqual(['revised', 'revised', 'revised'])
  expect(text).not.toContain('领导接访')
  const later = await steer(petition, [...steps.slice(0, 2), '办结改成75件', '恢复'])
  expect(later.text).toContain('74件')
  expect(later.text).toContain('领导接访')
})

test.each([
  ['还有两个地方改一下，办结75，接访42次', ['75件', '42次'], ['74件', '40次']],
  ['办结是75件，接访是42次，其他没问题', ['75件', '42次'], ['74件', '40次', '没问题']],
  ['办结是74还是75来着……我看了台账，75', ['75件'], ['74件', '台账']],
])('what is said anew sets right what stands: %s', async (said, there, gone) => {
  const { text } = await steer(petition, [said])
  for (const one of there) expect(text).toContain(one)
  for (const one of gone) expect(text).not.toContain(one)
})

test('what is planned sets nothing right of what was done', async () => {
  const { text } = await steer('写2024年普法总结：送法进乡村46场次，讲座9场', ['2025年计划送法进乡村50场次'])
  expect(text).toContain('46场次')
  expect(text).toMatch(/2025年工作打算\n.*50场次/)
})

test('parts of a number that stands are told with what it counts', async () => {
  const { text } = await steer(petition, ['76件次里面有来信12件、来访64件'])
  expect(text).toContain('来信来访共76件次中，来信12件、来访64件')
})

test('what was done with a fact goes with it', async () => {
  const given = '写2024年信访工作总结：受理76件次，领导包案9件化解了7件，培训1期，35人参加'
  const { text } = await steer(given, ['领导包案那条删掉', '把培训那句删去'])
  expect(text).toContain('76件次')
  for (const gone of ['9件', '7件', '1期', '35人']) expect(text).not.toContain(gone)
})

test('fields that were set stand in the text, and their places in findings fit', async () => {
  const { draft: set, text } = await steer(petition, ['主送青禾县信访局', '落款日期2025年1月6日'])
  expect(text.split('\n')[1]).toBe('青禾县信访局：')
  expect(text.split('\n').slice(-2)).toEqual(['青禾县柳溪镇人民政府', '2025年1月6日'])
  for (const { where } of set.findings.filter(({ where: { quote } }) => quote !== ''))
    expect(text.slice(where.start, where.end)).toBe(where.quote)
})

test.each([
  ['写错地方了，是双桥镇，不是柳溪镇', /^双桥镇2024年信访/],
  ['年份错了，是2023年的', /^柳溪镇2023年信访/],
])('place and year are set: %s', async (said, title) => {
  expect((await steer(petition, [said])).text).toMatch(title)
})
