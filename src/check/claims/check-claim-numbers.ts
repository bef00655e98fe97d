// Step of the sentence check: numbers of one clause. Each quantity stands in the passages with its value, unit and qualifier, in its own role.
import { oncePer } from '#shared/once-per.ts'
import { normalise } from '#text/normalise.ts'
import { findQuantities, type Quantity } from '#text/numbers/find-quantities.ts'
import { parseNumeral } from '#text/numbers/numerals.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import type { SentenceFault } from './cited-passage.ts'
import { type Clause, readClauses, splitAround, type Wording } from './claim-source.ts'
import { readForm } from './claim-wording.ts'
import { isShownArithmetic } from './derive-number.ts'
import { measureCover } from './measure-support.ts'
import type { Claim } from './read-claims.ts'

/** By so much of its words another number of the same unit must fit the clause better before the roles count as swapped. */
const swapMargin = 0.34

export function checkNumbers(claim: Claim): SentenceFault | null {
  const { clause, passages, deps } = claim
  const sources = passages.flatMap(({ text }) => readClauses(text, deps))
  for (const [index, quantity] of clause.quantities.entries()) {
    const own = ownSources(claim, index) ?? sources
    const same = own.filter(({ quantities }) => quantities.some((other) => isSame(quantity, other)))
    const stands = same.length > 0 || standsInWords(quantity, passages) || isShownArithmetic(quantity, claim)
    if (!stands) return { rule: 'number', text: quantity.raw }
    if (same.length > 0 && isSwapped(quantity, claim, own)) return { rule: 'number', text: quantity.raw }
  }
  return checkOrder(claim, sources) ?? checkDigits(clause, passages) ?? checkNumerals(clause, passages)
}

/** 由31%提高到87%, 21人中有6人: not the other way round. */
function checkOrder({ clause }: Claim, sources: readonly Clause[]): SentenceFault | null {
  const [first, second] = clause.quantities
  const isOrdered = /[由从].*[到至为]|\d\D{1,2}中/.test(clause.raw)
  if (!first || !second || !isOrdered) return null
  const both = sources.flatMap(({ quantities }) => {
    const places = [first, second].map((one) => quantities.findIndex((other) => isSame(one, other)))
    return places.every((place) => place >= 0) ? [places as [number, number]] : []
  })
  const isTurned = both.length > 0 && both.every(([a, b]) => a > b)
  return isTurned ? { rule: 'number', text: `${first.raw}、${second.raw}` } : null
}

/** 石桥乡、杨坪镇分别调解193起、96件: the first number is the first one's. */
function ownSources({ clause, each, deps }: Claim, index: number): readonly Clause[] | null {
  if (each.length < 2 || clause.quantities.length !== each.length || !/分别|依次/.test(clause.raw))
    return null
  return each[index]!.flatMap(({ text }) => readClauses(text, deps))
}

function unitOf({ unit }: Quantity): string {
  const usual = normaliseUnit(unit)
  return usual === '名' ? '人' : usual
}

/** 余 and 以上 say the same, 约 may stand for any of them, 限7天 is 7天内; a qualifier is not lost, for 160余起 is not 160起. */
function isSame(written: Quantity, source: Quantity): boolean {
  if (written.value !== source.value) return false
  if (written.unit !== '' && source.unit !== '' && unitOf(written) !== unitOf(source)) return false
  const [own, there] = [written.qualifier, source.qualifier].map((word) => (word === '以上' ? '余' : word))
  const isWithin = own === '以下' && there === 'none' && /内$/.test(written.raw)
  return own === there || isWithin || (own === '约' && there !== 'none')
}

/** The words go with another number of that unit: 成功187起 where 187 were the cases and 183 the successes. */
function isSwapped(quantity: Quantity, { clause, deps }: Claim, sources: readonly Clause[]): boolean {
  const role = readRole(clause, quantity, deps)
  let same = 0
  let other = 0
  for (const source of sources) {
    for (const candidate of source.quantities) {
      const fits = measureRole(role, readRole(source, candidate, deps))
      if (isSame(quantity, candidate)) same = Math.max(same, fits)
      else if (unitOf(candidate) === unitOf(quantity)) other = Math.max(other, fits)
    }
  }
  return other >= same + swapMargin
}

/** What a quantity counts: content words of its clause before and after it, up to its neighbours. */
interface Role {
  readonly before: string
  readonly after: string
}

/** Each number of a sentence is held against each of its passages: its words are read once. */
const rolesOf = oncePer((_: Clause) => new Map<Quantity, Role>())

function readRole(clause: Clause, quantity: Quantity, wording: Wording): Role {
  const known = rolesOf(clause)
  const role = known.get(quantity) ?? buildRole(clause, quantity, wording)
  known.set(quantity, role)
  return role
}

function buildRole(clause: Clause, quantity: Quantity, { sameWords }: Wording): Role {
  const formOf = (text: string) => readForm(normalise(text).text, sameWords)
  const [left, right] = splitAround(clause, quantity)
  const index = clause.quantities.indexOf(quantity)
  const previous = clause.quantities[index - 1]
  const next = clause.quantities[index + 1]
  const before = previous ? left.slice(previous.at.end - clause.start) : left
  const after = next ? right.slice(0, next.at.start - quantity.at.end) : right
  // Between two numbers, what follows the last 、 belongs to the second; 由5处降到1处 are of the same.
  const own = formOf(previous ? before.slice(before.search(/[^、和与及]*$/)) : before)
  return {
    before:
      previous && own.length < 2 && fromTo.test(before)
        ? readRole(clause, previous, { sameWords }).before
        : own,
    after: formOf(next ? after.replace(/[、和与及].*$/s, '') : after),
  }
}

const fromTo = /^[^、，]{0,6}[到至为]$/

/** Mean over the sides on which the written number has words; 0 when it has none. */
function measureRole(role: Role, source: Role): number {
  const fits: number[] = []
  if (role.before.length >= 2) fits.push(measureCover(role.before, source.before))
  if (role.after.length >= 2) fits.push(measureCover(role.after, source.after))
  return fits.length === 0 ? 0 : fits.reduce((sum, one) => sum + one, 0) / fits.length
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
  for (const match of rest.matchAll(/(?:\d{1,2}月\d{1,2}日|\d+(?:\.\d+)?)/g)) {
    const next = rest.charAt(match.index + match[0].length)
    const token = match[0].length < 5 && /\p{Script=Han}/u.test(next) ? match[0] + next : match[0]
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

function checkNumerals({ raw, quantities }: Clause, passages: Claim['passages']): SentenceFault | null {
  for (const match of raw.matchAll(countWords)) {
    if (quantities.some((quantity) => quantity.raw.includes(match[0]))) continue
    const value = parseNumeral(match[1]!)
    const holds = passages.some(
      ({ text }) =>
        text.includes(match[0]) ||
        (match[1] === '两' && text.includes(`二${match[2]}`)) ||
        findQuantities(text).some((other) => other.value === value && other.unit.startsWith(match[2]!)),
    )
    if (!holds) return { rule: 'number', text: match[0] }
  }
  return null
}
