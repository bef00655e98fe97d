// Tool of this room: a sentence and the part it stands in -> what it tells: a practice, a number, a problem, a cause, a plan, or only a stance.
import type { SentenceKind, SentenceWords } from '#domain/prompt-book.ts'
import type { SectionPart } from '#domain/report.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'

const ofParts: Partial<Record<SectionPart, SentenceKind>> = {
  problem: 'problem',
  cause: 'cause',
  plan: 'plan',
}

/** By its words and by its part; one sentence may be of several kinds. */
export function readSentenceKinds(
  sentence: { readonly text: string; readonly part: SectionPart },
  words: readonly SentenceWords[],
): ReadonlySet<SentenceKind> {
  const kinds = readWordKinds(sentence.text, words)
  const own = ofParts[sentence.part]
  if (own) kinds.add(own)
  if (findQuantities(sentence.text).length > 0) kinds.add('number')
  return kinds
}

/** By its words alone. */
export function readWordKinds(text: string, words: readonly SentenceWords[]): Set<SentenceKind> {
  const kinds = new Set<SentenceKind>()
  for (const { kind, words: telling } of words)
    if (telling.some((word) => text.includes(word))) kinds.add(kind)
  return kinds
}
