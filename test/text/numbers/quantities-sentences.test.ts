import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildFigures } from '#ingest/figures/build-figures.ts'
import { parseIndicators } from '#text/parse-indicators.ts'
import { tableWords } from '../../fakes/reading-book.ts'
import { figureSentences } from '../../fixtures/figure-sentences.ts'

const indicators = parseIndicators(readFileSync('prompts/indicators.tsv', 'utf8'))

const show = (text: string) =>
  buildFigures({ text, sections: [], year: 2024 }, { indicators, tableWords })
    .map((figure) => [figure.value, figure.unit, figure.qualifier].join(' ').replace(/ none$/, ''))
    .join('; ')

describe('quantities of sentences in the manner of township reports', () => {
  it.each(figureSentences)('%s', (sentence, figures) => {
    expect(show(sentence)).toBe(figures.replaceAll('多', '余'))
  })
})
