// Tool of this room: an assertion and a sentence -> does the sentence bear it out, deny it, or neither? Two sides of one thing come from prompts/asking/opposites.tsv.

import type { Opposites } from '#domain/prompt-book.ts'
import { findQuantities } from './numbers/find-quantities.ts'
import { judgeAmount, saysAmount } from './numbers/said-amount.ts'
import { toldOfAll, toldOfPart } from './numbers/told-extent.ts'

export type Stance = 'borne-out' | 'denied'

/** 有没有X, 写没写X, 有过X吗: asks whether there is any. */
const ofBeing =
  /有没有(?![降升减增涨跌变化完成解决办结到位落实]{2}|[降升减增涨跌])|有无|有过|是否有|是不是有|[写提]没[写提]|有.{1,16}(?:吗|么|没有|没得?)[?？]?$|[\u4e00-\u9fff]过.{1,12}(?:吗|么|没有|没得?)[?？]?$/
const none =
  /(?:^|[^有])(?:无(?!人机|线|障碍|证|偿|缝|害|声)|没有|未(?:发生|出现|发现)|零(?!工|售|距离|散|星|钱))|(?<![\d.])0(?:起|件|人|次|宗|例)/
const quotedName = /[“‘《][^“”‘’《》]{1,20}[”’》]/g
/** Whether the clause that names the thing in most characters denies it; a sentence that names it nowhere is taken whole. */
export function deniesBeing(sentence: string, words: readonly string[]): boolean {
  const clauses = sentence.split(/[，,；;。]/)
  const named = (clause: string) =>
    words.reduce((most, word) => (clause.includes(word) ? Math.max(most, word.length) : most), 0)
  const most = clauses.reduce((best, clause) => Math.max(best, named(clause)), 0)
  const told = most === 0 ? sentence : clauses.find((clause) => named(clause) === most)!
  // The 无 of 无诈镇 is a part of its name.
  const plain = words.reduce((text, word) => (none.test(word) ? text.replaceAll(word, ' ') : text), told)
  return none.test(plain.replace(quotedName, ' '))
}

export function asksBeing(asked: string): boolean {
  return ofBeing.test(asked)
}

/** 有 and 没有 where being is asked, else 是 and 不是. */
export function wordOf(asked: string, stance: Stance): string {
  const isOfBeing = ofBeing.test(asked)
  // 全清完了吧 is denied by 没有, 全是罚款吧 by 不是.
  const isOfDeed = asksAll(asked) && !/是/.test(asked)
  const yes = isOfBeing ? '有' : '是'
  const no = isOfBeing || isOfDeed ? '没有' : '不是'
  return stance === 'borne-out' ? yes : no
}

/** Asks whether all of them are so. */
const ofAll = /全|都|所有|个个|百分百|100%|清零|清完|清光|见底|不剩|[改办结做修建清]完/
/** 均为外嫁女问题 says of what kind all are: it answers 都是…吗 alone. */
const toldOfKind = /均[为系属是]/
const asksKind = /[都全](?:部)?(?:是|为|系|属)(?!不是|否)/

/** 全部收回了吗, 都办完了吧. */
export function asksAll(asked: string): boolean {
  return /全|都|所有|个个|清零|清完|清光|见底|不剩|[改办结做修建清]完/.test(asked.replace(asking, ' '))
}

/** 合格是100%吧: a rate, where one is told; else all of them. */
export function asksWhole(asked: string): boolean {
  return /百分(?:之)?百|100[%％]/.test(asked)
}

/** A longer text is no sentence. */
const longestSentence = 600

