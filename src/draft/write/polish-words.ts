// Step of writing: a user's words -> the wording of a document, by the table of prompts/drafting/colloquial.tsv. Facts stay, and no replacement leaves half a word.
import type { DraftWording, SpokenWord } from '#domain/drafting-book.ts'
import { cutEnd } from '#shared/cut-end.ts'
import { groupBy } from '#shared/group-by.ts'
import { oncePer } from '#shared/once-per.ts'

/** Replaces colloquial words, drops blanks between Chinese characters and stops at the end. `next`: what stands behind the text, a number as a rule. */
export function polishWords(text: string, wording: Pick<DraftWording, 'spoken'>, next = ''): string {
  let out = ''
  const following = next.slice(0, reach)
  const words = byFirst(wording.spoken)
  const kept = listKept(text)
  for (let at = 0; at < text.length; ) {
    // What somebody said stays as he said it.
    const end = kept.get(at)
    if (end !== undefined) {
      out += text.slice(at, end)
      at = end
      continue
    }
    const behindOf = ({ from }: SpokenWord) =>
      text.slice(at + from.length, at + from.length + reach) + following
    const word = words
      .get(text.charAt(at))
      ?.find((one) => text.startsWith(one.from, at) && fits(one, behindOf(one)))
    out += word === undefined ? text.charAt(at) : replaceWord(word, out, behindOf(word))
    at += word === undefined ? 1 : word.from.length
  }
  const closed = out.replace(/(?<=[\u4e00-\u9fff，、])\s+(?=[\u4e00-\u9fff\d“])/g, '')
  // 栽植了30株: the number needs no 了.
  const plain =
    /^\d/.test(next) && !isBareVerb.test(closed)
      ? closed.replace(/(?<=[\u4e00-\u9fff]{2})(?<!除)了$/, '')
      : closed
  const bare = cutEnd(plain, /[。；;，,\s]/)
  return /^[，,]/.test(plain.slice(bare.length)) ? `${bare}，` : bare
}

/** 学校开了3所: a verb of one character leaves no sentence without its 了; 召开了, 排查了 do. */
const isBareVerb =
  /(?<![召公展分离拉敞打检排核抽审巡督清复调侦协普盘配储准筹防整维抢翻装拆举承操主改创兴搭新扩印颁下制])[开查备修拆办建发定种装换补养挖买招罚]了$/

/** Longest first, as they stand. */
const byFirst = oncePer((spoken: DraftWording['spoken']) => groupBy(spoken, ({ from }) => from.charAt(0)))

const saying = /“[^”]{12,80}”/g

/** Where whole sentences are quoted: start and end. */
function listKept(text: string): ReadonlyMap<number, number> {
  return new Map([...text.matchAll(saying)].map(({ 0: whole, index }) => [index, index + whole.length]))
}

/** As far as a condition looks. */
const reach = 12
const number =
  '(?:[约近共超达]|大约|大概|差不多|将近|一?共|总共)?[\\d一二两三四五六七八九十百几][\\d.一二三四五六七八九十百千万余多]*'
const conditions: Readonly<Record<string, RegExp>> = {
  数: new RegExp(`^${number}`),
  数人: new RegExp(`^${number}(?:个?人|名|位)`),
  数户: new RegExp(`^${number}(?:户|家)`),
  数节: new RegExp(`^${number}(?:节|堂|课时)`),
  数场: new RegExp(`^${number}[场期届次班]`),
  尾: /^(?:$|[，,。；;、])/,
}
/** 开了的, 来了人: what follows is no object of the verb, or a word of one character that makes another word with it. */
const clings = /^(?:[的吧吗呢过得着起来去成好]|[\u4e00-\u9fff](?![\u4e00-\u9fff“《（]))/

/** Where a verb of one character may begin: a clause, or behind who, when, how much and how; elsewhere it ends another word (群发了). */
const verbPlace =
  /(?:^|[，,、；;：:。（(）)”》\dA-Za-z\s]|[共都均已又再还也先后新只年月日天次期][\u4e00-\u9fff]?|已经|[镇村乡办所站队会部局院委员人们家户组校司店民众警长中心业工位]|在[\u4e00-\u9fff]{2,8})$/

const complement = /^[掉完好到定清懂通坏错混糟垮透成活]/

/** What the table asks for stands behind it. */
function fits({ from, next }: SpokenWord, behind: string): boolean {
  // 搞掉, 搞懂: with what it came to it is another word.
  if (from.length === 1 && next.length === 0 && complement.test(behind)) return false
  return next.length === 0 || next.some((one) => conditions[one]?.test(behind) ?? behind.startsWith(one))
}

/** 查了 is 检查, but 检查了 and 排查了 only lose their 了; 发了言 is 发言, and 全开了的 stays. */
function replaceWord({ from, to, next, notAfter }: SpokenWord, before: string, behind: string): string {
  const isVerb = from.endsWith('了')
  // 发了才补的: what came next hangs on it.
  if (isVerb && /^[才就又再便]/.test(behind)) return from
  const last = before.slice(-1)
  if (last !== '' && notAfter.includes(last)) return isVerb ? from.slice(0, -1) : from
  if (isVerb && from.length === 2 && next.length === 0 && !/^的/.test(behind) && !verbPlace.test(before))
    return from.slice(0, -1)
  if (next.length > 0 || !isVerb || !clings.test(behind)) return to
  return /^[\u4e00-\u9fff]/.test(behind) && !/^[的吧吗呢过得着起来去成好]/.test(behind)
    ? from.slice(0, -1)
    : from
}
