// Step of the sentence check: numbers of one clause. Each quantity stands in the passages with its value, unit and qualifier, in its own role.
import type { Qualifier } from '#domain/figure.ts'
import { escapePattern } from '#shared/escape-pattern.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { parseNumeral } from '#text/numbers/numerals.ts'
import type { SentenceFault } from '../cited-passage.ts'
import { type Clause, readClauses, splitAround } from '../claim-source.ts'
import type { Claim } from '../read-claims.ts'
import { isShownArithmetic } from './derive-number.ts'
import { isSwapped } from './number-roles.ts'
import { readBound } from './read-bound.ts'
import { countsSame, isSameAmount, unitOf } from './same-amount.ts'

export function checkNumbers(claim: Claim): SentenceFault | null {
  const { clause, passages, deps, sentence } = claim
  const sources = passages.flatMap(({ text }) => readClauses(text, deps))
  const names = passages.flatMap(({ place }) => [place.county, place.town].flatMap((name) => name ?? []))
  for (const [index, quantity] of clause.quantities.entries()) {
    if (isOne(quantity, clause)) continue
    const fault: SentenceFault = { rule: 'number', text: quantity.raw }
    const cited = ownPassages(claim, index) ?? passages
    const lists = cited.map(({ text }) => readClauses(text, deps))
    const own = lists.flat()
    const isHeld = (source: Clause) =>
      source.quantities.some(
        (other) =>
          isSameAmount([quantity, clause], [other, source]) && isAsExact([quantity, clause], [other, source]),
      )
    const same = own.filter(isHeld)
    const stands = same.length > 0 || standsInWords(quantity, passages) || isShownArithmetic(quantity, claim)
    if (!stands) return fault
    if (same.length === 0) continue
    if (isRateLost(sentence, same) || isLevelTurned(quantity, clause, { same, sources: own })) return fault
    const others = {
      sources: lists,
      isSame: (other: Quantity, source: Clause) => isSameAmount([quantity, clause], [other, source]),
      isOfUnit: (other: Quantity, source: Clause) =>
        unitOf(other) === unitOf(quantity) && isRival({ quantity, clause, same }, { other, source }),
    }
    const told = { clause, names, wording: deps, before: claim.before }
    if (isSwapped(quantity, told, others)) return fault
  }
  return checkOrder(claim, sources) ?? checkDigits(clause, passages) ?? checkNumerals(clause, passages)
}

/** 一名外嫁女 says that there is one, and not how many; 仅一名 and 每月一次 do. */
function isOne(quantity: Quantity, clause: Clause): boolean {
  const [left] = splitAround(clause, quantity)
  const isPlain = quantity.value === 1 && /^一\D/.test(quantity.raw) && quantity.unit !== '次'
  return isPlain && !/[仅只唯才就第每]\D{0,3}$/.test(left)
}

/** 由31%提高到87%, 21人中有6人: not the other way round. */
function checkOrder({ clause }: Claim, sources: readonly Clause[]): SentenceFault | null {
  const [first, second] = clause.quantities
  const isOrdered = fromTo.test(clause.raw) || /\d\D{1,2}中/.test(clause.raw)
  if (!first || !second || !isOrdered) return null
  const both = sources.flatMap(({ quantities }) => {
    const places = [first, second].map((one) => quantities.findIndex((other) => isSame(one, other)))
    return places.every((place) => place >= 0) ? [places as [number, number]] : []
  })
  const isTurned = both.length > 0 && both.every(([a, b]) => a > b)
  return isTurned ? { rule: 'number', text: `${first.raw}、${second.raw}` } : null
}

/** 石桥乡、杨坪镇分别调解193起、96件: the first number is the first one's. */
function ownPassages({ clause, each }: Claim, index: number): Claim['passages'] | null {
  if (each.length < 2 || clause.quantities.length !== each.length || !/分别|依次/.test(clause.raw))
    return null
  return each[index]!
}

const isSame = (written: Quantity, source: Quantity) =>
  written.value === source.value && countsSame(written, source)

/** 余 and 以上 say the same, 约 may stand for any of them, 限7天 is 7天内; a qualifier is not lost, for 160余起 is not 160起. */
function isAsExact(
  ...[written, source]: readonly [readonly [Quantity, Clause], readonly [Quantity, Clause]]
): boolean {
  const [own, there] = [written, source].map((one) =>
    readBound(...one) === '以上' ? '余' : readBound(...one),
  ) as [Qualifier, Qualifier]
  const isWithin = own === '以下' && there === 'none' && /内$/.test(written[0].raw)
  const isLevel = [written, source].every(([, { raw }]) => bounded.test(raw))
  // 九万多 of 95000 (`isSameAmount`): the value tells that it is rounded.
  const isRounded = written[0].value !== source[0].value && ['余', '近', '以下'].includes(own)
  const isEnd = isEndOf(written, source, { own, there })
  return own === there || isWithin || isLevel || isRounded || isEnd || own === '约'
}

