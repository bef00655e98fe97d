// What a notice or a form prescribes takes the facts that its words mean; what leads the material stands over its own headings; what is said of a number stands behind it.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()
const write = async (lines: readonly string[], outline: string | null = null) => {
  const brief = readBrief({ text: lines.join('\n'), place: ownPlace, year: 2025, outline }, briefBook)
  return draft({ brief }, deps)
}
const under = (text: string, heading: string) =>
  text.split('\n').slice(text.split('\n').findIndex((line) => line.includes(heading)) + 1)[0] ?? ''

test('headings of a notice on one subject take what their words mean', async () => {
  const notice = [
    '关于报送森林防火工作情况的通知',
    '材料按以下四个部分撰写，一级标题不得更改：',
    '一、组织发动情况',
    '二、巡查管控及火点处置情况',
    '三、林业资源综合利用情况',
    '四、存在困难及下步打算',
  ].join('\n')
  const text = renderText(
    await write(
      [
        '柳溪镇2025年森林防火情况汇报',
        '防火责任书签了3120份，宣传车跑了12天，横幅66条',
        '网格：乡村组三级网格员108名，夜巡队9支',
        '火点：卫星通报4个，核实的3个，另1个是烧垃圾',
        '建议：请县里再支持水泵6台（这个在报告里写成“建议”，不能写成请示）',
        '困难：夜里用火难抓',
      ],
      notice,
    ),
  )
  expect(under(text, '一、组织发动情况')).toMatch(/责任书.*宣传车.*横幅66条/)
  expect(under(text, '二、巡查管控')).toMatch(/现有乡村组三级网格员108名.*通报火点4个/)
  expect(text).toContain('建议县里再支持水泵6台')
  expect(text).not.toMatch(/其他工作情况|乡现有|写成“建议”/)
})

test('a heading of two halves takes the themes of both, what came of a count stays with it, and the leader has his part', async () => {
  const notice = [
    '关于报送2025年度法治政府建设情况报告的通知',
    '一、依法决策和规范执法',
    '二、矛盾纠纷预防化解',
    '三、主要负责人履行推进法治建设第一责任人职责情况',
    '四、存在的不足和原因',
  ].join('\n')
  const text = renderText(
    await write(
      [
        '柳溪镇2025年法治政府建设报告',
        '司法所：综治中心受理诉求218件，调成211件',
        '执法队：检查食品店126家次，罚款3.2万元',
        '党政办：书记接访31批次；合法性审查9件',
        '不足：律师少',
      ],
      notice,
    ),
  )
  expect(under(text, '一、依法决策和规范执法')).toMatch(/126家次[\s\S]*9件|9件[\s\S]*126家次/)
  expect(under(text, '二、矛盾纠纷预防化解')).toMatch(/受理诉求218件，调解成功211件/)
  expect(under(text, '三、主要负责人')).toContain('书记接访31批次')
})

test('a table of applications fills the prescribed form and is told by its names, without noughts', async () => {
  const written = await write([
    '柳溪镇2025年政府信息公开年报数据',
    '## 依申请公开',
    '| 结果 | 自然人 | 法人 | 小计 |',
    '|---|---:|---:|---:|',
    '| 本年新收 | 7 | 1 | 8 |',
    '| 上年结转 | 0 | 0 | 0 |',
    '| 予以公开 | 5 | 1 | 6 |',
    '| 本机关不掌握 | 2 | 0 | 2 |',
    '',
    '- 行政复议 1 件，结果维持',
  ])
  const text = renderText(written)
  expect(text).toContain('本年新收政府信息公开申请8件、其中自然人7件、法人1件')
  expect(text).not.toMatch(/上年结转小计0|小计8/)
  const applied = written.sections.find(({ heading }) => heading.includes('申请情况'))!
  const row = applied.table!.rows.find((cells) => cells[0]!.startsWith('一、本年新收'))!
  expect([row[3], row.at(-1)]).toEqual(['7', '8'])
  const reviewed = written.sections.find(({ heading }) => heading.includes('行政复议'))!
  expect(reviewed.paragraphs.map((one) => one.text).join()).toContain('行政复议1件')
})

test('what another ledger says of a number, and that it is expected, stands behind it', async () => {
  const text = renderText(
    await write([
      '柳溪镇2025年上半年工作总结',
      '规上工业产值6.8亿元，增长5.4%。',
      '执法立案14件，罚没款2.3万元。',
      '罚没款账上是2.8万元，我记的是2.3，回头我去对账。',
      '备注：产值增幅5.4%是预计数，等核了再定',
    ]),
  )
  expect(text).toContain('增长5.4%（预计数）')
  expect(text).toContain('【待核实：2.3万元还是2.8万元】')
  expect(text).not.toMatch(/我记的|等核了再定/)
})

test('what the material tells before its own headings stands over them, and its problems keep their part', async () => {
  const text = renderText(
    await write([
      '柳溪镇关于巡察反馈意见整改落实情况的报告',
      '反馈4个方面29个问题，列了整改措施73条。',
      '方面一 学习贯彻：补学7次，专题研讨2次',
      '方面二 惠民资金：多发的低保金追回4.86万元，重复领的2.14万元全收回来了',
      '方面三 工程项目：未招标的项目5个，补手续5个',
      '没做完的和体会：16个村里还有4个没完成清产核资',
      '下一步：每季度回头看1次',
    ]),
  )
  expect(text).toMatch(/一、主要做法和成效\n[^\n]*29个问题[^\n]*\n（一）学习贯彻\n补学7次/)
  expect(text).toMatch(/（二）惠民资金\n[^\n]*已全部收回/)
  expect(text).toMatch(/存在的问题\n[^\n]*16个村/)
})
