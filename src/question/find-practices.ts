// Step: the topic of a question -> the practices of prompts/practices that belong to it.

import type { Frame } from '#domain/frame.ts'
import type { Practice } from '#domain/prompt-book.ts'

/** Practices whose topic is a word of the question or one of its synonyms; all of them when the topic has none of its own. */
export function findPractices(
  { terms }: Pick<Frame, 'terms'>,
  practices: readonly Practice[],
): readonly Practice[] {
  const words = terms.flatMap((term) => [term.word, ...term.alternatives])
  const own = practices.filter(({ topic }) =>
    words.some((word) => word.includes(topic) || topic.includes(word)),
  )
  return own.length > 0 ? own : practices
}
