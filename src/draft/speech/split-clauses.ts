// Step of reading a brief: a sentence -> its clauses, without the words by which people go on to the next thing (然后是那个, 再一个就是, 这个数是).
import { breakLine } from '#text/break-lines.ts'

/** A clause that people type has at most some 60 characters. */
const maxClause = 200

/** Characters before a mark in which its number stands. */
const nearBefore = 60

/** How people go on when they talk; it says nothing of the work. 还有1件 counts what is left. */
const goesOn =
  /^(?:(?:另外|还有(?!(?:\d[\d.]*|[一二三四五六七八九十两]+)[件起个户条家人名处份批项宗场次])|此外|然后|再就是|以及|并且|对了|哦|嗯|后来|接着|接下来(?=[是说讲])|(?:再|还有|另)一个(?=就?是|[呢嘛啊吧，,]))(?:呢|嘛|啊|吧)?[,，]?)+/
/** 然后是那个, 再就是说: only behind words that go on. */
const comesTo = /^(?:就?是(?:说|讲)?|说到|讲到)?(?:那个|这个)?[,，]?(?=[\u4e00-\u9fff“])/
const also = /^[还又](?=组织|开展|举办|召开|[办搞请做建发调帮化查修印拆])/
const saidAgain = /^又?(?:说(?![好明服理法事教到清通和不])|核(?:实|对)?了?一下|查了?一下|补充一下)[:：,，]?/

/** 然后是那个合法性审查47件 -> 合法性审查47件. */
function peelOpening(clause: string): string {
  const lead = goesOn.exec(clause)?.[0] ?? ''
  const behind = clause.slice(lead.length)
  return (lead === '' ? behind : behind.replace(comesTo, '')).replace(saidAgain, '').replace(also, '')
}

const closers: Readonly<Record<string, string>> = { '“': '”', '（': '）', '(': ')', '《': '》' }

export function splitClauses(sentence: string): { text: string; isListed: boolean }[] {
  const parts: { text: string; isListed: boolean }[] = []
  let isListed = false
  let from = 0
  for (let at = 0; at < sentence.length; at++) {
    const closed = closers[sentence.charAt(at)]
    const close = closed === undefined ? -1 : sentence.slice(at, at + 61).indexOf(closed)
    // A quotation or bracket stays whole.
    if (close > 0) {
      at += close
      continue
    }
    if (!isBreak(sentence, at, from)) continue
    parts.push({ text: sentence.slice(from, at), isListed })
    isListed = sentence.charAt(at) === '、'
    from = at + 1
  }
  parts.push({ text: sentence.slice(from), isListed })
  return parts.flatMap((part) =>
    breakLine(peelOpening(part.text.trim()), maxClause)
      .filter(Boolean)
      .map((text, index) => ({ text, isListed: part.isListed && index === 0 })),
  )
}

/** 、 and blanks part only what counts on both sides: 条幅58幅、展板16块. */
function isBreak(text: string, at: number, from: number): boolean {
  const char = text.charAt(at)
  if (char === '，') return true
  // A comma between letters belongs to an address or a name.
  if (char === ',' && /[\w/],[a-z]|[a-z/],\w/i.test(text.slice(at - 1, at + 2))) return false
  if (char === ',')
    return !(/\d/.test(text.charAt(at - 1)) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5)))
  if (char !== '、' && char !== ' ') return false
  const behind = text.slice(at + 1, at + 1 + maxClause)
  const next = behind.search(/[，、\s]/)
  const before = text.slice(Math.max(from, at - nearBefore), at)
  return (
    hasNumber(next < 0 ? behind : behind.slice(0, next)) &&
    hasNumber(before) &&
    (!/\d$/.test(before) || /^[\u4e00-\u9fff]{2}/.test(behind))
  )
}

/** 5月16日、11月28日 and 每月8日、18日 count nothing. */
const days = /(?:\d{1,2}月)?\d{1,2}[日号](?!\d)|\d{1,2}月(?!\d)/g

const anyNumeral = /[\d一二三四五六七八九十百千万两]/

function hasNumber(text: string): boolean {
  if (!anyNumeral.test(text)) return false
  const counted = text.replace(days, '').replace(/(?:19|20)\d{2}年?|“[^”]*”/g, '')
  return /\d|[一二三四五六七八九十百千万两]{1,6}[余多]?[\u4e00-\u9fff%]/.test(counted)
}
