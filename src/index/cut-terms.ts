// Step: index. In: the text of a passage or a question. Out: its words and its character bigrams, the same way for both.

/** What cuts text into words, search-mode words in order (ports/segmenter.ts). */
export interface Cutter {
  cut(text: string): readonly string[]
}

export interface Terms {
  readonly words: readonly string[]
  readonly bigrams: readonly string[]
}

export type Field = keyof Terms

/** Part of the index stamp: raise it whenever a text would be cut differently. */
export const cuttingVersion = 1

/** Words by the segmenter; bigrams over runs of Chinese characters, other runs whole. Order and repeats are kept. */
export function cutTerms(text: string, segmenter: Cutter): Terms {
  return { words: segmenter.cut(text), bigrams: cutBigrams(text) }
}

const run = /(\p{Script=Han}+)|([a-z\d][a-z\d.%]*)/gu

function cutBigrams(text: string): readonly string[] {
  const bigrams: string[] = []
  for (const match of text.normalize('NFKC').toLowerCase().matchAll(run)) {
    const han = match[1]
    if (han === undefined) bigrams.push(match[0])
    else addBigrams(han, bigrams)
  }
  return bigrams
}

function addBigrams(han: string, bigrams: string[]): void {
  // A rare character outside the basic plane counts as two: the same for passages and questions.
  if (han.length === 1) bigrams.push(han)
  for (let at = 2; at <= han.length; at++) bigrams.push(han.slice(at - 2, at))
}
