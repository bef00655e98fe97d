// Step: question -> the years it names, outright (2023, 23、24两年), by the calendar (去年) or by what the library has (三年, 头一年, 两年前).
import type { SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { findRelativeYears, findYears } from '#text/years.ts'
import { blankSpans, findShortYears, type ShortYear, spanOf, spreadFrom } from './find-short-years.ts'
import { yearBefore } from './year-before.ts'

export interface AskedYears {
  readonly years: readonly number[]
  readonly isRelative: boolean
  readonly spans: readonly Span[]
}

export interface YearBase {
  readonly thisYear: number
  readonly part: SectionPart | null
  /** Years of the reports in question, oldest first. */
  readonly held: readonly number[]
  /** Years of the question before; none: nothing before. */
  readonly last: readonly number[]
  /** They were named by the calendar themselves (去年). */
  readonly isLastRelative?: boolean
  /** Years that the talk told numbers of, of the places in question; none: nothing was told. */
  readonly told?: readonly number[]
}

export function readYears(text: string, base: YearBase): AskedYears {
  const written = findYears(text).filter((mention) => mention.kind !== 'number')
  const short = findShortYears(blankSpans(text, written), base)
  const explicit = spreadFrom(text, [...written, ...short], base).map((one) => takeDegree(text, one))
  const held = findHeldYears(blankSpans(text, explicit), { ...base, isNamed: explicit.length > 0 })
  const relative = findRelativeYears(blankSpans(text, [...explicit, ...held.spans]), base.thisYear)
  const spans = [...explicit, ...held.spans, ...relative]
  const named = explicit.flatMap(({ year, endYear }) =>
    Array.from({ length: Math.min(20, endYear - year + 1) }, (_, i) => year + i),
  )
  if (base.part === 'plan') {
    // The plan for 2024 stands in the report of 2023; "next year" narrows nothing.
    return { years: named.flatMap((year) => [year - 1, year]), isRelative: false, spans }
  }
  const before = yearBefore(text, named, base)
  if (before) return { years: [before.year, ...named], isRelative: false, spans: [...spans, before.span] }
  if (held.isCompared) {
    const newest = base.last.filter((year) => !held.years.includes(year))
    const against = [named, newest, base.held].find(({ length }) => length > 0) ?? []
    const other = named.length > 0 ? named : against.slice(-1)
    return { years: sortYears([...held.years, ...other]), isRelative: false, spans }
  }
  const [only] = named
  if (only !== undefined && named.length === 1 && base.held.includes(only + 1) && asksKept.test(text)) {
    const said = [/第二年|次年/, promises]
      .map((pattern) => pattern.exec(text))
      .filter((match) => match !== null)
    return { years: [only + 1], isRelative: false, spans: [...spans, ...said.map(spanOf)] }
  }
  // 再加上22年的，三年一共: the three hold the one.
  const isWithin = held.years.length > named.length && named.every((year) => held.years.includes(year))
  if (named.length > 0 && !isWithin) return { years: sortYears(named), isRelative: false, spans }
  if (held.years.length > 0) return { years: held.years, isRelative: false, spans }
  const counted = countFromLast(text, relative, base)
  if (counted) return { years: counted, isRelative: false, spans }
  return { years: relative.flatMap(({ years }) => years), isRelative: relative.length > 0, spans }
}

/** 2023年度: the whole word; 2023年度过难关 ends before it. */
function takeDegree(text: string, year: ShortYear): ShortYear {
  return /^年度(?![过假日])/.test(text.slice(year.end - 1)) ? { ...year, end: year.end + 1 } : year
}

const promises = /(?:说要争取|表态|承诺|许诺|答应|说是?要|说好|打算|计划|争取|提出|定下)要?/
/** 22年说要办五所，做到没有: what was planned in a report is told by the next. */
const asksKept =
  /(?:表态|承诺|许诺|答应|说要|说好|说是要|打算|计划|争取|提出|定下)[^。？?]*(?:做到|办到|完成|实现|兑现|落实|办成|达到|到)了?(?:没|吗|么)/

/** 前年呢 after 2024年, 比去年 after the newest report: as many years before what was told, where the calendar would name that very year again. */
function countFromLast(
  text: string,
  relative: readonly (Span & { readonly years: readonly number[] })[],
  { thisYear, held, last, isLastRelative = false }: YearBase,
): readonly number[] | null {
  const [only, ...others] = relative
  const [year] = only?.years ?? []
  const newest = held.at(-1)
  if (!only || year === undefined || others.length > 0 || only.years.length > 1 || newest === undefined)
    return null
  const told = Math.max(...last)
  const meant = held.includes(year) ? year : newest
  const counted = told - (thisYear - year)
  const isAgain = last.length > 0 && !isLastRelative && year < thisYear && last.includes(meant)
  if (!isAgain || !held.includes(counted)) return null
  return compares.test(text.slice(0, only.start)) ? [counted, told] : [counted]
}

function sortYears(years: readonly number[]): readonly number[] {
  return [...new Set(years)].sort((a, b) => a - b)
}

/** A number, or how a thing was done, behind 后来. */
const asksFurther = /[几多少怎咋啥谁哪]|什么|如何/

interface HeldYears {
  readonly years: readonly number[]
  readonly spans: readonly Span[]
  /** 比头一年: with the year that it is held against, the one asked about before or the newest. */
  readonly isCompared: boolean
}

const count = '([两二三四五六]|[2-6])'
/** 近三年, 三年都, 这几年; no 三年行动, 满三年, 第三年, 三年以上. */
const several = new RegExp(
  `(?<![\\d第满了过每隔头前后])(?:(?:近|最近|过去|这|前后)(?:的)?(?:${count}|几)|${count})[年载](?!前|后|级|以|期|制|龄|多|行动|规划|计划|攻坚|工程|任|未满)|历年|逐年|年年|一年比一年|每年`,
  'g',
)
const compares = /(?:比|跟|和|较|与|同|相比|相较于?)(?:起|到)?(?:它|他们?|自己|自家|我们?|咱们?)?的?\s*$/

const single: readonly (readonly [RegExp, (base: YearBase) => number | undefined])[] = [
  [
    // 新店头一年 is the first year of the shop.
    /(?<!新[^，,。；;]{1,8})(?:头一年|第一年)|最早(?:的)?(?:那|一)?年|最初(?:那|一)?年|最开始那年/,
    ({ held }) => held[0],
  ],
  [
    /最后(?:那|一)年|最末(?:那|一)?年|最新(?:那|一)?年|最近(?:那|一)年|(?<![\u4e00-\u9fff])末年(?!.{0,4}[首头])/,
    ({ held }) => held.at(-1),
  ],
  [
    /(?<=前一年[^，,。]{0,3})再(?:往)?前(?:面)?(?:的)?一?年/,
    ({ last }) => (last.length > 0 ? Math.max(...last) - 2 : undefined),
  ],
  [/再(?:往)?[前上]一?年/, ({ last }) => (last.length > 0 ? Math.min(...last) - 1 : undefined)],
  [
    /(?<![同历再])(?:前一年|上一?年(?:度)?|头年)/,
    ({ last }) => (last.length > 0 ? Math.max(...last) - 1 : undefined),
  ],
  [
    /(?<![同历最])(?:后一年|下一年)(?!.{0,4}(?:打算|计划|准备))/,
    ({ last }) => (last.length > 0 ? Math.max(...last) + 1 : undefined),
  ],
]

/** 同一年, 那年, 当年: that of the question before. */
function findSameYear(text: string, { last, held }: YearBase): HeldYears | null {
  const same =
    /(?:(?<![\u4e00-\u9fff])(?:同|那一?|该|这一)年度?(?![龄代轻级])|当年|(?<!年)同期(?!相?比|[增下上减提])|(?<=[比跟和较们它他她])那一?年)/.exec(
      text,
    )
  if (!same) return null
  // 再说大山江，当年几宗 after another place's year: of its own newest, where it has no report of that one.
  const isOwn = same[0] !== '当年' || last.some((year) => held.includes(year))
  const years = isOwn ? last : []
  const isCompared = years.length > 0 && compares.test(text.slice(0, same.index))
  return { years, spans: [spanOf(same)], isCompared }
}

/** Years that only the library, or what was asked before, can tell. */
function findHeldYears(text: string, base: YearBase & { readonly isNamed: boolean }): HeldYears {
  const none: HeldYears = { years: [], spans: [], isCompared: false }
  const ago = /([一两二三四五]|\d)年(?:之|以)?前(?![\u4e00-\u9fff]{0,2}[后来])/.exec(text)
  if (ago) {
    const from = base.last.length > 0 ? Math.max(...base.last) : base.thisYear
    const back = parseCount(ago[1]!) ?? 0
    return { ...none, years: [from - back], spans: [spanOf(ago)] }
  }
  const before = /(?:前头?|(?<!后)头)(?:面|那|的){0,2}([两三])年(?!前)/.exec(text)
  if (before && base.last.length > 0) {
    const newest = Math.max(...base.last)
    const many = before[1] === '两' ? 2 : 3
    const years = Array.from({ length: many }, (_, i) => newest - many + i)
    return { ...none, years, spans: [spanOf(before)] }
  }
  const next = /(?:后|后头|后面|后来|接下来|往后|随后)的?([两三])年/.exec(text)
  if (next && base.last.length > 0) {
    const newest = Math.max(...base.last)
    const years = base.held.filter((year) => year > newest).slice(0, next[1] === '两' ? 2 : 3)
    if (years.length > 0) return { ...none, years, spans: [spanOf(next)] }
  }
  const same = findSameYear(text, base)
  if (same) return same
  const later = /^.{0,3}(?:后来|之后)|(?:后来|之后|后头)(?:呢|怎么样|咋样|如何|解决|化解)/.exec(text)
  const after = base.held.filter((year) => base.last.length > 0 && year > Math.max(...base.last))
  // 后来23年咋补的 names its year.
  if (later && after.length > 0 && !base.isNamed) {
    // 后来回来几个 may be told where the thing is told; 后来呢 only after it.
    const isOpen = asksFurther.test(text.slice(later.index + later[0].length))
    const years = isOpen ? [Math.max(...base.last), ...after] : after
    return { ...none, years, spans: [spanOf(later)] }
  }
  const one = findSingle(text, base)
  if (one) return one
  const matches = [...text.matchAll(several)]
  const [first] = matches
  if (!first) return none
  const written = first[1] ?? first[2]
  const many = written ? (parseCount(written) ?? 1) : base.held.length
  // 两年的加一块 after one year's number and another's: those two.
  const { told = [] } = base
  const isOfTold = told.length === many && !/近|过去/.test(first[0])
  return { ...none, years: isOfTold ? told : base.held.slice(-many), spans: matches.map(spanOf) }
}

/** 头一年, 上一年, 末年: one or more of them, alone or held against another. */
function findSingle(text: string, base: YearBase): HeldYears | null {
  const singles = single.flatMap(([pattern, find]) => {
    const match = pattern.exec(text)
    const year = match ? find(base) : undefined
    return match && year !== undefined ? [{ year, span: spanOf(match) }] : []
  })
  const [one] = singles
  if (!one) return null
  const years = sortYears(singles.map(({ year }) => year))
  const isCompared = years.length === 1 && compares.test(text.slice(0, one.span.start))
  const spans = singles.map(({ span }) => span)
  // 比它头一年 after its first report's number: the year before that, which the report may tell of.
  const isItself = isCompared && base.last.length === 1 && base.last[0] === years[0]
  return isItself
    ? { years: [years[0]! - 1, years[0]!], spans, isCompared: false }
    : { years, spans, isCompared }
}
