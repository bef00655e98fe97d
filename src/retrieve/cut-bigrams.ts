// Tool of this room: text -> its pairs of neighbouring characters, blanks and punctuation left out.

/** 化解矛盾 -> 化解 解矛 矛盾; none for a single character. */
export function cutBigrams(text: string): readonly string[] {
  const plain = text.replace(/[\s\p{P}]+/gu, '')
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2))
}
