// Step: numbers that share a measure word: ranges (3至5次), lists after 分别 (提升1.2、3.5个百分点) and written sums
// (4402项=1298+1316). Numbers in text order in, the quantities they make out.
import { multiplyExactly, parseChineseNumber } from './quantity-number.ts'
import type { Written } from './quantity-tail.ts'

/** A number without a measure word of its own. */
export interface WaitingNumber {
  readonly start: number
  readonly end: number
  readonly value: number
  /** Where the number must begin whose measure word it shares. */
  readonly next: number
}

/** Longer lists of bare numbers are no prose. */
const longestRun = 12
/** 41/43处: done of all. */
const range = /\s?(?:[-—–~～]{1,2}|至|到)\s?|\/(?=\d)/y
const list = /\s?(?:、|和|与|及)\s?/y

/** The numbers that wait now: this one too when 至, — or, after 分别, 、 follows it; else none. */
export function holdNumber(
  folded: string,
  match: RegExpExecArray,
  waiting: readonly WaitingNumber[],
): readonly WaitingNumber[] {
  const start = match.index
  const end = start + match[0].length
  const value = /^\d/.test(match[0]) ? Number(match[0].replace(/[, ]/g, '')) : parseChineseNumber(match[0])
  if (value === null) return []
  range.lastIndex = end
  list.lastIndex = end
  const isList = /分别[一-龥]{0,6}[\d.、和与及\s]{0,40}$/.test(folded.slice(Math.max(0, start - 60), start))
  const joiner = range.exec(folded) ?? (isList ? list.exec(folded) : null)
  if (joiner === null) return []
  const own = { start, end, value, next: end + joiner[0].length }
  const isNext = waiting.at(-1)?.next === start && waiting.length < longestRun
  return isNext ? [...waiting, own] : [own]
}

/** The waiting numbers as quantities of the measure word and scale of the number that they lead to. */
export function shareUnit(
  waiting: readonly WaitingNumber[],
  match: RegExpExecArray,
  quantity: Written,
): Written[] {
  if (waiting.at(-1)?.next !== match.index || quantity.unit === '') return []
  return waiting.map(({ start, end, value }) => ({
    ...quantity,
    value: multiplyExactly(value, quantity.factor),
    qualifier: 'none',
    at: { start, end },
  }))
}

const formula = /\s?=\s?(\d+(?:\s?\+\s?\d+){1,20})/y

/** 4402项=1298+1316+1788: each addend is a quantity of the same unit. */
export function readAddends(folded: string, sum: Written): Written[] {
  formula.lastIndex = sum.at.end
  const match = formula.exec(folded)
  if (match === null) return []
  const offset = sum.at.end + match[0].length - (match[1]?.length ?? 0)
  return [...(match[1] ?? '').matchAll(/\d+/g)].map((part) => {
    const at = { start: offset + part.index, end: offset + part.index + part[0].length }
    return { ...sum, value: Number(part[0]), qualifier: 'none', at, isAddend: true }
  })
}
