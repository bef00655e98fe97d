// Noun: what words the library writes, as far as one question goes.
export interface Lexicon {
  /** Some passage that everybody may see writes it. */
  isWritten(word: string): boolean
  /** Written, and in few passages: it tells something of its own. */
  isRare(word: string): boolean
}
