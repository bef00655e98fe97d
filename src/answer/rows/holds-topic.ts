// Tool of this room: words of a topic x what each place is quoted with -> whether all of them write of it. One rule for the rows, the line that counts them, and the gate.
import type { Term } from '#domain/frame.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { wordingsOf } from './topic-words.ts'

/** The word, what reports write for it, or most of its pieces, in the quotes or in the headings over them. */
export function holdsTerm(term: Term, text: string): boolean {
  return wordingsOf(term).some((wording) => text.includes(wording)) || matchTerm(term, text) > 0
}

/** `told`: whose it is and the text, several of one place read as one. */
export function holdTopic(
  terms: readonly Term[],
  told: readonly { readonly place: string; readonly text: string }[],
): boolean {
  const written = new Map<string, string>()
  for (const { place, text } of told) written.set(place, `${written.get(place) ?? ''}\n${text}`)
  return [...written.values()].every((text) => terms.every((term) => holdsTerm(term, text)))
}
