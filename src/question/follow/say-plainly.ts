// Step: a follow-up as people say it -> the same with what they say in words of their own as others say it (最先头那年子 -> 最早一年), by prompts/asking/plain-words.tsv.
import type { AskingPattern } from '#domain/prompt-book.ts'

/** Longer messages bring more than a question. */
const longest = 80

export function sayPlainly(text: string, words: readonly AskingPattern<string>[]): string {
  if (text.length > longest) return text
  return words.reduce((said, { as, pattern }) => said.replace(pattern, as), text.replace(slip, ''))
}

/** 哎说秃噜嘴了，我要的是22年的: that something was said wrong, in whatever words, before what is meant. */
const slip = /^[^，,。！!\d]{1,12}[，,。！!]\s*(?=我?(?:要|问|说|想要|想问|想看|想说|指)的是)/