/** 发现隐患875处，整改869处, asked whether all 整改: what was done against what there was. */
function readDone(plain: string, sentence: string, words: readonly string[]): Stance | null {
  if (sentence.length > longestSentence) return null
  // 网格 of 网格员 is the thing, and nothing that was done to it.
  const deed = words.reduce((text, word) => text.replaceAll(word, ' '), plain)
  const clauses = sentence.split(/[，,；;。]/).map((text) => ({ text, found: findQuantities(text) }))
  for (const [i, { text, found }] of clauses.entries()) {
    const [done, ...more] = found
    const [whole, ...others] = clauses[i - 1]?.found ?? []
    if (!done || !whole || more.length + others.length > 0 || done.unit !== whole.unit) continue
    const isAsked = [...text.matchAll(/(?=([\u4e00-\u9fff]{2}))/g)].some(([, pair]) => deed.includes(pair!))
    // 查出的隐患整改完没有: what was done is one of the things named, and the whole is told of another.
    const isNamed = (part: string, but: string) =>
      words.some((word) => plain.includes(word) && part.includes(word) && !but.includes(word))
    const before = clauses[i - 1]!.text
    if ((isAsked || (isNamed(text, before) && isNamed(before, text))) && done.value <= whole.value)
      return done.value === whole.value ? 'borne-out' : 'denied'
  }
  return null
}

/** 满意11件、基本满意2件 of 13件, asked whether all 满意: one of the kinds that make the whole is what is asked. */
function readKinds(plain: string, sentence: string): Stance | null {
  if (sentence.length > longestSentence) return null
  const found = findQuantities(sentence)
  const nameOf = (i: number) => {
    const before = sentence.slice(found[i - 1]?.at.end ?? 0, found[i]!.at.start)
    return before.split(/[、，,；;。：:]/).at(-1) ?? ''
  }
  for (const [i, one] of found.slice(0, -1).entries()) {
    const next = found[i + 1]!
    const isListed =
      one.unit === next.unit && /^[、，,][^，,；;。]{2,10}$/.test(sentence.slice(one.at.end, next.at.start))
    const isWhole = found
      .slice(0, i)
      .some(({ value, unit }) => unit === one.unit && value === one.value + next.value)
    const names = [nameOf(i), nameOf(i + 1)]
    if (isListed && isWhole && names.some((name) => name.length > 1 && plain.includes(name.slice(-2))))
      return 'denied'
  }
  return null
}

const rateOf = /([\u4e00-\u9fff]{2})率[\u4e00-\u9fff]{0,3}?(\d{1,3}(?:\.\d{1,4})?)[%％]/g

/** 合格率95.9%, asked whether all 合格. */
function readRate(plain: string, sentence: string): Stance | null {
  for (const [, what, rate] of sentence.matchAll(rateOf))
    if (plain.includes(what!)) return Number(rate) === 100 ? 'borne-out' : 'denied'
  return null
}

const countOf = /(?<![\d.第])(\d{1,6})(个[一-龥])/g
/** 9个村都抽到了 is denied by 抽查6个村. */
function countsFewer(plain: string, sentence: string): boolean {
  const [asked, other] = [...plain.matchAll(countOf)]
  if (!asked || other || sentence.length > longestSentence) return false
  const told = [...sentence.matchAll(countOf)].filter((match) => match[2] === asked[2])
  return told.length > 0 && told.every((match) => Number(match[1]) < Number(asked[1]))
}

/** 其中罚款8件、警告3件: a part of the very thing is told; of what another clause names it says nothing. */
function isDivided(sentence: string, words: readonly string[]): boolean {
  const [before, ...parts] = sentence.split('其中')
  const whole = before?.split(/[，,；;。]/).findLast((clause) => clause !== '') ?? ''
  const isOfThing = (text: string) => words.some((word) => text.includes(word))
  return parts.some((rest) => whole === '' || isOfThing(whole) || isOfThing(rest.slice(0, 12)))
}

/** Forms of asking that deny nothing (有没有, 是不是, 没说错吧), taken away before 没 and 不 are looked for. */
const asking =
  /有没有|有无|是不是|是否|对不对|能不能|会不会|要不要|没(?:有)?(?:说|记|搞|弄|看)?错|不(?:会)?错|不是.{1,16}[吗嘛么]|没有?(?=[?？]?$)|不(?=[?？]?$)/g
const denying = /没有|没|未|无(?!人机|线|障碍)|并非|不是|零|不(?![同断仅但])/

export interface Sides {
  readonly opposites: readonly Opposites[]
  /** What is asked about. */
  readonly words: readonly string[]
  /** The question without places and years; absent: what it says beside `words` is not looked for. */
  readonly plain?: string
}

