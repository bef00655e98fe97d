// Step: words about a draft -> what was heard in them, with the numbers of the draft at hand.
import type { DraftRecord } from '#domain/draft.ts'
import { lastVersion } from '#draft/revise/revise-draft.ts'
import { settleWords } from '#draft/speech/settle-words.ts'
import { mendTypos, type TypingBook } from '#draft/steer/mend-typos.ts'
import { type HeardMessage, hearMessage } from '#draft/wish/hear-message.ts'
import { holdsNumber } from '#draft/wish/read-loose-correction.ts'
import type { WishReader } from '#ports/wish-reader.ts'

/** Null without an encoder. */
export function hearWords(
  words: string,
  record: DraftRecord,
  { reader, book }: { readonly reader: WishReader | null; readonly book: TypingBook },
): Promise<HeardMessage | null> {
  const { brief } = lastVersion(record)
  const { figures } = brief
  return hearMessage(mendTypos(settleWords(words), brief, book).text, reader, (text) =>
    holdsNumber(text, figures),
  )
}
