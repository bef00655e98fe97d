// Step: pure reading. The start of a line -> its outline numeral, tolerant of half and empty brackets; and inline 一是.
import { parseNumeral } from './numbers/numerals.ts'

/** What a line's numeral says. */
export interface Numbering {
  /** 1 for 一、 and 第一章, 2 for (一), 3 for 1., 4 for (1) and ①. */
  readonly level: 1 | 2 | 3 | 4
  /** As it stands in a path: 一, (四), 2, (1), 第一章; `()` when the numeral is missing. */
  readonly label: string
  /** Null when the numeral is missing. */
  readonly value: number | null
  /** Characters that the numeral takes, its punctuation included. */
  readonly length: number
  readonly fault: 'half bracket' | 'missing' | null
  /** 第一章 and 第一部分 stand above 一、. */
  readonly isChapter: boolean
}

const chinese = '[一二三四五六七八九十]{1,3}'
const chapter = new RegExp(`^第(${chinese}|\\d{1,2})(章|部分|篇)[、.．:：,，\\s]?`)
/** 一、二、三产业 counts and is no numeral. */
const first = new RegExp(`^(${chinese})\\s?[、.．,，](?![一二三四五六七八九十]、)`)
const bracketed = new RegExp(`^[(（〔【［]\\s?(${chinese})\\s?[)）〕】］][、.．]?`)
const halfOpen = new RegExp(`^[(（](${chinese})(?=[\\p{Script=Han}“《])(?![一-龥]{0,2}[)）])`, 'u')
const halfClosed = new RegExp(`^(${chinese})[)）]`)
const empty = /^[(（]\s?[)）]/
const arabicBracket = /^[(（](\d{1,2})[)）][、.．]?/
const arabicHalf = /^(\d{1,2})[)）]/
const arabic = /^(\d{1,2})\s?(?:[、．]|\.(?!\d)|\.(?=20\d\d年)|\s(?=\p{Script=Han}))/u
const circled = /^[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮]/

/** The numeral that a line starts with, or null. */
export function parseNumbering(line: string): Numbering | null {
  return parseChinese(line) ?? parseBracketed(line) ?? parseArabic(line)
}

function parseChinese(line: string): Numbering | null {
  const head = chapter.exec(line)
  if (head) {
    const value = parseNumeral(head[1]!) ?? Number(head[1])
    return {
      level: 1,
      label: `第${head[1]}${head[2]}`,
      value,
      length: head[0].length,
      fault: null,
      isChapter: true,
    }
  }
  const match = first.exec(line)
  if (!match) return null
  return { ...plain(1, match[1]!, match), value: parseNumeral(match[1]!) }
}

function parseBracketed(line: string): Numbering | null {
  const match = bracketed.exec(line)
  if (match) return { ...plain(2, `(${match[1]})`, match), value: parseNumeral(match[1]!) }
  const half = halfClosed.exec(line) ?? halfOpen.exec(line)
  if (half) return { ...plain(2, `(${half[1]})`, half), value: parseNumeral(half[1]!), fault: 'half bracket' }
  const missing = empty.exec(line)
  return missing ? { ...plain(2, '()', missing), value: null, fault: 'missing' } : null
}

function parseArabic(line: string): Numbering | null {
  const bracket = arabicBracket.exec(line)
  if (bracket) return { ...plain(4, `(${bracket[1]})`, bracket), value: Number(bracket[1]) }
  const half = arabicHalf.exec(line)
  if (half) return { ...plain(4, `(${half[1]})`, half), value: Number(half[1]), fault: 'half bracket' }
  const match = arabic.exec(line)
  if (match) return { ...plain(3, match[1]!, match), value: Number(match[1]) }
  const ring = circled.exec(line)
  return ring ? { ...plain(4, ring[0], ring), value: ring[0].charCodeAt(0) - 0x245f } : null
}

function plain(level: 1 | 2 | 3 | 4, label: string, match: RegExpExecArray) {
  return { level, label, length: match[0].length, fault: null, isChapter: false } as const
}

/** One 一是 … of running text: where it starts and which it is. */
export interface InlineItem {
  readonly start: number
  readonly label: string
  readonly value: number
}

const inline = /(?<=^|[。;；:：,，、!！\n“])(十?[一二三四五六七八九十])是(?!否|以|非)/g

/** The 一是 二是 三是 of a text, in order; a lone one that no sibling follows or precedes is left out. */
export function findInlineItems(text: string): InlineItem[] {
  const found = Array.from(text.matchAll(inline), (match) => ({
    start: match.index,
    label: `${match[1]}是`,
    value: parseNumeral(match[1]!) ?? 0,
  }))
  return found.length > 1 || found[0]?.value === 1 ? found : []
}
