// Tool of this room: terms of a question for a yes or no -> without the side that is asked about: of 官司输了 the thing is 官司, and 输了 is what may be denied.
import type { Term } from '#domain/frame.ts'
import type { Opposites, SynonymGroup } from '#domain/prompt-book.ts'
import { isSideWord } from '#text/stance.ts'

export function leaveSides(
  terms: readonly Term[],
  {
    opposites,
    synonyms,
  }: { readonly opposites: readonly Opposites[]; readonly synonyms: readonly SynonymGroup[] },
): readonly Term[] {
  const sides = opposites.flatMap(({ one, other }) => [...one, ...other])
  return terms.map((term) => {
    const isSided = !term.isGuess && term.alternatives.some((other) => isSideWord(other, opposites))
    const longest = sides.filter((one) => term.word.includes(one)).sort((a, b) => b.length - a.length)[0]
    if (!isSided || longest === undefined) return term
    const word = term.word.replace(longest, '')
    const group = synonyms.find(({ written, spoken }) => [...written, ...spoken].includes(word))
    return group ? { ...term, word, alternatives: group.written.filter((one) => one !== word) } : term
  })
}
