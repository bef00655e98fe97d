// Tool of this room: question -> the years that it names in short (23、24两年, 石桥23拆违, 二四年, 从22算), as people type and say them.
import type { Span } from '#domain/span.ts'
import { parseNumeral } from '#text/numbers/numerals.ts'

/** Years of the reports in question, oldest first. */
interface Held {
  readonly held: readonly number[]
}

export interface ShortYear extends Span {
  readonly year: number
  readonly endYear: number
}

/** 23、24两年, 22到24年, 22和23比. */
const list =
  /(?<![\d.])(?:20)?[12]\d(?:年?[、,，和跟与到至比~-](?:20)?[12]\d(?!\d)){1,4}(?:[两二三四五]?年|(?=差|哪|相比|对比|比|多|少|高|低|增|降|涨|升))|(?<![\d.])(?:20)?[12]\d(?:[、,，和跟与\s]{1,2}(?:20)?[12]\d(?!\d)){1,4}[两二三四五]年/g
/** 22到24调解案件: years where the library has both, and no things are counted. */
const range =
  /(?<![\d.])(?:20)?[12]\d年?[到至~-](?:20)?[12]\d(?![\d.年]|\s?[件起个名人岁次家户处时点分号日月万元米亩吨条项场份%％])/g
/** What behind a number says that it counts. */
const counters =
  '件起个名人位岁次家户处时点分号日月周天元块米亩吨斤条项场份张本册套台辆部座所栋间片批期届宗例回趟遍篇幅笔桩组队支条道口盏头只株棵层级类种样成倍度秒课轮站'
/** 石桥2023调解, 雾岩23年: years as people type them. */
const lone = /(?<![\d.])(20[12]\d)(?![\d.年%％])|(?<!\d)([12]\d)[那这]?年(?![来间级以])/g

/** 石桥23拆违, 24那个数, 敖江 23 讨薪: two digits that count nothing, where the library has that year. */
const plain = new RegExp(
  `(?<![\\d.第共是有为了约达于超近满占比到至从\\-])([12]\\d)(?![\\d.]|\\s?[年${counters}%％+]|\\s?(?:平|公|小时|多|余|来|万|亿))(?=$|[\\s，,。？?！!]|[\\u4e00-\\u9fff])`,
  'g',
)

/** 从22算, 自23起: the year from which something is counted on. */
const begun = /(?<=从|自|打)(?:20)?([12]\d)(?=算|起|开始|以来|到现在|到如今|到今|至今)/g

/** 二四年, as it is spoken: where the library has that year. */
const spoken = /(?<![一二三四五六七八九十第近这\d])二(?:零|〇)?([零〇一二三四五六七八九])年(?![来间级以多])/g

export function findShortYears(text: string, base: Held): readonly ShortYear[] {
  const listed = Array.from(text.matchAll(list), (match) => ({ span: spanOf(match), said: match[0] }))
  const ranges = Array.from(text.matchAll(range), (match) => readList(spanOf(match), match[0])).filter(
    (one) => one.every(({ year, endYear }) => base.held.includes(year) && base.held.includes(endYear)),
  )
  const rest = blankSpans(text, [...listed.map(({ span }) => span), ...ranges.flat()])
  const single = Array.from(rest.matchAll(lone), (match): ShortYear => {
    const year = match[1] ? Number(match[1]) : 2000 + Number(match[2])
    return { ...spanOf(match), year, endYear: year }
  })
  const said = Array.from(rest.matchAll(spoken), (match): ShortYear => {
    const year = 2020 + (parseNumeral(match[1]!) ?? 0)
    return { ...spanOf(match), year, endYear: year }
  }).filter(({ year }) => base.held.includes(year))
  const first = Array.from(rest.matchAll(begun), (match): ShortYear => {
    const year = 2000 + Number(match[1])
    return { ...spanOf(match), year, endYear: year }
  }).filter(({ year }) => base.held.includes(year))
  said.push(...first)
  const known = blankSpans(rest, [...single, ...said])
  const typed = Array.from(known.matchAll(plain), (match): ShortYear => {
    const year = 2000 + Number(match[1])
    return { ...spanOf(match), year, endYear: year }
  }).filter(({ year }) => base.held.includes(year))
  single.push(...typed, ...said)
  return [...listed.flatMap(({ span, said }) => readList(span, said)), ...ranges.flat(), ...single]
}

function readList(span: Span, said: string): readonly ShortYear[] {
  const years = Array.from(said.matchAll(/(?:20)?([12]\d)(?!\d)/g), (match) => 2000 + Number(match[1]))
  const [first = 0, second = 0] = years
  const isRange = years.length === 2 && first < second && /[到至~-]/.test(said)
  if (isRange) return [{ ...span, year: first, endYear: second }]
  return years.map((year) => ({ ...span, year, endYear: year }))
}

const oldestYear = '(?:头一年|第一年|最早(?:的)?(?:那|一)?年|最初|[\\u4e00-\\u9fff]{2}(?:那|的)?那?年)'
const fromFirst = new RegExp(`从${oldestYear}(?:开始)?[,，]?(?:到|至)$`)

/** 从22年算起, 从挂牌那年到24年: all years from there on, up to there. */
export function spreadFrom(text: string, named: readonly ShortYear[], { held }: Held): readonly ShortYear[] {
  const [only] = named
  const [oldest, newest] = [held[0], held.at(-1)]
  if (named.length !== 1 || !only || oldest === undefined || newest === undefined) return named
  const { start, end, year } = only
  if (
    year < newest &&
    /^年?(?:算起?|起|以来|开始|到现在|到如今|到今|至今)/.test(text.slice(end)) &&
    only.endYear === year
  )
    return [{ ...only, endYear: newest }]
  const before = fromFirst.exec(text.slice(Math.max(0, start - 12), start))
  if (before && oldest < year) return [{ start: start - before[0].length, end, year: oldest, endYear: year }]
  return named
}

export function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

/** The text with the spans as blanks of the same length. */
export function blankSpans(text: string, spans: readonly Span[]): string {
  let result = text
  for (const { start, end } of spans)
    result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end)
  return result
}
