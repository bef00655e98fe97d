// Step: a follow-up as people say it -> the same with what they say in words of their own as others say it (最先头那年子 -> 最早一年), by prompts/asking/plain-words.tsv.
import type { AskingPattern } from '#domain/prompt-book.ts'

/** Longer messages bring more than a question. */
const longest = 80

export function sayPlainly(text: string, words: readonly AskingPattern<string>[]): string {
  if (text.length > longest) return text
  return words.reduce(
    (said, { as, pattern }) => said.replace(pattern, as),
    leaveDoubt(text).replace(slip, ''),
  )
}

/** 不对不对，我刚才是问成功率, 不对吧我问的是反诈: the thing alone, as one goes on to it. */
function leaveDoubt(text: string): string {
  const found = doubt.exec(text)
  const meant = found ? text.slice(found[0].length).replace(/[\s。！!？?吧啊呀]+$/, '') : ''
  if (meant === '') return text
  return meant.length <= bare && !/[呢吗的]$|[几谁哪么咋啥怎]|多少/.test(meant) ? `${meant}呢` : meant
}

const bare = 10
const doubt =
  /^(?=[^，,。！!]{0,4}(?:不[对是]|错|跑题|扯远|非所问|没问))[^，,。！!\d]{1,8}?(?:[，,。！!\s][^，,。！!\d]{0,6}?)?[，,。！!\s]*(?:我|咱)们?(?:刚才|刚刚|前面)?(?:是?(?:想|要)?[问说指](?:的)?是|是(?:想|要)?问(?:的)?)(?!你)/

/** 哎说秃噜嘴了，我要的是22年的: that something was said wrong, in whatever words, before what is meant. */
const slip = /^[^，,。！!\d]{1,12}[，,。！!]\s*(?=我?(?:要|问|说|想要|想问|想看|想说|指)的是)/
