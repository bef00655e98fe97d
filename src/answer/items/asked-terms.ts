// Tool: frame and what was found -> the words that are a topic here: some sentence in scope writes them, and the titles of the reports do not.
import type { Frame, Term } from '#domain/frame.ts'
import type { Evidence } from '#retrieve/retrieve.ts'

/** 看点 and 大意 stand in no report, 法治政府建设 in the title of each: neither narrows what is asked. */
export function findAskedTerms(
  { terms }: Pick<Frame, 'terms'>,
  { scope, sentences, rareTerms }: Pick<Evidence, 'scope' | 'sentences' | 'rareTerms'>,
): readonly Term[] {
  const titles = scope.reports.flatMap(({ metadata: { title, kind } }) => [title ?? kind])
  const headings = sentences.filter(({ isHeading, text }) => isHeading && topHeading.test(text))
  const isTitle = (word: string) =>
    2 * titles.filter((title) => title.includes(word)).length > titles.length ||
    headings.filter(({ text }) => text.includes(word)).length > 2
  const asked = terms.filter((term) => {
    const words = [term.word, ...term.alternatives]
    const isWritten = sentences.some(({ text }) => words.some((word) => text.includes(word)))
    return !term.isGuess && isWritten && !isTitle(term.word)
  })
  return asked.map((term) => ({ ...term, weight: term.weight * (rareTerms.has(term.word) ? rareWeight : 1) }))
}

/** 一、2022年推进法治建设的主要举措和成效: the headings of the parts say what the whole report is about. */
const topHeading = /^[一二三四五六七八九十]{1,3}[、.．]/

/** A word of few passages says more than one of many. */
const rareWeight = 1.6

/** The words that are a theme of the reports asked about: said more than once, or in a heading; 亮点 may stand in any text. */
export function findThemeTerms(
  frame: Pick<Frame, 'terms'>,
  evidence: Pick<Evidence, 'scope' | 'sentences' | 'rareTerms'>,
): readonly Term[] {
  return findAskedTerms(frame, evidence).filter(({ word, alternatives }) => {
    const words = [word, ...alternatives]
    const holding = evidence.sentences.filter(({ text }) => words.some((one) => text.includes(one)))
    return holding.length > 1 || holding.some(({ isHeading }) => isHeading)
  })
}

/** Share of the terms, by weight, that a text has. */
export function shareTold(terms: readonly Term[], text: string): number {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const told = terms.filter(({ word, alternatives }) =>
    [word, ...alternatives].some((one) => text.includes(one)),
  )
  return total === 0 ? 0 : told.reduce((sum, { weight }) => sum + weight, 0) / total
}
