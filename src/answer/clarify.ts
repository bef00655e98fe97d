// Step: several places bear the name that was asked about -> the question which one, with choices.
import type { Choice } from '#domain/answer.ts'
import type { Frame } from '#domain/frame.ts'
import { placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { citeQuotes, claimReport } from './cite.ts'
import type { Composition } from './compose-lines.ts'
import type { Claim } from './gate/draft-line.ts'
import { phrases } from './gate/set-phrases.ts'
import type { Quote } from './quotes/open-quote.ts'

const marks = '①②③④⑤⑥⑦⑧'

/** `quotes` are what each of them writes, where anything answers: one tap less for who wants them all. */
export function composeClarify(
  frame: Frame,
  { quotes, visible }: { quotes: readonly Quote[]; visible: readonly ReportSummary[] },
): Composition & { readonly choices: readonly Choice[] } {
  const own = frame.own ? placeName(frame.own) : null
  const names = frame.ambiguous.slice(0, marks.length).map(placeName)
  const town = frame.ambiguous[0]?.town ?? ''
  const listed = names.map((name, i) => `${marks[i]}${name}${name === own ? '（本镇）' : ''}`).join(' ')
  const said = `资料库里有${names.length}个${town}：${listed}`
  const namesakes: Claim = { kind: 'namesakes', said, places: names, town }
  return {
    lines: [
      { kind: 'frame', pieces: [namesakes, phrases.whichOne] },
      ...quotes.map(({ report }, i) => ({
        kind: 'quotes' as const,
        lead: [claimReport(report, { n: i + 1, visible })],
        quotes: [i + 1],
      })),
    ],
    citations: citeQuotes(quotes),
    choices: [
      ...names.map((name, i) => ({ label: `${marks[i]}${name}`, place: name })),
      { label: '都要', place: names.join('和') },
    ],
  }
}
