// What the material contradicts itself in is printed as it was given, marked where it stands and asked about; kinds, cumulative counts and rounded rates are none.
import { expect, test } from 'vitest'
import { readBrief } from '#draft/brief/read-brief.ts'
import { draft } from '#draft/draft.ts'
import { renderText } from '#draft/render-draft.ts'
import { openDraftDeps, ownPlace } from '../../fakes/draft-deps.ts'

const { deps, briefBook } = await openDraftDeps()

async function write(lines: readonly string[], rows: readonly string[] = []) {
  const tables = rows.length === 0 ? [] : [{ rows: rows.map((row) => row.split('|')) }]
  const text = ['柳溪镇2025年平安建设工作总结', ...lines].join('\n')
  const written = await draft(
    { brief: readBrief({ text, tables, place: ownPlace, year: 2025 }, briefBook) },
    deps,
  )
  const asked = written.pending.filter((one) => one.startsWith('材料自相矛盾，请核：'))
  return { text: renderText(written), asked, findings: written.findings }
}

test('a rate that its two numbers do not give stays as given, with what they give beside it', async () => {
  const { text, asked, findings } = await write([
    '全年排查矛盾纠纷250起，化解240起，化解率98.1%。',
    '开展夜巡31次。',
  ])
  expect(text).toContain('化解率98.1%【待核实：与240÷250≈96%不符】')
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatch(/第2行.*化解240起.*98\.1%与240÷250≈96%不符/)
  const at = findings.find(({ rule }) => rule === 'rate-arithmetic')!.where
  expect(text.slice(at.start, at.end)).toBe('98.1%')
})

test('a row of totals that its rows do not come to is marked at the total', async () => {
  const { text, asked } = await write(
    [],
    ['月份|夜巡（次）|劝离（人次）', '4月|6|21', '5月|5|17', '6月|8|30', '合计|19|70'],
  )
  expect(text).toMatch(/劝离70人次【待核实：各行相加为21\+17\+30=68】/)
  expect(text).not.toMatch(/夜巡19次【/)
  expect(asked).toHaveLength(1)
})

test('parts that come to more than their whole are marked', async () => {
  const { text, asked } = await write(['受理群众诉求120件，其中道路58件、供水41件、照明26件。'])
  expect(text).toMatch(/【待核实：.*125/)
  expect(asked).toHaveLength(1)
})

test('the same words with two numbers are marked at the second', async () => {
  const { text, asked } = await write([
    '组织义务巡逻队夜巡31次。',
    '慰问老党员16名。',
    '组织义务巡逻队夜巡36次。',
  ])
  expect(text).toContain('36次【待核实：前面是31次】')
  expect(asked.join()).toMatch(/31次/)
})

test.each([
  ['rounded', '全年排查矛盾纠纷125起，化解123起，化解率98%。'],
  ['of kinds and stages', '来信12件、来访31批、网上信访80件，共受理信访123件，其中初次110件、重复13件。'],
  ['cumulative', '今年新装探头40个，累计安装探头260个。'],
  ['of last year', '调解纠纷150起，去年调解纠纷141起。'],
])('what is %s is no contradiction', async (_, line) => {
  const { text, asked } = await write([line])
  expect(text).not.toContain('【待核实')
  expect(asked).toEqual([])
})
