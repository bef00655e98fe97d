// Tool of this room: text -> its pairs of neighbouring characters, blanks and punctuation left out.

/** 化解矛盾 -> 化解 解矛 矛盾; none for a single character. */
export function cutBigrams(text: string): readonly string[] {
  const plain = text.replace(/[\s\p{P}]+/gu, '')
  const bigrams: string[] = []
  for (let at = 2; at <= plain.length; at++) bigrams.push(plain.slice(at - 2, at))
  return bigrams
}
