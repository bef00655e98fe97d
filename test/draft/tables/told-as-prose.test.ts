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
  expect(text).toMatch(/各村情况如下：\n/)
  expect(text).not.toContain('其中，')
  expect(text).toMatch(
    /东岭村：沟渠排查12处，沟渠整治12处，塘坝排查3处，塘坝整治3处（县级示范村）；\n西岭村：.*（剩1处待修）；/,
  )
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
  expect(text).toMatch(/各单位情况如下：/)
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

test('a total that stands below its kinds leads them, in whatever units; what is divided twice is told once more', async () => {
  const text = await write([
    {
      rows: [
        '项目|单位|一季度|二季度|三季度|四季度|合计|备注',
        '来函|件|3|2|4|1|10|',
        '走访接待|批|5|6|4|7|22|共61人次',
        '网络留言|件|9|12|8|10|39|含领导留言板8件',
        '其中：首次反映|件|14|17|13|15|59|',
        '其中：再次反映|件|3|3|3|3|12|',
        '合计受理|件|17|20|16|18|71|',
        '已办结|件|16|20|16|17|69|其余2件正在办理',
      ],
    },
  ])
  expect(text).toMatch(
    /71件，其中来函10件、走访接待22批（共61人次）、网络留言39件（含领导留言板8件）。首次反映59件，再次反映12件/,
  )
  expect(text).not.toMatch(/其中一季度|首次反映59件，其中/)
})

test('parts of the year are not recited: they stand in a table of their own', async () => {
  const text = await write([
    {
      rows: ['项目|一季度|二季度|三季度|四季度|合计', '来信（件）|3|2|4|1|10', '网上信访（件）|5|6|4|7|22'],
    },
  ])
  expect(text).toMatch(/来信10件.*网上信访22件/)
  expect(text).toMatch(/分季度情况如下：\n来信：一季度3件，二季度2件，三季度4件，四季度1件；\n网上信访：/)
})

test('what is told of the whole already is not told again by the row of totals', async () => {
  const text = await write(
    [
      {
        above: ['全年检查作坊60家次，发现隐患31处，整改30处。'],
        rows: [
          '村|检查（家次）|发现隐患（处）|拆除气罐（只）|备注',
          '东岭村|20|11|2|',
          '西岭村|18|9|1|作坊集中',
          '南坪村|12|6|1|',
          '北冲村|10|5|0|8月复查',
          '合计|60|31|4|',
        ],
      },
    ],
    '柳溪镇2025年安全生产工作总结',
  )
  expect(text.match(/60家次/g)).toHaveLength(2)
  expect(text).toMatch(/拆除气罐4只/)
  expect(text).toMatch(/西岭村：检查18家次，发现隐患9处，拆除气罐1只（作坊集中）；/)
})

test('of kinds only this year’s stand in the sentence, both years in a table; a nought is told in words', async () => {
  const text = await write([
    {
      rows: [
        '类别|2024年（条）|2025年（条）|备注',
        '会议纪要|6|9|人员调整',
        '村务账目|70|95|',
        '救助名单|8|8|',
        '合计|84|112|',
      ],
    },
    { rows: ['项目|2024年（件）|2025年（件）', '收到复核申请|4|5', '转为诉讼|1|0', '听证|2|3', '答复|3|4'] },
  ])
  expect(text).toMatch(
    /112条，比上年的84条增长33\.3%，其中会议纪要9条（人员调整）、村务账目95条、救助名单8条。/,
  )
  expect(text).toMatch(/与上年对比如下：\n.*2024年84条，2025年112条；\n会议纪要：2024年6条，2025年9条；/)
  expect(text).toMatch(/未发生转为诉讼|无转为诉讼/)
  expect(text).not.toMatch(/；上年/)
})

test('a column of words that is headed by who did what says so', async () => {
  const text = await write([
    {
      rows: ['案别|件数|已化解|包案领导|备注', '用水|3|2|副乡长|余1件在诉讼', '路权|2|2|乡长|', '合计|5|4||'],
    },
  ])
  expect(text).toMatch(/副乡长包案/)
})
