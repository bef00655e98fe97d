// What a person says in several clauses, in short replies and with slips of the keyboard, done as said and no further.
import { expect, test } from 'vitest'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import { draftRecordSchema } from '#domain/journal/draft-schema.ts'
import type { DraftTalk } from '#domain/journal/draft-under-way.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { lastVersion, openRecord, type Revision, reviseDraft } from '#draft/revise/revise-draft.ts'
import { settleWords } from '#draft/speech/settle-words.ts'
import { checkChange } from '#draft/steer/check-change.ts'
import { leaveTalk, talksToWriter } from '#draft/steer/leave-talk.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const words = briefBook.drafting.wording.steering
const petition =
  '写2024年信访工作总结：来信来访共76件次，办结74件，领导接访40次，化解积案4件，没有越级上访，问题是有的件拖得久。下一步每周三坐班接访'

function write(record: DraftRecord): Promise<Draft> {
  const { brief, choices, n } = lastVersion(record)
  return draft({ brief, choices, version: n }, deps)
}

async function steer(text: string, said: readonly string[]) {
  let record = openRecord('d1', readBrief({ text, place: ownPlace }, briefBook))
  let present = await write(record)
  const revisions: Revision[] = []
  let talk: DraftTalk | null = null
  for (const one of said) {
    const revision = reviseDraft(record, one, { draft: present, book: briefBook, talk })
    const isOpen = revision.kind === 'unclear'
    const options = isOpen ? (revision.options ?? []) : []
    const told = isOpen || revision.kind === 'told' ? (revision.told ?? []) : []
    talk = { version: lastVersion(record).n, options, told }
    if (revision.kind === 'revised')
      record = draftRecordSchema.parse(JSON.parse(JSON.stringify(revision.record)))
    revisions.push(revision)
    present = await write(record)
  }
  return { draft: present, text: renderText(present), record, last: revisions.at(-1)! }
}

test.each([
  ['领导接访那句别放工作里，放到下一步打算里去', /工作打算\n.*领导接访40次/],
  ['化解积案4件不算成绩，要放在下一步打算', /工作打算\n.*化解积案4件/],
  ['坐班接访今年已经在做了，挪到主要工作里', /主要工作情况\n.*\n?.*坐班接访/],
  ['有的件拖得久那条，从问题里挪到下一步打算', /工作打算\n.*拖得久/],
  ['化解积案放到问题里不对，要放在下一步打算，另外7月底前清仓13件也放计划', /工作打算\n.*积案4件.*清仓13件/],
])('where a fact is not to stand and where it is are read together: %s', async (said, there) => {
  const { text } = await steer(petition, [said])
  expect(text).toMatch(there)
  expect(text).not.toMatch(/不算|别放|挪|放在|不对/)
})

test('a clause is moved and put in other words, and nothing else of its sentence goes', async () => {
  const { text } = await steer(petition, ['领导接访那句 挪到问题里 说成接访力量不足 次数别写了'])
  expect(text).toMatch(/存在的问题\n.*接访力量不足/)
  expect(text).not.toContain('40次')
  for (const kept of ['76件次', '74件', '积案4件', '越级上访']) expect(text).toContain(kept)
})

test.each([
  ['有两处需更正：办结应为75件，化解积案应为5件。', ['75件', '积案5件'], ['74件', '积案4件']],
  ['办结75件 接访还是40次 刚才说反了', ['75件', '40次'], ['74件', '说反']],
  ['不对 办结76 来信来访78', ['76件', '78件次'], ['74件']],
])('of several corrections each is done: %s', async (said, there, gone) => {
  const { text } = await steer(petition, [said])
  for (const one of there) expect(text).toContain(one)
  for (const one of gone) expect(text).not.toContain(one)
})

test.each([
  ['那是前年的', '接访那句删掉，那是前年的', '接访那句删掉'],
  ['手滑', '接访改成42次，手滑', '接访改成42次'],
  ['上面不让写', '接访那句删掉，上面不让写', '接访那句删掉'],
  ['这部分由县局公布', '接访那句删掉，这部分由县局公布', '接访那句删掉'],
  ['多了一个刚评上的', '明白人写8名，多了一个刚评上的', '明白人写8名'],
  ['数据全部保留', '全文压缩一下，数据全部保留', '全文压缩一下'],
  ['仅作了解', '石桥改了没有，仅作了解', '石桥改了没有'],
  ['把积案那个事单独说一下', '把积案那个事单独说一下，3件是宅基地', '3件是宅基地'],
])('what only says why is no fact: %s', (_, said, left) => {
  expect(leaveTalk(said)).toBe(left)
})

test.each([
  '建了3个广场，这是全镇头一个',
  '加一条：办班2期，这些都是今年办的',
  '领导接访40次，书记讲了两次课',
])('a fact beside a fact stays: %s', (said) => {
  expect(leaveTalk(said)).toBe(said)
})

test.each([
  ['老户那条别放不足里', true],
  ['这句请从段落移到标题之下', true],
  ['把矛盾放到重要位置', false],
  ['清淤那条渠3公里', false],
  ['处理乱停乱放12起', false],
  ['不对不对，1200是对的', true],
  ['查过了，是32.7万', true],
  ['办结率重算一下', true],
  ['纠纷排查不对外公开的事项12件', false],
])('words to the writer are told from the work: %s', (said, isTo) => {
  expect(talksToWriter(said, words)).toBe(isTo)
})

test('words to the writer never stand in the text', async () => {
  const { text, last } = await steer(petition, ['加一条：老户那条别放不足里'])
  expect(last.kind).toBe('unclear')
  expect(text).not.toContain('别放')
})

