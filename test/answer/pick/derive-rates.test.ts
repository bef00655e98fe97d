import { expect, it } from 'vitest'
import { deriveRests } from '#answer/pick/derive-rates.ts'
import type { StoredFigure } from '#domain/stored-report.ts'

const text = '受理来信30件，化解历年老案4件；查出漏点50处，整改45处'

function figure(raw: string, quote: string, index: number): StoredFigure {
  const start = text.indexOf(quote)
  const from = start + quote.indexOf(raw)
  const at = { start: from, end: from + raw.length }
  const [value, unit] = [Number.parseInt(raw, 10), raw.at(-1)]
  const kind = 'count'
  const rest = { qualifier: 'none', parent: null, subject: null, reportId: 1, indicator: '' }
  return { ...rest, kind, value, unit, raw, index, quote, start, end: start + quote.length, at } as never
}

it('what is left is of the thing that was counted, and not of another behind it', () => {
  const figures = [
    figure('30件', '受理来信30件', 0),
    figure('4件', '化解历年老案4件', 1),
    figure('50处', '查出漏点50处', 2),
    figure('45处', '整改45处', 3),
  ]
  const sentence = { reportId: 1, start: 0, end: text.length } as never
  const rests = deriveRests({ isOfRest: true }, figures, { sentences: [sentence] })
  expect(rests.map(({ figure: { value, unit } }) => `${value}${unit}`)).toEqual(['5处'])
})