/** Null where the sentence takes no side. */
export function readStance(
  asked: string,
  sentence: string,
  { opposites, words, plain: said = '' }: Sides,
): Stance | null {
  if (ofNone.test(asked)) return readNone(sentence, words)
  const plain = asked.replace(asking, ' ')
  if (ofBeing.test(asked))
    return deniesBeing(sentence, lastOf(words, said, sentence)) ? 'denied' : 'borne-out'
  const side = readSides(plain, sentence, opposites)
  if (!ofAll.test(plain)) {
    if (saysAmount(asked)) return judgeAmount(asked, sentence, listDeed(said))
    return side ?? readDeed(said, sentence, words)
  }
  if (countsFewer(plain, sentence)) return 'denied'
  const done = readDone(plain, sentence, words) ?? readRate(plain, sentence) ?? readKinds(plain, sentence)
  if (done !== null) return done
  // 都输了吧 is not borne out by 出庭率100%，均胜诉.
  if (side === 'denied' || toldOfPart.test(sentence)) return 'denied'
  if (toldOfAll.test(sentence) || (asksKind.test(plain) && toldOfKind.test(sentence))) return 'borne-out'
  return isDivided(sentence, words) ? 'denied' : null
}

/** 反悔 of 有没有调好又反悔的: what the question says last, where the sentence has it. */
function lastOf(words: readonly string[], said: string, sentence: string): readonly string[] {
  const plain = said.slice(-longestAsked)
  const endOf = (word: string) => (plain.includes(word) ? plain.lastIndexOf(word) + word.length : -1)
  const last = words.reduce<string | null>(
    (best, word) => (endOf(word) > endOf(best ?? '\u0000') ? word : best),
    null,
  )
  // 调好又反悔的: the pair of characters that it says last counts, whether or not it is a word of the table.
  const spoken = plain.replace(asking, ' ').replace(empty, ' ')
  const pairs = [...spoken.matchAll(/(?=([\u4e00-\u9fff]{2}))/g)].flatMap(({ 1: pair }) =>
    pair !== undefined && sentence.includes(pair) ? pair : [],
  )
  const pair = pairs.at(-1)
  const isAtEnd = pair !== undefined && endOf(pair) >= plain.trimEnd().length - atEnd
  if (pair !== undefined && isAtEnd && endOf(pair) > endOf(last ?? '\u0000')) return [pair]
  return last !== null && sentence.includes(last) ? [last] : words
}

/** 的没有 may stand behind what is asked. */
const atEnd = 4

/** 一件都没有, 一次也没: asks whether there is none at all. */
const ofNone = /[一半][\u4e00-\u9fff]{1,8}[都也](?:没|冇)/

function readNone(sentence: string, words: readonly string[]): Stance | null {
  if (!words.some((word) => sentence.includes(word))) return null
  if (deniesBeing(sentence, words)) return 'borne-out'
  return sentence.length <= longestSentence && findQuantities(sentence).length > 0 ? 'denied' : null
}

/** 还接到欠薪投诉没, 垫的钱收回来没有: what was done to the thing is told, what is asked last with it; or it is denied of the thing. */
function readDeed(said: string, sentence: string, words: readonly string[]): Stance | null {
  if (said.length > longestAsked || sentence.length > longestSentence) return null
  const plain = said.replace(asking, ' ')
  const clauses = sentence.split(/[，,；;。]/)
  const own = clauses.filter((clause) => words.some((word) => clause.includes(word)))
  const isFlipped = denying.test(plain)
  if (own.some((clause) => deniesThing(clause, words))) return isFlipped ? 'borne-out' : 'denied'
  const deed = readDeedChars(plain, sentence, words)
  const told = deed.filter((one) => one.isTold)
  if (deed.length > longestDeed || told.length < leastDeed * deed.length || !deed.at(-1)?.isTold) return null
  if (clauses.some((clause) => clause.includes(deed.at(-1)!.char) && denier.test(clause))) return null
  return isFlipped ? 'denied' : 'borne-out'
}