test.each([
  [['来访那个数不对', '改成78'], '来信来访共78件次'],
  [['办结改成75件', '那就改成73吧'], '办结73件'],
  [['74件哪来的', '那改成72件'], '办结72件'],
])('a short reply is said of what was spoken of last: %j', async (said, there) => {
  const { text } = await steer(petition.replace('来信来访', '来访'), said)
  expect(text.replace('来访共', '来信来访共')).toContain(there)
})

test.each([
  ['前面那个', '投入13万元', '争取8万元'],
  ['第二个', '投入12万元', '争取13万元'],
  ['争取的那个', '投入12万元', '争取13万元'],
  ['都改', '投入13万元', '争取13万元'],
])('what was asked back is answered: %s', async (said, first, second) => {
  const { text } = await steer('写农业这一段：修渠投入12万元，争取8万元', ['钱改成13万元', said])
  expect(text).toContain(first)
  expect(text).toContain(second)
})

test('what was asked back is forgotten once something else is done', async () => {
  const { text } = await steer('写农业这一段：修渠投入12万元，争取8万元', [
    '钱改成13万元',
    '修渠改成建渠',
    '前面那个',
  ])
  expect(text).toContain('投入12万元')
  expect(text).toContain('8万元')
})

test.each([
  ['正结改成75件', '办结74件', false],
  ['办洁改成75件', '办结75件', true],
  ['接仿改成42次', '接访42次', true],
  ['办结75见', '办结75件', true],
  ['积案那条珊掉', '积案', false],
])('a slip of the keyboard is read as what stands in the draft: %s', async (said, words, stands) => {
  const { text } = await steer(petition, [said])
  if (words === '积案' || stands) expect(text.includes(words)).toBe(stands)
  else expect(text).toContain(words)
})

test('what is added is never spelt in another way', async () => {
  const { text } = await steer(petition, ['加一条：班结会3次'])
  expect(text).toContain('班结会3次')
})

test.each([
  ['主送县信访局，抄送县纪委监委', ['县信访局：', '抄送：县纪委监委。']],
  ['后面落个款 柳溪镇信访办 2025年1月8号', ['柳溪镇信访办', '2025年1月8日']],
  ['地名错了，已经撤并，现在叫双柳镇', ['双柳镇2024年']],
  ['改成双柳镇的', ['双柳镇2024年']],
])('fields are set as they are said: %s', async (said, there) => {
  const { text } = await steer(petition, [said])
  for (const one of there) expect(text).toContain(one)
})

test('a field is taken away by its name', async () => {
  const { text } = await steer(petition, ['抄送县纪委监委', '抄送去掉'])
  expect(text).not.toContain('抄送')
})

test.each([
  ['投入改成22.6', '投入22.6万元'],
  ['投入改成226000元', '投入22.6万元'],
])('a number without its unit is written as the old one: %s', async (said, there) => {
  const { text } = await steer('写农业这一段：修渠投入21.6万元', [said])
  expect(text).toContain(there)
})

test.each([
  ['不要写宅基地那3件和征地那1件了', ['宅基地', '征地']],
  ['去年那个数删了', ['81件次']],
  ['钱不要写', ['万元']],
])('what goes is what is named: %s', async (said, gone) => {
  const brief =
    '写2024年信访工作总结：来信来访共76件次，去年81件次，宅基地3件，征地1件，接访花费2万元，积案4件'
  const { text } = await steer(brief, [said])
  for (const one of gone) expect(text).not.toContain(one)
  for (const kept of ['76件次', '积案4件']) expect(text).toContain(kept)
})

test('behind an undoing, what was undone is meant by 恢复', async () => {
  const { text } = await steer(petition, [
    '办结改成75件',
    '接访改成42次',
    '撤回上一步',
    '算了还是按刚才改的来 恢复',
  ])
  expect(text).toContain('75件')
  expect(text).toContain('42次')
})

test('a pause ends no clause where one thing becomes another, or is let go', () => {
  expect(settleWords('年轻人不爱听 改成 青年参与度不高')).toBe('年轻人不爱听 改成青年参与度不高')
  expect(settleWords('文化墙 算了 不写了')).toBe('文化墙不写了')
  expect(settleWords('四季度……哦不，明年要装18个探头')).toBe('明年要装18个探头')
})

test('what the reply claims is looked up in the draft', async () => {
  const first = await steer(petition, [])
  const before = { version: lastVersion(first.record), draft: first.draft }
  expect(checkChange(before, before)).toEqual({ isChanged: false, unmet: [] })
  const { brief, choices } = before.version
  const added = { ...brief.figures[0]!, id: 99, raw: '9次', indicator: '夜查' }
  const grown = { brief: { ...brief, figures: [...brief.figures, added] }, choices }
  const untold = { ...first.draft, unusedFigures: [added] }
  expect(checkChange(before, { version: grown, draft: untold }).unmet).toEqual([
    '夜查9次没有写进正文，列在没用上的里面',
  ])
  const [lost] = first.draft.usedFigures
  const shorter = { ...first.draft, usedFigures: first.draft.usedFigures.slice(1) }
  expect(checkChange(before, { version: before.version, draft: shorter }).unmet).toEqual([
    `连带没有再写的：${lost!.indicator}${lost!.raw}`,
  ])
  const titled = { brief, choices: { ...choices, title: '信访汇报' } }
  expect(checkChange(before, { version: titled, draft: first.draft })).toEqual({
    isChanged: true,
    unmet: ['标题没有换成“信访汇报”'],
  })
})

test('a section that nobody wrote is not asked for any more', async () => {
  const report = '写2024年法治政府建设报告：调处132起，成功130起，普法12场，不足是执法人员少'
  const { draft: present, last } = await steer(report, ['删掉政务服务这一节'])
  expect(last.kind).toBe('revised')
  expect(present.pending.join()).not.toContain('政务服务')
})
