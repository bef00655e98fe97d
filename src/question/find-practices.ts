// Step: the topic of a question -> the practices of prompts/practices that belong to it.

import type { Frame } from '#domain/frame.ts'
import type { Practice } from '#domain/prompt-book.ts'
import type { SectionPart } from '#domain/report.ts'

/** Under these topics the table sorts what several reports list in one part, and no practices. */
const partTopics: Partial<Record<SectionPart, string>> = { problem: '不足', plan: '打算' }

/** Practices whose topic is a word of the question or one of its synonyms; all of them when the topic has none of its own. */
export function findPractices(
  { terms }: Pick<Frame, 'terms'>,
  practices: readonly Practice[],
): readonly Practice[] {
  const words = terms.flatMap((term) => [term.word, ...term.alternatives])
  const done = practices.filter(isDone)
  const own = done.filter(({ topic }) => words.some((word) => word.includes(topic) || topic.includes(word)))
  return own.length > 0 ? own : done
}

/** A practice, and not a theme of what is lacking or planned. */
export function isDone({ topic }: Practice): boolean {
  return !Object.values(partTopics).includes(topic)
}

/** What problems or plans of several places are sorted by. */
export function findPartThemes(part: SectionPart, practices: readonly Practice[]): readonly Practice[] {
  return practices.filter(({ topic }) => topic === partTopics[part])
}
