// Tool of this room: many short texts side by side -> which of them hold a word, found in one pass: a search in each of them costs ten times as much.

export interface LaidOut {
  readonly texts: readonly string[]
  /** Places of the texts that hold the word, in order. */
  holding(word: string): readonly number[]
}

const separator = '\u0000'

export function layOut(texts: readonly string[]): LaidOut {
  const whole = texts.join(separator)
  const ends: number[] = []
  for (const { length } of texts) ends.push((ends.at(-1) ?? -1) + length + 1)
  return {
    texts,
    holding: (word) => {
      if (word === '' || word.includes(separator))
        return [...texts.keys()].filter((at) => texts[at]!.includes(word))
      const found: number[] = []
      for (let at = 0, from = whole.indexOf(word); from >= 0; from = whole.indexOf(word, ends[at]!)) {
        while (ends[at]! <= from) at++
        found.push(at)
      }
      return found
    },
  }
}