/** What it says of its own, without numbers. */
function listDeed(said: string): readonly string[] {
  const plain = said.slice(0, longestAsked).replace(asking, ' ').replace(empty, ' ')
  return [
    ...new Set(plain.replace(/[\d一二两三四五六七八九十百千月日号步次件起个名位]|[^\u4e00-\u9fff]/g, '')),
  ]
}

/** What the question says, character by character; of a word another wording may tell it. */
function readDeedChars(plain: string, sentence: string, words: readonly string[]) {
  const isMeant = words.some((word) => !plain.includes(word) && sentence.includes(word))
  const inWords = words.reduce((text, word) => text.replaceAll(word, '\u0000'.repeat(word.length)), plain)
  const blank = plain.replace(empty, (found) => ' '.repeat(found.length))
  return [...blank].flatMap((char, at) => {
    if (!/[\u4e00-\u9fff]/.test(char)) return []
    return [{ char, isTold: sentence.includes(char) || (isMeant && inWords[at] === '\u0000') }]
  })
}

/** Share of what is said that a sentence must tell in these characters, and more of them than a question has. */
const leastDeed = 0.7
const longestDeed = 40
/** A longer question says more than one deed. */
const longestAsked = 200
/** Tells no deed. */
const empty =
  /现在|目前|已经|最后|后来|到底|究竟|报告|里面|[的了着过得地是有在还又也都就被把给对向从到为以于和与跟及来去上下吗么吧嘛呢啊哈没不无个些这那哪谁其该等一]/g
const denier =
  /没有|没(?!收)|未(?!成年|来)|无(?!人机|线|障碍|证|偿|缝|害|声|论)|零(?!工|售|距离|散|星|钱)|(?<![\d.])0(?:起|件|人|次|宗|例)/

/** 没有收到欠薪投诉, 欠薪投诉0件: the denial stands before the thing, or is its number. */
function deniesThing(clause: string, words: readonly string[]): boolean {
  const at = clause.search(denier)
  if (at < 0) return false
  const isZero = /[0零]/.test(clause[at]!)
  return words.some((word) => clause.includes(word, isZero ? 0 : at + 1))
}

/** By the sides that question and sentence take of one thing. */
function readSides(plain: string, sentence: string, opposites: readonly Opposites[]): Stance | null {
  const isDenied = denying.test(plain)
  for (const { one, other } of opposites) {
    const askedSide = sideOf(plain, one, other)
    const toldSide = sideOf(sentence, one, other)
    if (askedSide === null || toldSide === null) continue
    return (askedSide === toldSide) !== isDenied ? 'borne-out' : 'denied'
  }
  return null
}

/** 胜诉 of 行政诉讼全部胜诉: what is asked of the thing, and no thing. */
export function isSideWord(word: string, opposites: readonly Opposites[]): boolean {
  return opposites.some(({ one, other }) => one.includes(word) || other.includes(word))
}

/** By the longest word that stands there; null where neither side has one. */
function sideOf(text: string, one: readonly string[], other: readonly string[]): 'one' | 'other' | null {
  const longest = (words: readonly string[]) =>
    words.reduce((most, word) => (text.includes(word) ? Math.max(most, word.length) : most), 0)
  const [a, b] = [longest(one), longest(other)]
  if (a === 0 && b === 0) return null
  return a >= b ? 'one' : 'other'
}

/** One pair of sides, and which of them is meant. */
export interface AskedSide extends Opposites {
  readonly side: 'one' | 'other'
}

/** 降了, 减少: sides that the question takes. A single character is one only with 了 or the like behind it. */
export function listAskedSides(asked: string, opposites: readonly Opposites[]): readonly AskedSide[] {
  const isSaid = (word: string) =>
    word.length > 1
      ? asked.includes(word)
      : ['了', '的', '过', '没', '吗', '还', '得'].some((behind) => asked.includes(word + behind))
  return opposites.flatMap(({ one, other }): AskedSide[] => {
    const side = sideOf(asked, one.filter(isSaid), other.filter(isSaid))
    return side === null ? [] : [{ one, other, side }]
  })
}

/** Whether the sentence stands on each of these sides. */
export function takesSides(sentence: string, sides: readonly AskedSide[]): boolean {
  return sides.every(({ one, other, side }) => sideOf(sentence, one, other) === side)
}
