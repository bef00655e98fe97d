// Tool of this room: a sentence and the part it stands in -> what it tells: a practice, a number, a problem, a cause, a plan, or only a stance.
import type { SentenceKind, SentenceWords } from '#domain/prompt-book.ts'
import type { SectionPart } from '#domain/report.ts'
import { keepWithin } from '#shared/keep-within.ts'
import { oncePer } from '#shared/once-per.ts'
import { holdsNumber } from '#text/writes-topic.ts'

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
  const kinds = new Set(readWordKinds(sentence.text, words))
  const own = ofParts[sentence.part]
  if (own) kinds.add(own)
  if (holdsNumber(sentence.text, true)) kinds.add('number')
  return kinds
}

/** By its words alone. */
export function readWordKinds(text: string, words: readonly SentenceWords[]): ReadonlySet<SentenceKind> {
  const known = keptKinds(words)
  const kept = known.get(text)
  if (kept) return kept.kinds
  const kinds = new Set<SentenceKind>()
  for (const { kind, words: telling } of words)
    if (telling.some((word) => text.includes(word))) kinds.add(kind)
  known.put(text, { length: text.length, kinds })
  return kinds
}

/** Characters of the texts whose kinds are kept: the sentences of a library are ranked again and again. About 3 MB. */
const mostKept = 300_000
const keptKinds = oncePer((_words: readonly SentenceWords[]) =>
  keepWithin<string, { readonly length: number; readonly kinds: ReadonlySet<SentenceKind> }>(
    mostKept,
    ({ length }) => length + 1,
  ),
)
