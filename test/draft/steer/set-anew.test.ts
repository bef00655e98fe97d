// Numbers said anew without an order (接访25次 75人次), sentences that go with what leans on them, the own place set right: done as said, and told as done.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { lastVersion, openRecord, reviseDraft } from '#draft/revise/revise-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const peace =
  '写柳溪镇2024年平安建设工作总结：排查纠纷204起，化解199起。领导接访23次68人次。夜间巡逻156次。刑事案件9起去年14起。短视频24条。法治晚会1场，观众1200余人。审查合同47份。不足：巡逻队员年龄大。明年打算补装探头30个'

async function steer(said: readonly string[]) {
  let record = openRecord('d1', readBrief({ text: peace, place: ownPlace }, briefBook))
  const write = () => {
    const { brief, choices, n } = lastVersion(record)
    return draft({ brief, choices, version: n }, deps)
  }
  let present = await write()
  let reply = ''
  for (const one of said) {
    const revision = reviseDraft(record, one, { draft: present, book: briefBook })
    reply = revision.kind === 'revised' ? revision.said : revision.kind
    if (revision.kind === 'revised') record = revision.record
    present = await write()
  }
  return { text: `${present.title}\n${renderText(present)}`, reply }
}

test.each([
  ['接访25次 75人次 巡逻是165次', ['25次', '75人次', '165次'], ['23次', '68人次', '156次']],
  ['短视频二十四条改为二十六条，巡逻改作165次', ['26条', '165次'], ['24条', '156次']],
  ['等等，审查合同还是49份', ['49份'], ['47份']],
  ['去年的刑事案件是15起才对', ['15起', '9起'], ['14起']],
  ['补装探头改为36个，6月底前', ['36个', '6月底前'], ['30个']],
  ['巡逻调成165次', ['165次'], ['156次']],
])('what is said anew by its name takes the place of what stood: %s', async (said, there, gone) => {
  const { text } = await steer([said])
  for (const one of there) expect(text).toContain(one)
  for (const one of gone) expect(text).not.toContain(one)
})

test.each([
  ['晚会那句不要了', ['晚会', '1200']],
  ['把排查化解那一句删了', ['204起', '199起']],
])('a sentence goes with all that is told in it: %s', async (said, gone) => {
  const { text } = await steer([said])
  for (const one of gone) expect(text).not.toContain(one)
  expect(text).toContain('156次')
})

test.each(['哎呀地方也不对，不是柳溪镇，是沙坪镇', '单位也错了，是沙坪镇的，不是柳溪镇'])(
  'the own place is set right wherever it stands: %s',
  async (said) => {
    const { text, reply } = await steer([said])
    expect(text).toContain('沙坪镇')
    expect(text).not.toContain('柳溪镇')
    expect(reply).toContain('沙坪镇')
  },
)

test('words that stand in no fact are not said to be others', async () => {
  const { reply } = await steer(['把“工作总结”改成“汇报”'])
  expect(reply).not.toContain('改成')
})

test('a new fact is no change of what stands', async () => {
  const { text } = await steer(['约谈企业3家，责令整改2家'])
  expect(text).toContain('约谈企业3家')
  expect(text).toContain('责令整改2家')
  expect(text).toContain('204起')
})
