import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findIndicator, matchFigureIndicator } from '../../src/text/match-figure-indicator.ts'
import { parseIndicators } from '../../src/text/parse-indicators.ts'

const shipped = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))

describe('the table of indicators', () => {
  it('is shipped with at least 60 of them, each with a unit', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(60)
    expect(shipped.filter((indicator) => indicator.units.length === 0)).toEqual([])
  })

  it('takes synonyms and units apart at half-width and full-width semicolons', () => {
    const [one] = parseIndicators(
      '# 说明\n指标名\t同义词\t单位\t汇总方式\t常见章节\n走访户数\t走访；入户  走访\t户;家\tsum\t平安建设\n',
    )
    expect(one).toEqual({
      name: '走访户数',
      synonyms: ['走访', '入户 走访'],
      units: ['户', '家'],
      aggregation: 'sum',
      section: '平安建设',
    })
  })

  it.each([
    ['甲数\t甲\t个\tsum', /第 1 行.*5 列/],
    ['# 说明\n甲数\t甲\t个\ttotal\t节', /第 2 行.*total/],
    ['甲数\t甲\t个\tsum\t节\n甲数\t乙\t个\tsum\t节', /第 2 行.*第 1 行/],
    ['\t甲\t个\tsum\t节', /第 1 行.*空/],
    ['# 只有说明', /没有一个指标/],
  ])('names the line that is wrong: %j', (text, message) => {
    expect(() => parseIndicators(text)).toThrow(message)
  })
})

describe('finding an indicator', () => {
  it.each([
    ['调解矛盾纠纷数', '调解矛盾纠纷数'],
    ['调解纠纷数', '调解矛盾纠纷数'],
    ['普法资料', '发放普法资料份数'],
    ['网格员', '网格员人数'],
    ['满意率', '群众满意率'],
    ['执法证', '持执法证人数'],
    ['行政复议', '行政复议案件数'],
  ])('%s means %s', (asked, name) => {
    expect(findIndicator(asked, shipped)?.name).toBe(name)
  })

  it('gives null for what no line names', () => {
    expect(findIndicator('法治经费', shipped)).toBeNull()
  })

  it('does not take a number in another unit', () => {
    const words = { context: '', left: '配备网格员', right: '', unit: '元' }
    expect(matchFigureIndicator(words, shipped)).toBeNull()
  })
})
