// Step: a follow-up as people say it -> the same with what they say in words of their own as others say it (最先头那年子 -> 最早一年), by prompts/asking/plain-words.tsv.
import type { AskingPattern } from '#domain/prompt-book.ts'

/** Longer messages bring more than a question. */
const longest = 80

export function sayPlainly(text: string, words: readonly AskingPattern<string>[]): string {
  if (text.length > longest) return text
  return words.reduce((said, { as, pattern }) => said.replace(pattern, as), text)
}
