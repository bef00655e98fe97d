// A number that a person corrected: quotes stay as the report wrote them, tables show what was set, and every answer says so.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FigureChange } from '#domain/corrections/figure-correction.ts'
import { openTestLibrary, type TestLibrary } from '../../fakes/open-test-library.ts'

const report = (town: string, count: number) => `青禾县${town}2023年法治政府建设年度报告
2023年，${town}推进法治建设，现报告如下。
一、主要做法
（一）化解矛盾纠纷
全年调解各类矛盾纠纷${count}起，调处成功120起。
（二）深入普法
开展法治讲座9场次。
青禾县${town}人民政府
2024年1月25日`

let office: TestLibrary
let corrected: { readonly report: number; readonly figure: string }
beforeAll(async () => {
  office = await openTestLibrary({
    'shiqiao.txt': report('石桥乡', 163),
    'yangping.txt': report('杨坪镇', 150),
  })
  const found = (await office.library.listFigures()).find(({ raw }) => raw === '163起')!
  corrected = { report: found.reportId, figure: found.id }
  await set({ value: 136 })
})
afterAll(() => office.close())

const set = (change: FigureChange | null) => office.library.setFigure(corrected, change)
const textOf = async (question: string) => (await office.ask(question)).text

describe('an answer over a corrected number', () => {
  it('quotes the report and says what it was corrected to', async () => {
    const { text, citations } = await office.ask('石桥乡2023年调解了多少起纠纷？')
    const at = citations.find(({ quote }) => quote.includes('163起'))
    expect(at).toBeDefined()
    expect(text).toContain(`更正：原文写163起[${at!.n}]，经人工更正为136起。`)
  })

  it('compares what was set, and says what the report wrote', async () => {
    const { text, lines, dropped } = await office.ask('各镇2023年调解纠纷数比一下，谁多')
    const table = lines.find((line) => line.kind === 'table')
    expect(table?.rows.flat().join()).toContain('136起')
    expect(table?.rows.flat().join()).not.toContain('163起')
    expect(text).toMatch(/杨坪镇150起\[\d\]，多于.{0,6}石桥乡136起/)
    expect(text).toMatch(/更正：原文写163起\[\d\]，经人工更正为136起。/)
    expect(dropped).toEqual([])
  })

  it('gives no verdict by a number that does not stand in the report', async () => {
    const text = await textOf('石桥乡2023年调解纠纷163起，对吗？')
    expect(text).not.toMatch(/^(?:是|不是)。/)
    expect(text).toContain('经人工更正为136起')
  })

  it('says nothing of corrections where the quote holds none', async () => {
    expect(await textOf('杨坪镇2023年调解了多少起纠纷？')).not.toContain('更正')
  })

  it('has no number in its table that a person said is none', async () => {
    await set({ isDropped: true })
    const { lines } = await office.ask('各镇2023年调解纠纷数比一下，谁多')
    expect(lines.some((line) => line.kind === 'table' && line.rows.flat().join().includes('石桥乡'))).toBe(
      false,
    )
    await set(null)
    expect(await textOf('石桥乡2023年调解了多少起纠纷？')).not.toContain('更正')
  })
})
