// Step: cut. In: a sentence. Out: its clauses where it is long, so that each can be found by what it means.

/** Shorter sentences say one thing. */
const longSentence = 45
/** A clause goes on until it has this many characters: 一是, 同时 and a lone name mean nothing. */
const shortClause = 18
/** What is left over at the end, shorter than this, is no clause. */
const leastClause = 8

/** None for a sentence that is short or has no commas. */
export function splitClauses(sentence: string): readonly string[] {
  if (sentence.length < longSentence) return []
  const clauses: string[] = []
  for (const part of sentence.split(/(?<=[，,、：:])/)) {
    const last = clauses.at(-1)
    if (last !== undefined && last.length < shortClause) clauses[clauses.length - 1] = last + part
    else clauses.push(part)
  }
  return clauses.length > 1 ? clauses.filter((clause) => clause.length >= leastClause) : []
}
