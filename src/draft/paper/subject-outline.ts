// Step of drafting: the outline of a bulletin -> with the headings of the outline of its subject, where it has one (简报 of 防汛防台) and the material bears its headings out.
import type { Brief } from '#domain/brief.ts'
import type { DraftingBook, Outline } from '#domain/drafting-book.ts'
import { findHome } from '#draft/place/place-units.ts'
import { groupBy } from '#shared/group-by.ts'
import { listPairs } from '#shared/list-pairs.ts'
import { lastOfBulletin } from './keep-headings.ts'

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
  const told = listTold(brief).map((text) => ({ text, home: findHome({ label: '', text }, lists) }))
  const homes = [...groupBy(told, ({ home }) => home)].filter(([home]) => home >= 0)
  const isFilled = homes.filter(([, own]) => own.length >= leastUnder)
  const isBorne = homes.every(([home, own]) =>
    isBorneOut(sections[home]!.heading, own.map(({ text }) => text).join('')),
  )
  if (base === undefined || isFilled.length < leastHeadings || !isBorne) return outline
  return {
    ...outline,
    sections: [
      ...sections.map((section) => ({ ...section, level: 1, isOptional: true })),
      lastOfBulletin(base),
    ],
  }
}

/** 抓好, 加强: what is done with the thing that a heading names. */
const aim = /抓[好实]|做好|加强|开展|夯实|维护|推进|落实|强化|工作|情况/g

/** 维护社会治安 over teams and visits tells nothing of its own: two characters of the thing it names stand in the text. */
function isBorneOut(heading: string, text: string): boolean {
  return listPairs(heading.replace(aim, '，')).some((pair) => !pair.includes('，') && text.includes(pair))
}

/** Its sentences. */
function listTold({ figures, statements }: Brief): readonly string[] {
  const all = [...figures.map((one) => ({ ...one, text: one.clause })), ...statements]
  const sentences = groupBy(all, ({ line, sentence }) => `${line} ${sentence}`)
  return [...sentences.values()].map((facts) => [...new Set(facts.map(({ text }) => text))].join('，'))
}
