import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Indicator } from '#domain/prompt-book.ts'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { matchFigureIndicator } from '#text/match-figure-indicator.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { parseIndicators, parseVetoes } from '#text/parse-indicators.ts'
import { tableWords } from '../fakes/reading-book.ts'

const text = readFileSync('prompts/indicators.tsv', 'utf8')
const indicators = parseIndicators(text)
const vetoes = parseVetoes(text)

/** The indicator of the first figure of a sentence. */
function nameFirst(sentence: string): string | undefined {
  return buildFigures({ text: `${sentence}。`, sections: [], year: 2024 }, { indicators, tableWords })[0]
    ?.indicator
}

/** What the words alone are taken for, as those of a brief are, without one line of the table. */
function matchWithout(sentence: string, word: string): string | undefined {
  const rest = text.split('\n').filter((line) => !line.startsWith(`不算\t${word}\t`))
  return match(sentence, parseIndicators(rest.join('\n')))
}

function match(sentence: string, book: readonly Indicator[]): string | undefined {
  const [number] = findQuantities(sentence)
  const words =
    number === undefined
      ? { left: sentence, right: '', unit: '' }
      : { left: sentence.slice(0, number.at.start), right: sentence.slice(number.at.end), unit: number.unit }
  return matchFigureIndicator({ context: '', ...words }, book)?.name
}

describe('what does not count', () => {
  it.each(vetoes)('with $word: $example', ({ word, example }) => {
    const other = matchWithout(example, word)
    expect(match(example, indicators)).not.toBe(other)
    expect(indicators.map((indicator) => indicator.name)).toContain(other)
    const name = nameFirst(example)
    expect(name).not.toBe(other)
    // What is left is an indicator that the word belongs to, or the report's own words, the word among them.
    const own = indicators.find((indicator) => indicator.name === name)
    expect(own ? [own.name, ...own.synonyms].join(' ') : name).toContain(word)
  })

  it('leaves an indicator alone that is called by the word', () => {
    expect(nameFirst('行政诉讼败诉2件')).toBe('败诉(纠错)数')
    expect(nameFirst('人民调解员25人')).toBe('人民调解员人数')
  })

  it.each([
    ['14名执法人员中持证12人', '持执法证人数'],
    ['提出法律意见22条', '法律顾问采纳意见数'],
    ['发现违法建设12处', '拆除违建户数'],
    ['发放农民工工资1200万元', '帮助农民工讨薪(追回工资)金额'],
  ])('%s is not %s', (sentence, name) => {
    expect(nameFirst(sentence)).not.toBe(name)
  })

  it.each([
    ['不算\t败诉\t句中\t*', /第 2 行.*不算/],
    ['不算\t败诉\t句尾\t*\t行政诉讼败诉2件', /第 2 行.*不算/],
    ['不算\t\t句中\t*\t行政诉讼败诉2件', /第 2 行.*不算/],
  ])('names the line that is wrong: %j', (line, message) => {
    expect(() => parseIndicators(`甲数\t甲\t个\tsum\t节\n${line}`)).toThrow(message)
  })
})
