// Step of reading: what was learnt of how people speak, held against what stands in the words and in the open draft -> shares that both speak for.
import { type WishKind, type WishShares, wishKinds } from '#domain/wish/wish.ts'
import { namesPaper } from '#shared/paper-names.ts'
import { asksForPaper, opensPaper } from './asks-for-paper.ts'
import { asksInWords, isQuestion, mayAsk } from './read-question.ts'
import { isStated } from './read-statement.ts'

export interface Voting {
  readonly isOpen: boolean
  /** What the rules take the whole message for. */
  readonly ruled: WishKind | null
  /** Whether a number that stands in the draft stands in the words. */
  readonly holdsNumber: boolean
}

const clauseEnd = /[，,。；;：:\n]/
const puts = /写上|加上|补上|写进|加进|记上|添上|补进/
const change = /改|换成|变成|应[该为是]|不是|不对|错|有误|反了|→|->|多[写算了]|少[写算了]/
/** 资料看错行了，是2510份: a number that is to stand. */
function setsNumber(text: string): boolean {
  return /(?:^|[，,。；;、\s]|应该?|其实|才|改)(?:是|为|成)(?:约|近)?[\d一二两三四五六七八九十百千]+[.\d万]*[\u4e00-\u9fff%％]/.test(
    text,
  )
}

/** A file that comes out of a draft, by its form. */
const file = /word|docx|pdf|wps/i
/** As likely as ever, but for what a sign speaks against or for. */
export function voteWish(shares: WishShares, text: string, voting: Voting): WishShares {
  const weights = voting.isOpen ? weighOpen(text, voting) : weighNone(text)
  const weighed = wishKinds.map((kind) => shares[kind] * (weights[kind] ?? 1))
  const sum = weighed.reduce((total, one) => total + one, 0) || 1
  return Object.fromEntries(wishKinds.map((kind, i) => [kind, weighed[i]! / sum])) as WishShares
}

/** 信访总结的; 听取汇报3次 names none. */
function endsInPaper(clause: string): boolean {
  return namesPaper(clause) && !/\d/.test(clause.replace(/20\d\d年?/g, ''))
}

const tooLong = /(?:太|有点|过于|那么|这么|又臭又|还是)长|长了|太[细多]|[页字]以内|一页|啰|罗嗦|冗|拖沓/
const shorter = /短[点些一]?|精简|简[短洁要]|压|缩|砍|瘦|减/
const longer = /(?<![太那这]么?|点)长[点些一]|写长|详细|展开|丰富|充实|具体[点些]|扩/
const tooShort = /(?:太|有点|过于|这么|那么|咋这么)(?:短|空|少|简)|单薄|空洞/

/** Which way the words themselves point; null for neither, or both. */
function readSize(text: string): 'shorten' | 'lengthen' | null {
  const isShorter = tooLong.test(text) || (shorter.test(text) && !tooShort.test(text))
  const isLonger = tooShort.test(text) || (longer.test(text) && !tooLong.test(text))
  return isShorter === isLonger ? null : isShorter ? 'shorten' : 'lengthen'
}

type Weights = Partial<Record<WishKind, number>>

function weighOpen(text: string, { ruled, holdsNumber }: Voting): Weights {
  const stated = isStated(text)
  const size = readSize(text)
  // 问题就一个，找不到人: words of looking for something ask nothing in a statement.
  const said = text.replace(/[哦噢啊]不[，,。]/g, '')
  const isAsked = isQuestion(said) || (stated ? asksInWords(said) : mayAsk(said))
  return {
    // Nothing is asked of a library without a word of asking.
    library: isAsked ? 1 : 0.15,
    // Another paper is asked for by its name.
    write: opensPaper(text) ? 1 : text.split(clauseEnd).some(endsInPaper) ? 0.6 : 0.05,
    chat: puts.test(text) || setsNumber(text) ? 0.2 : 1,
    show: setsNumber(text) ? 0.1 : 1,
    correct: holdsNumber && change.test(text) ? 4 : 1,
    shorten: size === 'shorten' ? 3 : size === 'lengthen' ? 0.3 : 1,
    lengthen: size === 'lengthen' ? 3 : size === 'shorten' ? 0.3 : 1,
    add: stated && !isAsked ? 12 : 1,
    export: file.test(text) && !change.test(text) ? 6 : 1,
    ...(ruled === null ? {} : { [ruled]: 4 }),
  }
}

function weighNone(text: string): Weights {
  // 起草《…》, with one's own numbers behind it, asks for a paper whatever else the words hold.
  if (asksForPaper(text)) return { library: isQuestion(text) ? 0.25 : 0.05, write: 2 }
  return mayAsk(text) || isQuestion(text) ? {} : { library: 0.5 }
}
