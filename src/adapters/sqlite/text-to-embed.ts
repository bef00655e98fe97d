// Step: index. In: a passage. Out: the texts whose vectors stand for it and for its sentences, and the key of a text.
import { createHash } from 'node:crypto'
import type { Passage } from '#domain/report.ts'

/** The last heading travels with a text: a sentence alone often does not say what it is about. */
export function textOfPassage(passage: Passage): string {
  return withHeading(passage.heading, passage.text)
}

/** One text a sentence, in order. */
export function textsOfSentences(passage: Passage): readonly string[] {
  return passage.sentences.map((span) => {
    const sentence = passage.text.slice(span.start - passage.start, span.end - passage.start)
    return withHeading(passage.heading, sentence)
  })
}

function withHeading(headings: string, text: string): string {
  const last = headings.split(' / ').at(-1) ?? ''
  return last === '' || text.startsWith(last) ? text : `${last}\n${text}`
}

/** The key of a text's vector: the first half of its SHA-256, hex. */
export function keyOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
