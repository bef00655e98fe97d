import { expect, test } from 'vitest'
import type { Draft, DraftRecord } from '#domain/draft.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { compareDrafts, renderChanges } from '#draft/revise/compare-drafts.ts'
import { lastVersion, openRecord, reviseDraft } from '#draft/revise/revise-draft.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const section = '写化解纠纷这段:调处132起,成功130起,讨薪18人25万'
const report =
  '帮我写2024年法治政府建设年度报告\n调处132起，成功130起\n普法活动14场，发放资料3600余份，法律明白人45名\n执法检查120次，行政处罚7件'

/** Says one thing after another, as a conversation would, through JSON as the journal keeps it. */
async function converse(
  text: string,
  said: readonly string[],
): Promise<{ record: DraftRecord; draft: Draft; before: Draft; replies: string[] }> {
  let record = openRecord('d1', readBrief({ text, place: ownPlace }, briefBook))
  let present = await write(record)
  let before = present
  const replies: string[] = []
  for (const one of said) {
    const revision = reviseDraft(record, one, { draft: present, book: briefBook })
    before = present
    if (revision.kind === 'revised') record = JSON.parse(JSON.stringify(revision.record)) as DraftRecord
    replies.push(
      revision.kind === 'revised' ? revision.said : revision.kind === 'unclear' ? revision.text : 'none',
    )
    present = await write(record)
  }
  return { record, draft: present, before, replies }
}

async function write(record: DraftRecord): Promise<Draft> {
  const version = lastVersion(record)
  return draft({ brief: version.brief, choices: version.choices, version: version.n }, deps)
}

test('one number of a long sentence is taken out, not all of them', async () => {
  const told = '写护林这段：巡山31次，栽树40亩，站长带班督查2次，补助11万元'
  const { draft: after } = await converse(told, ['站长督查那句删掉'])
  expect(renderText(after)).not.toContain('督查2次')
  for (const kept of ['31次', '40亩', '11万元']) expect(renderText(after)).toContain(kept)
})

test.each([
  ['罚款那条删了', ['巡山31次', '补助11万'], ['2起', '1.4万']],
  ['补助别写了', ['巡山31次', '罚款2起共1.4万'], ['11万']],
  ['苗圃那句删了', ['巡山31次', '罚款2起', '11万'], ['苗圃']],
])('%s takes out its own piece whole and nothing beside it', async (said, kept, gone) => {
  const told = '写护林这段：巡山31次，苗圃偏远，罚款2起共1.4万元，补助11万元'
  const { draft: after } = await converse(told, [said])
  for (const one of kept) expect(renderText(after)).toContain(one)
  for (const one of gone) expect(renderText(after)).not.toContain(one)
})

test.each([
  ['把查封放到检查前面', /查封场所3处，检查企业88家次，发现隐患134条，约谈企业2家。$/],
  ['把约谈那条挪到最前面', /：约谈企业2家。检查企业88家次，发现隐患134条/],
  ['检查的放后面讲', /：发现隐患134条，查封场所3处，约谈企业2家。检查企业88家次。$/],
])('a fact goes to another place in its section: %s', async (said, there) => {
  const told = '帮我写2024年安全生产工作总结\n检查企业88家次，发现隐患134条，查封场所3处，约谈企业2家'
  const { draft: after } = await converse(told, [said])
  expect(after.sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join('')).toMatch(
    there,
  )
})

test('what the head of the township did stands apart from the work before it', async () => {
  const told = '帮我写2024年法治政府建设年度报告\n普法讲座12场，行政处罚6件，镇长带队督查2次'
  const { draft: after } = await converse(told, [])
  const led = after.sections.find(({ heading }) => heading.includes('第一责任人'))
  expect(led?.paragraphs.map(({ text }) => text).join('')).toBe('镇长带队督查2次。')
})

test.each([
  ['换一个，帮我写政府工作报告里护林那一段：护林员62名', '换一个'],
  ['同志你好。2024年的护林工作总结，劳驾给拟一个。护林员62名', '劳驾'],
  ['柳溪镇2024年护林工作报告先起个草：护林员62名', '起个草'],
  ['喂嗯帮我弄个2024年护林工作总结啊 就是呢护林员62名 查出来嗯病树12棵', '喂'],
])('%s: the words of asking are not printed', async (told, asked) => {
  const { draft: written } = await converse(told, [])
  expect(renderText(written)).not.toContain(asked)
  expect(renderText(written)).toContain('62名')
})

