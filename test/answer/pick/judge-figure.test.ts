import { describe, expect, it } from 'vitest'
import { openFigureJudge, openFigureSigns } from '#answer/pick/judge-figure.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { nameBeside } from '#question/follow/turns.ts'

const frameOf = (text: string) => ({ text, plain: text })
const figureIn = (quote: string, raw: string) => {
  const start = quote.indexOf(raw)
  const unit = raw.replace(/^[\d.]+/, '')
  const at = { start, end: start + raw.length }
  const figure = {
    indicator: '未注明',
    subject: null,
    kind: unit === '%' ? 'rate' : 'count',
    unit,
    quote,
    at,
    start: 0,
  }
  return { figure: figure as unknown as StoredFigure, order: 0 }
}
const signs = (question: string, quote: string, raw: string) =>
  openFigureSigns(frameOf(question))(figureIn(quote, raw))

describe('a figure is judged by the whole wording of the question', () => {
  it('has what is asked right beside it', () => {
    const judge = openFigureJudge(frameOf('为养狗设了多少个拾便箱'))
    const quote = '8个小区征求意见，设拾便箱52个'
    expect(judge(figureIn(quote, '52个'))).toBeGreaterThan(judge(figureIn(quote, '8个')))
  })

  it('is in the measure word asked for, or in another', () => {
    expect(signs('普法场次有多少', '开课26场次', '26场次').measure).toBe(1)
    expect(signs('普法场次有多少', '听课900人次', '900人次').measure).toBe(-1)
    expect(signs('普法怎么样', '听课900人次', '900人次').measure).toBe(0)
    expect(signs('帮了多少人', '帮助16名工人', '16名').measure).toBe(1)
    expect(signs('帮了多少人', '追回21元', '21元').isOtherMoney).toBe(1)
    expect(signs('要回多少钱', '追回21元', '21元').measure).toBe(1)
  })

  it('is no rate where none is asked for, and not what another number took the place of', () => {
    expect(signs('办了多少件', '办结率98%', '98%').isOtherRate).toBe(1)
    expect(signs('办结率多少', '办结率98%', '98%').isOtherRate).toBe(0)
    expect(signs('有多少项', '由37项调整为29项', '37项').isOld).toBe(1)
    expect(signs('有多少项', '由37项调整为29项', '29项').isOld).toBe(0)
  })

  it('is told less by what was asked before than by what is asked now', () => {
    const judge = openFigureJudge(frameOf(nameBeside('信访收了几多', '热线呢')))
    expect(judge(figureIn('热线451件', '451件'))).toBeGreaterThan(judge(figureIn('信访31件', '31件')))
  })
})
