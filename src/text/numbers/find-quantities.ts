// Step: finding the quantities of a text: a number with its measure word and qualifier. Text in, quantities in
// text order out. What only looks like one (12345, 十四五, 〔2024〕8号, 四个意识) is left out.
import type { Qualifier } from '#domain/figure.ts'
import type { Span } from '#domain/span.ts'
import { foldFigures } from './fold-figures.ts'
import { readFraction } from './quantity-fractions.ts'
import { acceptChineseNumber } from './quantity-hanzi.ts'
import { blankMasked } from './quantity-masks.ts'
import { multiplyExactly, parseChineseNumber, scales } from './quantity-number.ts'
import { holdNumber, readAddends, shareUnit, type WaitingNumber } from './quantity-runs.ts'
import { finishQuantity, readTail, type Written } from './quantity-tail.ts'

export interface Quantity {
  /** Plain number, 万 and 亿 multiplied out; 六成 and 三分之二 as per cent. */
  readonly value: number
  /** As written, without 万 or 亿; empty when the text names none (两万余). */
  readonly unit: string
  readonly qualifier: Qualifier
  /** Qualifier, number and unit as written: `text.slice(at.start, at.end)`. */
  readonly raw: string
  readonly at: Span
  /** True for a part of a written sum (4402项=1298+1316): it belongs to the quantity before it. */
  readonly isAddend: boolean
}

/** Digits (1,286 or 1 286 too), 十几 and 数百, a number in Chinese script (一点五). */
const numberPattern =
  /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?|十几|(?<![人次件户个份条起家总])[数几][十百千万]|[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]{1,4}(?=[^零〇一二三四五六七八九十刻半]))?/g

/** What every number begins with. */
const numeral = /[\d零〇一二两三四五六七八九十百千万亿几数半]/

/** All quantities of the text in order. Linear in its length; any text is allowed. */
export function findQuantities(text: string): Quantity[] {
  const folded = foldFigures(text)
  if (!numeral.test(folded)) return []
  const blanked = blankMasked(folded)
  const found: Quantity[] = []
  let waiting: readonly WaitingNumber[] = []
  let end = 0
  for (const match of blanked.matchAll(numberPattern)) {
    if (match.index < end) continue
    const isAwaited = waiting.at(-1)?.next === match.index
    const isFree = isAwaited || isFreeNumber(blanked, match)
    const quantity = readQuantity({ folded, blanked, isFree }, match)
    if (quantity === null) {
      waiting = isFree ? holdNumber(folded, match, waiting) : []
      continue
    }
    const written = [...shareUnit(waiting, match, quantity), quantity, ...readAddends(folded, quantity)]
    found.push(...written.map((one) => ({ ...strip(one), raw: text.slice(one.at.start, one.at.end) })))
    waiting = []
    end = found.at(-1)?.at.end ?? 0
  }
  return found
}

function strip({ value, unit, qualifier, at, isAddend }: Written): Omit<Quantity, 'raw'> {
  return { value, unit, qualifier, at, isAddend }
}

function readQuantity(
  { folded, blanked, isFree }: { folded: string; blanked: string; isFree: boolean },
  match: RegExpExecArray,
): Written | null {
  const start = match.index
  const [word] = match
  const fraction = readFraction(folded, start)
  if (fraction !== null && !blanked.slice(start, fraction.end).includes('\u25A1'))
    return finishQuantity(folded, { start, numberEnd: fraction.end, unitEnd: fraction.end, ...fraction })
  const numberEnd = start + word.length
  if (/^\d/.test(word)) {
    const plain = { numberEnd, value: Number(word.replace(/[, ]/g, '')) }
    const written = readTail(folded, { start, ...(readMixed(folded, start) ?? plain), infix: '' })
    // 会前3天 is a length of time; 前3名 is a rank.
    const isTime = blanked[start - 1] === '前' && /^(?:天|小时|分钟|个工作日)$/.test(written?.unit ?? '')
    return isFree || isTime ? written : null
  }
  if (/[几数]/.test(word)) {
    const value = parseChineseNumber(word.replace(/[几数]/, '')) ?? 0
    return readTail(folded, { start, numberEnd, value, infix: '余' })
  }
  const value = parseChineseNumber(word)
  if (value === null) return null
  const written = readTail(folded, { start, numberEnd, value, infix: '' })
  return written !== null && acceptChineseNumber({ folded, start, word, written }) ? written : null
}

/** 1亿2000万, 3万5千: a smaller scale adds to a larger one. */
const mixed = /(\d+)\s?([亿万千])(\d{1,4}(?:\.\d+)?)\s?([百千万])/y

function readMixed(folded: string, start: number): { value: number; numberEnd: number } | null {
  mixed.lastIndex = start
  const match = mixed.exec(folded)
  if (match === null) return null
  const [whole, high = '', highScale = '', low = '', lowScale = ''] = match
  const [more, less] = [scales[highScale] ?? 1, scales[lowScale] ?? 1]
  if (less >= more || Number(low) * less >= more) return null
  return { value: Number(high) * more + multiplyExactly(Number(low), less), numberEnd: start + whole.length }
}

/** Digits that are not the rest of a code, a date, an ordinal or a formula. */
function isFreeNumber(blanked: string, match: RegExpExecArray): boolean {
  if (!/^\d/.test(match[0])) return true
  const before = blanked.slice(Math.max(0, match.index - 3), match.index)
  if (/(?:^|[^A-Za-z])[A-Za-z]{1,2}$|[·×*#@/+]$/.test(before)) return false
  if (/\d[.:]$/.test(before)) return false
  return !/(?:第|排名前|位列前|位居前|排前|前)\s?$/.test(before)
}
