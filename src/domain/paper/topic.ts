// Noun: what headings and paragraphs tell of, by the words that say so (prompts/drafting/topics.tsv).

/** What headings name (公共安全), the words that tell of it, and what is told in one paragraph with it; `family` may be empty. */
export interface Topic {
  readonly name: string
  readonly words: readonly string[]
  readonly family: string
}