/** 五百到一千元 is 500元以上1000元以下, and the end of 30%到50% 不超过五成. */
function isEndOf(
  written: readonly [Quantity, Clause],
  source: readonly [Quantity, Clause],
  { own, there }: { own: Qualifier; there: Qualifier },
): boolean {
  const [ownEnd, thereEnd] = [readEnd(...written), readEnd(...source)]
  return (
    (ownEnd !== null && own === 'none' && there === ownEnd) ||
    (thereEnd !== null && there === 'none' && (own === '余' ? '以上' : own) === thereEnd)
  )
}

const to = /^\s?(?:到|至|-|—|~|～)\s?[\d一二三四五六七八九十百千万]/
const from = /[\d一二三四五六七八九十百千万%％元度岁天][^\d，。、]{0,4}(?:到|至|-|—|~|～)\s?$/

/** Which end of a range a number is; null for none. */
function readEnd(quantity: Quantity, clause: Clause): Qualifier | null {
  const [left, right] = splitAround(clause, quantity)
  if (to.test(right)) return '余'
  return from.test(left) ? '以下' : null
}

/** Words by which a number is a rate or a bound; a day's is no year's. */
const rates =
  /[日月年人户亩村]均|平均|最[高低大小多少快慢长短重轻](?=[^，、]{0,6}\d)|至[多少](?=\d)|每(?:一|个)?[天日周月季年人户亩]|每季度|一天(?=[^，]*\d)|天天/g
const rateOf = (word: string) =>
  /[最至]/.test(word) ? '最' : word.replace(/[每均一个度]/g, '').replace(/天+/, '日')
/** 最大吸力6000帕 is 吸力最高6000帕. */
const bounded = /最[高低大小多少快慢长短重轻]|[至顶]多|上限|下限|不[得能]?(?:超过|低于|少于)/

/** 日均9.8吨 is no 年9.8吨: what is said a day, a month or a head stays so. */
function isRateLost(sentence: string, same: readonly Clause[]): boolean {
  const kept = new Set((sentence.match(rates) ?? []).map(rateOf))
  if (bounded.test(sentence)) kept.add('最')
  const isLost = (source: Clause) => {
    const said = source.raw.match(rates) ?? []
    const words = said.map(rateOf)
    return (
      (words.length > 0 && !words.some((word) => kept.has(word))) || (words.includes('最') && !kept.has('最'))
    )
  }
  return same.length > 0 && same.every(isLost)
}

const fromTo = /[由从].*[到至为]/
const rest = /未|没|尚|还[剩有]|其余|余下|剩/
const change = '(?:提高|增长|增加|扩大|扩|减少|下降|压减|压降|降低|上升|上涨|提升|缩[小短减]|[增减降升涨])'
const byPattern = new RegExp(`${change}(?:了|近|约)?[^到至为，]{0,2}$`)
const toPattern = new RegExp(`${change}[^，]{0,2}[到至为][^，]{0,6}$`)

const tell = (text: string) => (toPattern.test(text) ? 'to' : byPattern.test(text) ? 'by' : null)

/** 年龄下降5.3岁: the age itself, which no such word goes before, is no rival; nor is 105件 to 73件 in 由105件降至73件. */
function isRival(
  { quantity, clause, same }: { quantity: Quantity; clause: Clause; same: readonly Clause[] },
  { other, source }: { other: Quantity; source: Clause },
): boolean {
  if (fromTo.test(clause.raw) && clause.quantities.some((own) => own !== quantity && isSame(own, other)))
    return false
  // 还有5处没有整改: what was mended is no rival.
  if (rest.test(clause.raw) && !rest.test(source.raw)) return false
  const own = tell(splitAround(clause, quantity)[0])
  if (own === null) return true
  const isTold = same.some((one) =>
    one.quantities.some((each) => isSame(quantity, each) && tell(splitAround(one, each)[0]) === own),
  )
  return !isTold || tell(splitAround(source, other)[0]) === own
}

