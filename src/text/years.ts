// Step: pure reading. Years in Chinese text -> numbers with spans; relative words need the year they are relative to.
import type { Span } from '#domain/span.ts'
import { parseNumeral } from './numbers/numerals.ts'

/** `year`: 2023年, 二〇二三年. `range`: 2021—2025年. `number`: the year of a document number, 〔2024〕8号. */
export interface YearMention extends Span {
  readonly kind: 'year' | 'range' | 'number'
  readonly year: number
  /** Last year of a range; the same as `year` otherwise. */
  readonly endYear: number
}

/** 去年, 近两年 and the like, resolved against a base year. */
export interface RelativeYears extends Span {
  readonly years: readonly number[]
}

const explicit =
  /[〔[［【(（]((?:19|20)\d{2})[〕\]］】)）]\s?第?\d{1,5}\s?号|(?<!\d)((?:19|20)\d{2})\s?年?\s?[-—–－~～至到]{1,2}\s?((?:19|20)\d{2})(?!\d)\s?年?|(?<!\d)((?:19|20)\d{2})\s?年|([一二][一二三四五六七八九零〇○]{3})年/g

/** Every year written out, in order. */
export function findYears(text: string): YearMention[] {
  return Array.from(text.matchAll(explicit), (match) => {
    const span = { start: match.index, end: match.index + match[0].length }
    const [, number, from, to, plain, chinese] = match
    if (number) return { ...span, kind: 'number' as const, year: Number(number), endYear: Number(number) }
    if (from) return { ...span, kind: 'range' as const, year: Number(from), endYear: Number(to) }
    const year = plain ? Number(plain) : (parseNumeral(chinese ?? '') ?? 0)
    return { ...span, kind: 'year' as const, year, endYear: year }
  })
}

const offsets: Readonly<Record<string, number>> = { 今: 0, 本: 0, 当: 0, 去: -1, 前: -2, 明: 1, 来: 1 }
const relative =
  /([今本当去前明])年(?!龄|代|轻|级)度?|(?<![以同历])(上一?|下一?)年度?|(?:最?近|过去)([一二两三四五六七八九十]|\d)年/g

/** Relative words as years: 今年 is the base, 近两年 the base and the year before it. */
export function findRelativeYears(text: string, baseYear: number): RelativeYears[] {
  return Array.from(text.matchAll(relative), (match) => {
    const span = { start: match.index, end: match.index + match[0].length }
    const [, word, step, count] = match
    if (word) return { ...span, years: [baseYear + (offsets[word] ?? 0)] }
    if (step) return { ...span, years: [baseYear + (step.startsWith('上') ? -1 : 1)] }
    const length = Number(count) || parseNumeral(count ?? '') || 1
    return { ...span, years: Array.from({ length }, (_, index) => baseYear - length + 1 + index) }
  })
}
