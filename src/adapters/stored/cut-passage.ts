// Step: index. In: a passage. Out: what of it is searchable by words, what of it waits for a vector and under which key: the same in every store.
import { createHash } from 'node:crypto'
import type { Passage } from '#domain/report.ts'
import { cutTerms, type Terms } from '#index/cut-terms.ts'
import { textOfPassage, textsOfClauses, textsOfSentences } from '#index/text-to-embed.ts'
import type { Segmenter } from '#ports/segmenter.ts'

/** Its text and the headings above it. */
export function cutPassage(passage: Pick<Passage, 'heading' | 'text'>, segmenter: Segmenter): Terms {
  return cutTerms(`${passage.heading}\n${passage.text}`, segmenter)
}

/** The passage, then its sentences, then clauses of long ones: `rank` says in which order they are encoded. */
export function listTexts(
  passage: Passage,
): readonly { readonly text: string; readonly rank: number; readonly key: string }[] {
  return [[textOfPassage(passage)], textsOfSentences(passage), textsOfClauses(passage)].flatMap(
    (list, rank) => list.map((text) => ({ text, rank, key: keyOfText(text) })),
  )
}

/** The key of a text's vector: the first half of its SHA-256, hex. */
export function keyOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
