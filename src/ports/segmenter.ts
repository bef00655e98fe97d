// Port: cuts Chinese text into words for the index.

export interface Segmenter {
  /** Part of the index stamp: another segmenter means another index. */
  readonly id: string
  /** Search-mode words, in order, duplicates kept; blanks and punctuation left out, letters lower-cased. */
  cut(text: string): readonly string[]
}
