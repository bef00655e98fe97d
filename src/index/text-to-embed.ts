// Step: index. In: a passage. Out: the texts whose vectors stand for it, its sentences and their clauses.
import type { Passage } from '#domain/report.ts'
import { splitClauses } from '#text/split-clauses.ts'

/** Part of the stamp of the waiting list: raise it whenever other texts of a passage would be encoded. */
export const textsVersion = 2

/** The last heading travels with a text: a sentence alone often does not say what it is about. */
export function textOfPassage(passage: Passage): string {
  return withHeading(passage.heading, passage.text)
}

/** One text a sentence, in order. */
export function textsOfSentences(passage: Passage): readonly string[] {
  return readSentences(passage).map((sentence) => withHeading(passage.heading, sentence))
}

/** Clauses of long sentences, without the heading: it would outweigh them. */
export function textsOfClauses(passage: Passage): readonly string[] {
  return readSentences(passage).flatMap(splitClauses)
}

function readSentences({ sentences, text, start }: Passage): readonly string[] {
  return sentences.map((span) => text.slice(span.start - start, span.end - start))
}

function withHeading(headings: string, text: string): string {
  const last = headings.split(' / ').at(-1) ?? ''
  return last === '' || text.startsWith(last) ? text : `${last}\n${text}`
}
