// Tool of placing: facts -> the sentences that they were given in, in the order of the brief.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import { groupBy } from '#shared/group-by.ts'

export type Fact = BriefFigure | BriefStatement
export type Sentence = readonly Fact[]

export function listSentences(facts: readonly Fact[]): readonly Sentence[] {
  const ordered = facts.toSorted((a, b) => a.clauseIndex - b.clauseIndex)
  return [...groupBy(ordered, ({ line, sentence }) => `${line} ${sentence}`).values()]
}
