// Tool of the gate: a part or a rate -> the count of its own sentence that it belongs to: of 调解劳动争议33起，成功33起 the disputes, and not those of the sentence before.
import type { Figure } from '#domain/figure.ts'
import { countWhile } from '#shared/count-while.ts'
import { oncePer } from '#shared/once-per.ts'
import type { CheckedText } from './checked-text.ts'

/** Null where its sentence holds none before it. */
export function findLead({ text, report, drafting }: CheckedText, figure: Figure): Figure | null {
  const leads = leadsOf(drafting)(report.figures)
  const lead = leads[countWhile(leads, ({ at }) => at.start < figure.at.start) - 1]
  return lead && !/[。；;\n]/.test(text.slice(lead.at.end, figure.at.start)) ? lead : null
}

/** Counts that others may belong to, in the order of the text. */
const leadsOf = oncePer((drafting: CheckedText['drafting']) =>
  oncePer((figures: readonly Figure[]) => {
    const belongs = belonging(drafting)
    const counts = figures.filter(
      (one) => one.kind === 'count' && one.parent === null && !belongs.has(one.indicator),
    )
    return [...new Map(counts.toReversed().map((one) => [one.at.start, one])).values()].toSorted(
      (a, b) => a.at.start - b.at.start,
    )
  }),
)

/** Indicators that are a part of another's count, or its rate. */
const belonging = oncePer(({ themes }: CheckedText['drafting']) => {
  const rates = themes.flatMap((theme) => theme.groups.flatMap((group) => group.rates))
  return new Set(rates.flatMap(({ rate, part }) => [rate, part]))
})
