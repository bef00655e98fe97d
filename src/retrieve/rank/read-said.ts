// Tool of this room: a text -> the same without blanks and punctuation, as it is held against words; kept, because the sentences of a library are ranked again and again.
import { keepWithin } from '#shared/keep-within.ts'

export interface Said {
  readonly text: string
  /** Without blanks and punctuation, every character as it is. */
  readonly plain: string
  /** In the usual width, too: a pair of neighbouring characters may have a blank or a comma between them. */
  readonly joined: string
}

/** Characters of the texts that are kept: some times as many as one question ranks. About 3 MB. */
const mostKept = 300_000
const known = keepWithin<string, Said>(mostKept, ({ text }) => text.length + 1)

export function readSaid(text: string): Said {
  const kept = known.get(text)
  if (kept) return kept
  const plain = text.replace(/[\s\p{P}]+/gu, '')
  const joined = text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')
  const said = { text, plain, joined: joined === plain ? plain : joined }
  known.put(text, said)
  return said
}
