// Tool of this room: an assertion that says a date or a count (9月18号打完的吧, 各让了二十步吧) and a sentence -> is it the one that stands there? Beside stance, which asks it first.

import { parseCount } from './numerals.ts'

/** A longer text is no sentence, and no question. */
const longest = 600

const numeral = '\\d{1,6}(?:\\.\\d{1,3})?|[一二两三四五六七八九十百千]{1,6}'
const date = new RegExp(`(${numeral})月(?:份|(?:(${numeral})[日号])?)`, 'g')
/** What is counted in a word that is no unit of a report's numbers too: 十二步, 四十年. A year is none. */
const count = new RegExp(
  `(?<![\\d.第])(?!(?:19|20)?\\d\\d年)(${numeral})(?:多|余)?(个|人|名|位|起|件|宗|次|回|户|家|份|条|场|项|天|年|步|里|亩|村|组|岁|层|遍|块|处|辆|台|期)(?!月)`,
  'g',
)

interface Amount {
  readonly kind: string
  readonly value: string
  readonly at: number
}

function listAmounts(text: string): readonly Amount[] {
  if (text.length > longest) return []
  const dates = Array.from(text.matchAll(date), ({ 1: month, 2: day, index }) => ({
    kind: day === undefined ? '月' : '日',
    value: day === undefined ? `${parseCount(month!)}` : `${parseCount(month!)}-${parseCount(day)}`,
    at: index,
  }))
  const counts = Array.from(text.matchAll(count), ({ 1: said, 2: unit, index }) => ({
    kind: unit!,
    value: `${parseCount(said!) ?? Number(said)}`,
    at: index,
  }))
  return [...dates, ...counts]
}

/** One only: of several it is not plain which is asserted. */
function findAsserted(asked: string): Amount | null {
  const [first, second] = listAmounts(asked)
  const isSure =
    first &&
    (first.kind.length > 1 || first.kind === '日' || first.kind === '月' || !/^[一1]$/.test(asked[first.at]!))
  return isSure && !second ? first : null
}

/** 9月挂牌的吧: no number of things. */
export function saysDate(asked: string): boolean {
  return saysAmount(asked) && /^[月日]$/.test(findAsserted(asked)!.kind)
}

/** Asserts a date or a count. */
export function saysAmount(asked: string): boolean {
  return /[吧吗嘛么没不]了?[?？]?$|是不是|对不对|对吧/.test(asked) && findAsserted(asked) !== null
}

/** `deed`: characters that say what was done. Null where the sentence has no amount of the kind, several others, or tells of another deed. */
export function judgeAmount(
  asked: string,
  sentence: string,
  deed: readonly string[],
): 'borne-out' | 'denied' | null {
  const asserted = findAsserted(asked)
  if (asserted === null) return null
  const told = listAmounts(sentence).filter(({ kind }) => kind === asserted.kind)
  const shared = deed.filter((char) => sentence.includes(char)).length
  if (told.length === 0 || shared < leastDeed * deed.length) return null
  if (told.some(({ value }) => value === asserted.value)) return 'borne-out'
  return new Set(told.map(({ value }) => value)).size === 1 ? 'denied' : null
}

/** Share of the deed that a sentence of it tells in these characters. */
const leastDeed = 0.4