test('乡亲 are no other township', async () => {
  const { draft: written } = await converse('写普法这段：院坝会26场，来听的乡亲有1800多人', [])
  expect(renderText(written)).toContain('1800余人')
})

test.each([
  ['调解改成135起', '135起', '132起'],
  ['把132起改成135起', '135起', '132起'],
  ['132改成135', '135起', '132起'],
  ['讨薪金额改为30万元', '30万元', '25万元'],
  ['讨薪人数应为二十人', '20名', '18名'],
  ['成功的改成131起', '131起', '130起'],
])('%s changes that number and its arithmetic', async (said, there, gone) => {
  const { draft: after } = await converse(section, [said])
  expect(renderText(after)).toContain(there)
  expect(renderText(after)).not.toContain(gone)
  expect(after.findings.filter((finding) => finding.severity === 'block')).toEqual([])
})

test('a correction settles a contradiction', async () => {
  const { draft: after } = await converse('写纠纷这段：调处132起\n核对后调处135起', ['调解改成135起'])
  expect(renderText(after)).toContain('135起')
  expect(renderText(after)).not.toMatch(/132|待核实/)
})

test('a paragraph is made shorter and keeps its figures', async () => {
  const { draft: after, before } = await converse(section, ['换个开头', '第一段短一点'])
  expect(renderText(after).length).toBeLessThan(renderText(before).length)
  for (const number of ['132起', '130起', '18名', '25万元']) expect(renderText(after)).toContain(number)
})

test('a theme moves to the front and the sections are numbered anew', async () => {
  const { draft: after } = await converse(report, ['把普法宣传放前面'])
  const second = after.sections.filter((one) => one.level === 2).map((one) => one.heading)
  expect(second[0]).toMatch(/^（一）.*(?:普法|法治宣传)/)
  expect(second.map((heading) => heading.slice(0, 3))).toEqual(
    second.map((_, index) => `（${'一二三四五六七八'.charAt(index)}）`),
  )
})

test('another opening leaves the facts alone', async () => {
  const { draft: after, before } = await converse(section, ['换个开头'])
  expect(renderText(after)).not.toBe(renderText(before))
  expect(after.usedFigures).toEqual(before.usedFigures)
})

test('a removed section leaves its figures listed as unused', async () => {
  const { draft: after } = await converse(report, ['删掉普法这一段'])
  expect(after.unusedFigures.map((figure) => figure.raw)).toEqual(['14场', '3600余份', '45名'])
})

test('undo goes back one version at a time and says so at the first', async () => {
  const {
    record,
    draft: after,
    replies,
  } = await converse(section, ['调解改成135起', '换个开头', '撤销', '撤销', '撤销'])
  expect(record.versions).toHaveLength(1)
  expect(renderText(after)).toContain('132起')
  expect(replies.at(-1)).toContain('没有可以撤销')
})

test('facts added later are written, with sources that count on', async () => {
  const { draft: after } = await converse(section, ['加一条:化解信访积案3起'])
  expect(renderText(after)).toContain('信访积案3起')
  expect(renderText(after)).not.toContain('待补充：信访积案')
  expect(after.usedFigures.at(-1)).toMatchObject({ raw: '3起', line: 2 })
})

test('longer is not invented: what to add is asked for', async () => {
  const { replies, record } = await converse(section, ['写长一点'])
  expect(replies[0]).toContain('信访积案化解数')
  expect(record.versions).toHaveLength(1)
})

test('what is no instruction about a draft is none', async () => {
  for (const said of ['其他乡镇是怎么处理欠薪的?', '石桥去年调解了多少纠纷']) {
    expect((await converse(section, [said])).replies).toEqual(['none'])
  }
})

test('what is not understood is said with what can be said, and nothing changes', async () => {
  const { replies, record } = await converse(section, ['这稿子领导不太满意'])
  expect(replies[0]).toContain('加一条')
  expect(record.versions).toHaveLength(1)
})

test('the difference of two versions names the changed lines only', async () => {
  const { draft: after, before } = await converse(report, ['调解改成135起'])
  const lines = renderChanges(compareDrafts(renderText(before), renderText(after))).split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/^− .*132起/)
  expect(lines[1]).toMatch(/^\+ .*135起/)
})
