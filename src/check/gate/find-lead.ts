// Tool of the gate: a part or a rate -> the count of its own sentence that it belongs to: of 调解劳动争议33起，成功33起 the disputes, and not those of the sentence before.
import type { Figure } from '#domain/figure.ts'
import { oncePer } from '#shared/once-per.ts'
import type { CheckedText } from './checked-text.ts'

/** Null where its sentence holds none before it. */
export function findLead({ text, report, drafting }: CheckedText, figure: Figure): Figure | null {
  const belongs = belonging(drafting)
  let lead: Figure | null = null
  for (const one of report.figures) {
    const isBefore = one.at.start < figure.at.start && one.at.start > (lead?.at.start ?? -1)
    if (isBefore && one.kind === 'count' && one.parent === null && !belongs.has(one.indicator)) lead = one
  }
  return lead && !/[。；;\n]/.test(text.slice(lead.at.end, figure.at.start)) ? lead : null
}

/** Indicators that are a part of another's count, or its rate. */
const belonging = oncePer(({ themes }: CheckedText['drafting']) => {
  const rates = themes.flatMap((theme) => theme.groups.flatMap((group) => group.rates))
  return new Set(rates.flatMap(({ rate, part }) => [rate, part]))
})
