// Step: the last gate of every answer. Citations against the stored texts: a quote that is not exactly there is not shown.
import type { Citation } from '#domain/answer.ts'

/** The citations whose quote is not exactly the stored text at its span; empty when all hold. */
export function findBrokenQuotes(
  citations: readonly Citation[],
  texts: ReadonlyMap<number, string>,
): readonly Citation[] {
  return citations.filter(
    ({ reportId, start, end, quote }) => quote === '' || texts.get(reportId)?.slice(start, end) !== quote,
  )
}
