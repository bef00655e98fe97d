// Step: a number that is asked for -> the answer from the figure table: a table's row with the name of its column, a clause as it stands.
import type { Citation } from '#domain/answer.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { FoundFigure } from '#retrieve/find-figures.ts'
import { citeQuotes, claimReport, isTableRow, tellFigure } from './cite.ts'
import type { Composition } from './compose-lines.ts'
import type { DraftLine } from './gate/draft-line.ts'
import type { Quote } from './quotes/open-quote.ts'

/** 凉水镇 调解矛盾纠纷 94起[1]。 `gap` stands first: that the year is another. */
export function answerFigures(
  found: readonly FoundFigure[],
  { visible, gap }: { readonly visible: readonly ReportSummary[]; readonly gap: readonly DraftLine[] },
): Composition {
  const quotes = found.map(
    ({ figure, report, gain }): Quote => ({
      start: figure.start,
      end: figure.end,
      report,
      text: figure.quote,
      section: figure.section,
      score: gain,
      coverage: gain,
    }),
  )
  const citations: readonly Citation[] = citeQuotes(quotes)
  const lines = found.map(({ figure, report }, i): DraftLine => {
    const n = i + 1
    if (!isTableRow(figure))
      return { kind: 'quotes', lead: [claimReport(report, { n, visible })], quotes: [n] }
    const said = tellFigure(figure, report, visible)
    return { kind: 'sentence', pieces: [{ kind: 'row-figure', said, n, at: figure.at }, `[${n}]。`] }
  })
  return { lines: [...gap, ...lines], citations }
}
