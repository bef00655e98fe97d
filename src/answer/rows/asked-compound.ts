// Tool of this room: frame -> the words that together name what is asked for last (商事调解 of 有没有商事调解): one of them alone is something else.
import type { Frame, Term } from '#domain/frame.ts'
import { matchTerm } from '#retrieve/match-term.ts'

/** The last term that the question says, with those that stand right before it. Empty where it says none. */
export function listCompound({ plain }: Pick<Frame, 'plain'>, terms: readonly Term[]): readonly Term[] {
  const said = terms.filter(({ word, isGuess }) => !isGuess && plain.includes(word))
  const sorted = said.toSorted((a, b) => endOf(plain, b) - endOf(plain, a))
  const compound: Term[] = []
  for (const term of sorted) {
    const next = compound.at(-1)
    if (next !== undefined && endOf(plain, term) !== plain.lastIndexOf(next.word)) break
    compound.push(term)
  }
  return compound
}

const endOf = (plain: string, { word }: Term) => plain.lastIndexOf(word) + word.length

/** All of them, in any of their wordings. */
export function holdsCompound(compound: readonly Term[], text: string): boolean {
  return compound.every((term) => matchTerm(term, text) > 0)
}
