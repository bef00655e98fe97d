// Step of drafting: the outline of a bulletin -> with the headings of the outline of its subject, where it has one (简报 of 防汛防台).
import type { Brief } from '#domain/brief.ts'
import type { DraftingBook, Outline } from '#domain/drafting-book.ts'
import { findHome } from '#draft/place/place-units.ts'
import { groupBy } from '#shared/group-by.ts'

/** Of two headings at least so many sentences are told. */
const leastUnder = 2
const leastHeadings = 2

/** Any other outline comes back as it is. */
export function outlineBySubject(
  outline: Outline,
  brief: Brief,
  { outlines }: Pick<DraftingBook, 'outlines'>,
): Outline {
  if (!outline.isBySubject) return outline
  const named = `${brief.asked?.topic ?? ''} ${brief.title}`
  const subject = outlines.find(({ words }) => words.some((word) => named.includes(word)))
  const [base] = outline.sections
  const sections = subject?.sections.filter(({ level, words }) => level === 2 && words.length > 0) ?? []
  const lists = sections.map(({ words }) => words)
  const told = listTold(brief).map((text) => findHome({ label: '', text }, lists))
  const isFilled = [...groupBy(told, (home) => home)].filter(
    ([home, own]) => home >= 0 && own.length >= leastUnder,
  )
  if (base === undefined || isFilled.length < leastHeadings) return outline
  return {
    ...outline,
    sections: [
      ...sections.map((section) => ({ ...section, level: 1, isOptional: true })),
      { ...base, level: 1, heading: '短板和下一步工作', takes: ['不足', '原因', '打算'], isOptional: true },
    ],
  }
}

/** Its sentences. */
function listTold({ figures, statements }: Brief): readonly string[] {
  const all = [...figures.map((one) => ({ ...one, text: one.clause })), ...statements]
  const sentences = groupBy(all, ({ line, sentence }) => `${line} ${sentence}`)
  return [...sentences.values()].map((facts) => [...new Set(facts.map(({ text }) => text))].join('，'))
}
