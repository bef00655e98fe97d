// Material copied from a talk: who speaks, calls, orders and notes to the writer are no facts; what is to come says when.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { leaveSpeakers } from '#draft/speech/leave-speakers.ts'
import { openDraftDeps, ownPlace } from '../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const read = (text: string) => readBrief({ text, place: ownPlace, year: 2024 }, briefBook)
const write = async (text: string) => renderText(await draft({ brief: read(text) }, deps))

const group = [
  '【平安办工作群】',
  '小林：领导要一期平安建设简报，2024年三季度的（7—9月），大家把数报一下',
  '小林：网格员上报事件326件',
  '老周：我这调解67起',
  '赵姐：调解我统计的是69起啊，老周你是不是漏了一个村',
  '老周：那我再翻翻，没准',
  '小林：四季度：装8个探头',
].join('\n')

test('names of who speaks go, and two who count otherwise are told', async () => {
  const text = await write(group)
  expect(text).not.toMatch(/小林|老周|赵姐|没准|报一下|工作群/)
  expect(text).toMatch(/326件/)
  expect(text).toMatch(/四季度，[^。]*8个/)
  const { findings } = await draft({ brief: read(group) }, deps)
  expect(findings.map((one) => one.text).join()).toMatch(/67起[^\n]*69起/)
})

test('one name alone, or names that are offices, are labels as before', () => {
  for (const text of ['小林：调解5起\n普法：讲座3场', '普法：讲座3场\n调解：纠纷5起\n执法：检查6次'])
    expect(leaveSpeakers(text)).toBe(text)
})

test.each([
  [
    '在不\n局里周五要材料 帮我弄一下 柳溪镇2024年信访工作总结\n接待来访36批\n先这些 辛苦了[抱拳]',
    /周五|帮我弄|先这些|抱拳|在不/,
  ],
  ['主任，上半年工作总结的料我先归拢到一个文件里了，你看着润\n执法检查61次', /主任|归拢|看着/],
  ['执法检查61次\n（办文说明：检查的名称不得改动；本说明不入正文。）', /办文|不得改动|入正文/],
  ['调解纠纷61起，**没算进上面那张表**', /没算进|\*/],
])('calls, orders and notes are no facts: %s', async (material, unwanted) => {
  const text = await write(material)
  expect(text).toMatch(/36批|61[次起]/)
  expect(text).not.toMatch(unwanted)
})

test('a name and its stop before a sentence is a heading of the material', () => {
  const { statements, figures } = read('一、主动公开。全年公开信息312条。\n二、改进措施。明年解读不少于8篇。')
  expect(figures.map(({ label, clause }) => `${label}|${clause}`)).toEqual([
    '主动公开|全年公开信息312条',
    '改进措施|解读不少于8篇',
  ])
  expect(statements).toEqual([])
})

test('what is dictated with blanks for marks is parted where the speaker parts it', async () => {
  const said =
    '柳溪镇法治政府建设年度报告我边想边说 党委中心组学法是5次哦不对是6次我看了台账是6次 调解这块呢全年一共调了206起 普法的话讲座二十一场资料发了3600份 执法检查是72次 明年的话想办法再考2个执法证 刚才执法检查那个我翻了下表上写的是78次到底哪个我也拿不准你先标一下'
  const text = await write(said)
  expect(text).toMatch(/执法检查【待核实：素材里有(?:72次、78次|78次、72次)】/)
  expect(text).toMatch(/2025年，[^。]*再考取?2个执法证/)
  expect(text).not.toMatch(/拿不准|标一下|台账|的话/)
})
