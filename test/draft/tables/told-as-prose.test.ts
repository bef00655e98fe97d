// A table is told as a clerk would write it: each number with its unit, last year's once, a remark of its own row, villages that no sentence can tell in a table.
import { expect, test } from 'vitest'
import { readBlocks } from '#draft/brief/read-blocks.ts'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

/** Sheets, each with the lines above it and its rows. */
async function write(
  sheets: readonly { readonly above?: readonly string[]; readonly rows: readonly string[] }[],
  title = '柳溪镇2025年信访工作总结',
) {
  const blocks = sheets.flatMap(({ above = [], rows }) => [
    ...above.map((text) => ({ kind: 'text' as const, text })),
    { kind: 'table' as const, rows: rows.map((row) => row.split('|')) },
  ])
  const material = readBlocks([{ blocks: [{ kind: 'text', text: title }, ...blocks] } as never])
  return renderText(
    await draft({ brief: readBrief({ ...material, place: ownPlace, year: 2025 }, briefBook) }, deps),
  )
}

test('the unit behind the name of a table is that of its numbers, and of no other table’s', async () => {
  const text = await write([
    {
      above: ['柳溪镇2025年渡口检查统计表（单位：处）'],
      rows: ['项目|2024年|2025年', '松动栏杆|9|14', '破损跳板|6|4'],
    },
    { rows: ['项目|2024年|2025年', '渡工|21|23', '签到簿|3|5'] },
  ])
  expect(text).toMatch(/松动栏杆14处/)
  expect(text).toMatch(/破损跳板4处/)
  expect(text).not.toMatch(/渡工23处|签到簿5处/)
})

test('a unit beside the name in the first row is that of the table, and neither is a head', async () => {
  const text = await write([
    {
      rows: [
        '渡口投入情况||单位：万元',
        '资金来源|2024年|2025年',
        '县级补助|26|31.5',
        '镇级配套|8|9',
        '合计|34|40.5',
      ],
    },
  ])
  expect(text).toMatch(/渡口投入40\.5万元，比上年的34万元增长19\.1%/)
  expect(text).not.toMatch(/单位|情况31|情况26/)
})

test('a line of units names nothing', async () => {
  const text = await write([
    { above: ['单位：件'], rows: ['类别|2024年|2025年', '来信|25|21', '来电|30|36', '合计|55|57'] },
  ])
  expect(text).not.toContain('单位合计')
})

test('last year’s number is held against the number of its cell, and not against one that is remarked of it', async () => {
  const text = await write([
    {
      rows: [
        '渠道|2024年（件）|2025年（件）|备注',
        '来电|140|161|含转办52件',
        '来信|30|24|',
        '合计|170|185|',
      ],
    },
  ])
  expect(text).toMatch(/来电161件（含转办52件[）；].{0,5}上年的?140件，?增长15%/)
})

test('what begins as 上年工作 in a column of the year before is last year’s, and told once', async () => {
  const text = await write([
    { rows: ['栏目|2024年（条）|2025年（条）', '工作简讯|120|132', '村务|64|70', '合计|184|202'] },
  ])
  expect(text.match(/120条/g)).toHaveLength(1)
})

test('parts that make up a number stand in brackets behind it, without the year that is reported on', async () => {
  const text = await write([
    { rows: ['事项|2024年（件）|2025年（件）|备注', '新收申请|5|8|2025年个人6件、单位2件', '办结|5|8|'] },
  ])
  expect(text).toMatch(/新收申请8件（个人6件、单位2件/)
})

test('the name of a row of words heads what it tells, and the heads of such rows are no text', async () => {
  const text = await write(
    [{ rows: ['项目|内容', '队伍|渡工23名；每月例会1次', '宣传|进村6场，发放明白纸900份'] }],
    '柳溪镇2025年渡口安全工作总结',
  )
  expect(text).not.toMatch(/项目，内容|队伍，|宣传，进村/)
  expect(text).toMatch(/渡工23名/)
})

test('villages of several columns stand in a table, heads that stand under two others told with them', async () => {
  const text = await write([
    {
      rows: [
        '序号|村|沟渠||塘坝||备注',
        '||排查（处）|整治（处）|排查（处）|整治（处）|',
        '1|东岭村|12|12|3|3|县级示范村',
        '2|西岭村|9|8|4|4|剩1处待修',
        '3|南坪村|7|7|2|2|',
        '合计||28|27|9|9|',
      ],
    },
  ])
  expect(text).toMatch(/各村情况如下。其中，东岭村为县级示范村；西岭村剩1处待修。/)
  expect(text).toMatch(/东岭村：沟渠排查12处，沟渠整治12处，塘坝排查3处，塘坝整治3处/)
})

test('departments are no villages, and what is only noted of a row stands beside its numbers', async () => {
  const text = await write(
    [
      {
        rows: [
          '单位|活动（场）|听众（人次）|资料（份）|备注',
          '林业站|4|210|300|送法进山',
          '水利站|3|160|240|',
          '派出所|5|320|500|',
          '文化站|2|90|100|',
        ],
      },
    ],
    '柳溪镇2025年普法工作总结',
  )
  expect(text).toMatch(/各单位情况如下。/)
  expect(text).toMatch(/林业站：活动4场，听众210人次，资料300份（送法进山）/)
})

test('the head that says in what it counts is nearer than the unit of the table', async () => {
  const text = await write(
    [{ above: ['单位：家'], rows: ['类型|户数|检查家次|整改', '渡口茶棚|8|32|12', '船坞|3|12|4'] }],
    '柳溪镇2025年渡口安全工作总结',
  )
  expect(text).toMatch(/检查32家次/)
})

test('what stands where the other rows have their unit is one, though no list knows it', async () => {
  const text = await write(
    [{ rows: ['指标|2024年|2025年', '菇包（万包）|860|1020', '产量（吨）|5200|6350'] }],
    '柳溪镇2025年蘑菇产业工作总结',
  )
  expect(text).toMatch(/菇包1020万包/)
  expect(text).not.toMatch(/（万包）/)
})

test('the rows of one table stay in one paragraph', async () => {
  const rows = ['新收申请', '上年转入', '予以公开', '部分公开', '不予公开', '无法提供', '其他处理']
  const text = await write(
    [{ rows: ['项目|2024年（件）|2025年（件）', ...rows.map((name, at) => `${name}|${at + 2}|${at + 4}`)] }],
    '柳溪镇2025年申请办理工作总结',
  )
  expect(text).toMatch(/新收申请4件.*其他处理10件/)
})
