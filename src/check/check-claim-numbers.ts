// Step of the sentence check: numbers of one clause. Each quantity stands in the passages with its value, unit and qualifier, in its own role.
import { findQuantities, type Quantity } from '#text/find-quantities.ts'
import { parseNumeral } from '#text/numerals.ts'
import { normaliseUnit } from '#text/quantity-units.ts'
import type { SentenceFault } from './cited-passage.ts'
import { type Clause, measureCover, readClauses, readForm } from './claim-source.ts'
import type { Claim } from './read-claims.ts'

/** By so much of its words another number of the same unit must fit the clause better before the roles count as swapped. */
const swapMargin = 0.34

export function checkNumbers({ clause, passages }: Claim): SentenceFault | null {
  const sources = passages.flatMap(({ text }) => readClauses(text))
  for (const quantity of clause.quantities) {
    const same = sources.filter(({ quantities }) => quantities.some((other) => isSame(quantity, other)))
    if (same.length === 0 && !standsInWords(quantity, passages)) return { rule: 'number', text: quantity.raw }
    if (same.length > 0 && isSwapped(quantity, clause, sources)) return { rule: 'number', text: quantity.raw }
  }
  return checkDigits(clause, passages) ?? checkNumerals(clause, passages)
}

function unitOf({ unit }: Quantity): string {
  const usual = normaliseUnit(unit)
  return usual === '名' ? '人' : usual
}

/** 余 and 以上 say the same; 约 may stand for any of them; a qualifier is not lost, for 160余起 is not 160起. */
function isSame(written: Quantity, source: Quantity): boolean {
  if (written.value !== source.value) return false
  if (written.unit !== '' && source.unit !== '' && unitOf(written) !== unitOf(source)) return false
  const [own, there] = [written.qualifier, source.qualifier].map((word) => (word === '以上' ? '余' : word))
  return own === there || (own === '约' && there !== 'none')
}

/** The words go with another number of that unit: 成功187起 where 187 were the cases and 183 the successes. */
function isSwapped(quantity: Quantity, clause: Clause, sources: readonly Clause[]): boolean {
  const role = readRole(clause, quantity)
  let same = 0
  let other = 0
  for (const source of sources) {
    for (const candidate of source.quantities) {
      const fits = measureRole(role, readRole(source, candidate))
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

function readRole({ raw, quantities }: Clause, quantity: Quantity): Role {
  const index = quantities.indexOf(quantity)
  const at = raw.indexOf(quantity.raw)
  const end = at + quantity.raw.length
  const previous = quantities[index - 1]
  const next = quantities[index + 1]
  const from = previous ? raw.indexOf(previous.raw) + previous.raw.length : 0
  const to = next ? raw.indexOf(next.raw, end) : raw.length
  return {
    before: readForm(raw.slice(Math.min(from, at), at)),
    after: readForm(raw.slice(end, to < end ? raw.length : to)),
  }
}

/** Mean over the sides on which the written number has words; 0 when it has none. */
function measureRole(role: Role, source: Role): number {
  const fits: number[] = []
  if (role.before.length >= 2) fits.push(measureCover(role.before, source.before).share)
  if (role.after.length >= 2) fits.push(measureCover(role.after, source.after).share)
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
  /(?<![第进统唯同逐之数零〇一二两三四五六七八九十百千万亿])([二两三四五六七八九十百千万]{1,8})([个项条种支类级批轮步大块张套所处层道])/g

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
