// Step: two townships bear the name -> the question back, with what each of them writes below.

import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { RetrieveDeps } from '#retrieve/retrieve.ts'
import { composeClarify } from './clarify.ts'
import { findRefusal } from './find-refusal.ts'
import type { Made } from './made.ts'
import { findEvidence } from './quotes/find-evidence.ts'
import { pickQuotes } from './quotes/pick-quotes.ts'

/** Of the question's words, for a quote that stands under a question back. */
const shownWhenAsking = 0.5

/** Which of the two is meant, with the best sentence of each below, where each answers. */
export async function askBack(
  frame: Frame,
  visible: readonly ReportSummary[],
  deps: RetrieveDeps,
): Promise<Made> {
  const found = await Promise.all(
    frame.ambiguous.map(async (place) => {
      const one: Frame = { ...frame, include: [place], ambiguous: [] }
      const evidence = await findEvidence(one, visible, deps)
      if (findRefusal(one, evidence, deps.book.names) !== null) return null
      return pickQuotes(one, evidence).find(({ coverage }) => coverage >= shownWhenAsking) ?? null
    }),
  )
  const quotes = found.filter((quote) => quote !== null)
  const shown = quotes.length === found.length ? quotes : []
  return { kind: 'clarify', reports: visible, ...composeClarify(frame, { quotes: shown, visible }) }
}