/** 提高到690元 is not 提高了690元. */
function isLevelTurned(
  quantity: Quantity,
  clause: Clause,
  { same, sources }: { same: readonly Clause[]; sources: readonly Clause[] },
): boolean {
  const [left] = splitAround(clause, quantity)
  const own = tell(left)
  if (own === null) return false
  const there = same.flatMap((source) =>
    source.quantities
      .filter((other) => isSame(quantity, other))
      .map((other) => tell(splitAround(source, other)[0])),
  )
  if (there.length === 0 || there.includes(own)) return false
  // 减少73件 where 32件 are the fewer: another number of the unit stands with such a word.
  const isOthers = sources.some((source) =>
    source.quantities.some(
      (other) => unitOf(other) === unitOf(quantity) && tell(splitAround(source, other)[0]) === own,
    ),
  )
  return isOthers || there.every((one) => one !== null)
}

/** A number that the passage writes in characters (三个专班) and the sentence in digits, or the other way round. */
function standsInWords(quantity: Quantity, passages: Claim['passages']): boolean {
  return passages.some(({ text }) =>
    Array.from(text.matchAll(numeralRun)).some(
      (match) =>
        parseNumeral(match[1]!) === quantity.value &&
        text.startsWith(quantity.unit, match.index + match[1]!.length) &&
        quantity.unit !== '',
    ),
  )
}

const numeralRun = /([零〇一二两三四五六七八九十百千万亿]{1,12})/g

/** Digits that count nothing (12月4日, 〔2024〕8号) stand there as written, with what follows them. */
function checkDigits({ raw, quantities }: Clause, passages: Claim['passages']): SentenceFault | null {
  const there = passages.map(({ text }) => foldDigits(text)).join('\n')
  let rest = raw
  for (const { raw: written } of quantities) rest = rest.replace(written, '□')
  rest = foldDigits(rest)
  for (const match of rest.matchAll(/\d{1,2}月\d{1,2}日|\d+[比:]\d+|\d+(?:\.\d+)?/g)) {
    const next = rest.charAt(match.index + match[0].length)
    const isBare = /^[\d.]{1,4}$/.test(match[0]) && /\p{Script=Han}/u.test(next)
    const token = isBare ? match[0] + next : match[0]
    const isYear = /^(?:19|20)\d\d年?$/.test(token)
    if (!isYear && !hasToken(there, token)) return { rule: 'number', text: token }
  }
  return null
}

/** Half-width, without blanks, and without the commas of 12,345. */
function foldDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
}

function hasToken(text: string, token: string): boolean {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    const ends = !/\d$/.test(token) || !/[\d.]/.test(text.charAt(at + token.length))
    if (ends && !/[\d.]/.test(text.charAt(at - 1))) return true
  }
  return false
}

/** 三个专班: counts in characters that are read as no quantity. 一 counts too little to say anything. */
const countWords =
  /(?<![第进统唯同逐之数零〇一二两三四五六七八九十百千万亿])([二两三四五六七八九十百千万]{1,8})([个项条种支类级批轮步大块张套所处层道年月天周户人家起件场次名村户成])(?!级|立|员|功|果|本|为|效|熟|终|末|初|度|轻|来|民|大|员|门|户)/g

/** 三个部分 is 三大部分, 三个人 is 三名: the same numeral before the same noun. */
function isOtherMeasure(text: string, { 0: word, 1: numeral, index }: RegExpExecArray, raw: string): boolean {
  const noun = raw.slice(index + word.length, index + word.length + 2)
  return noun.length === 2 && new RegExp(`${numeral}[大个种类项条名位座处]?${escapePattern(noun)}`).test(text)
}

/** 三月 is 3月, and 十天 10日. */
function hasDigits(text: string, value: number | null, measure: string): boolean {
  const measures = '天日'.includes(measure) ? ['天', '日'] : [measure]
  const written = foldDigits(text)
  return value !== null && measures.some((one) => hasToken(written, `${value}${one}`))
}

function checkNumerals({ raw, quantities }: Clause, passages: Claim['passages']): SentenceFault | null {
  for (const match of raw.matchAll(countWords)) {
    if (quantities.some((quantity) => quantity.raw.includes(match[0]))) continue
    const value = parseNumeral(match[1]!)
    const holds = passages.some(
      ({ text }) =>
        text.includes(match[0]) ||
        (match[1] === '两' && text.includes(`二${match[2]}`)) ||
        hasDigits(text, value, match[2]!) ||
        isOtherMeasure(text, match, raw) ||
        findQuantities(text).some((other) => other.value === value && other.unit.startsWith(match[2]!)),
    )
    if (!holds) return { rule: 'number', text: match[0] }
  }
  return null
}
