import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import type { BriefTable } from '#draft/tables/brief-table.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

async function write(text: string, tables: readonly BriefTable[] = []): Promise<string> {
  const brief = readBrief({ text, tables, place: ownPlace, year: 2024 }, briefBook)
  return renderText(await draft({ brief }, deps))
}

test('a number is taken back also where an aside stands before the right one', async () => {
  const text = await write('写安全生产工作总结：排查隐患61处，哦不对，我翻一下……是71处，整改70处。')
  expect(text).toContain('71处')
  expect(text).not.toMatch(/61处|不对|翻一下/)
})

test('a label over people and a count says what they did', async () => {
  expect(await write('柳溪镇2024年信访工作总结\n接访：班子成员27次，接待65人次\n受理52件')).toContain(
    '班子成员接访27次',
  )
})

test('last year in brackets is compared as in a sentence', async () => {
  expect(await write('柳溪镇2024年信访工作总结\n受理信访90件（去年100件）')).toMatch(/90件.*100件.*下降10%/)
})

test('what has its cause behind it, and plans of named months, stand in their own parts', async () => {
  const text = await write(
    '柳溪镇2024年普法工作总结\n讲座9场。外出务工的人听不到宣讲。原因是活动都在白天办。\n12月计划进厂宣讲3场',
  )
  expect(text).toMatch(/问题[\s\S]*外出务工的人听不到宣讲[\s\S]*原因[\s\S]*打算[\s\S]*宣讲3场/)
})

test('what a neighbouring township did is left out with the denial behind it', async () => {
  const text = await write(
    '柳溪镇2024年平安建设工作总结\n隔壁云岭乡搞了“夜谈会”，我们没搞，我们搞的是“门前会”18场\n网格员30名',
  )
  expect(text).toContain('“门前会”18场')
  expect(text).not.toMatch(/云岭|夜谈会|没搞/)
})

test('a head that counts gives its unit, a column of days its day, and a line below the numbers is a fact', async () => {
  const rows = [
    ['活动', '时间', '场次', '参加人数'],
    ['法律赶集', '3月', '2', '140'],
    ['送法进厂', '9月2日至5日', '5', '260'],
    ['法治夜校', '暑假', '4', '90'],
    ['合计', '', '11', '490'],
    ['另办法治电影展映6场，观众700人', '', '', ''],
  ]
  const text = await write('柳溪镇2024年普法工作总结', [{ rows }])
  expect(text).toMatch(/活动合计11场.*送法进厂（9月2日至5日）5场/)
  expect(text).toMatch(/6场.*700人/)
})

test('a sentence that counts in two subjects goes to both sections', async () => {
  const text = await write(
    '柳溪镇2024年上半年工作总结\n调解纠纷40起，办理12345热线工单75件\n新建公路3公里\n粮食播种面积900亩',
  )
  const [before] = text.split('热线工单75件')
  expect(before!.slice(before!.lastIndexOf('（'))).not.toContain('40起')
})

test('which colleague gave a number, and what only asks for the text, stand nowhere', async () => {
  const text = await write(
    '柳溪镇2024年信访工作总结，材料如下\n老周那边报的是受理52件\n1、1至6月办结20件\n2、全年办结50件',
  )
  expect(text).not.toMatch(/老周|材料如下|1、1至6月/)
  expect(text).toContain('52件')
})
