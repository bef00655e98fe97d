// Step: what did not happen (无行政复议、行政诉讼案件发生) -> figures with value 0. Text and indicators in, figures out.
import type { Figure } from '#domain/figure.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import { matchFigureIndicator } from '#text/match-figure-indicator.ts'
import { findZeroQuantities } from '#text/numbers/find-zero-quantities.ts'
import { foldFigures } from '#text/numbers/fold-figures.ts'
import { readChannel } from './figure-channel.ts'
import { type FigureSource, readContexts } from './figure-context.ts'
import { readPeriod } from './figure-period.ts'
import type { buildSectionFinder } from './figure-section.ts'

interface ZeroTools {
  readonly indicators: readonly Indicator[]
  readonly findSection: ReturnType<typeof buildSectionFinder>
}

/** One figure for each event that is denied; those of a plan are aims and left out. */
export function buildZeroFigures(source: FigureSource, { indicators, findSection }: ZeroTools): Figure[] {
  const zeros = findZeroQuantities(foldFigures(source.text))
  const contexts = readContexts(
    source.text,
    // From behind the denying word: its clause names the event and need not reach further left.
    zeros.map((zero) => ({ start: zero.at.end, end: zero.at.end })),
  )
  return zeros.flatMap((zero, index) => {
    const context = contexts[index]
    const section = findSection(zero.at.start)
    if (context === undefined || section?.part === 'plan') return []
    const matched = matchFigureIndicator({ context: '', left: zero.event, right: '', unit: '' }, indicators)
    const indicator = matched !== null && matched.aggregation !== 'ratio' ? matched : null
    return [
      {
        ...context.clause,
        indicator: indicator?.name ?? zero.event,
        kind: 'count' as const,
        subject: zero.event,
        channel: readChannel(context.context, context.left),
        rowPlace: null,
        period: readPeriod(context.context + context.left),
        value: 0,
        unit: zero.unit,
        qualifier: 'none' as const,
        raw: source.text.slice(zero.at.start, zero.at.end),
        quote: source.text.slice(context.clause.start, context.clause.end),
        section: section?.path ?? '',
        parent: null,
        at: zero.at,
      },
    ]
  })
}
