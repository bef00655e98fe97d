// Step: a table as stored -> its cells. The heads of the columns of a band: words, period, tense; 上年受理 beside 受理 is the same thing a year before.
import type { TableWords } from '#domain/prompt-book.ts'
import type { Band } from './split-bands.ts'
import { type HeadWords, isPeriod, leadingPeriod } from './table-value.ts'

export interface ColumnHead {
  readonly parts: readonly HeadWords[]
  readonly period: string | null
  /** Compares with another time (同比, 增幅), or is what was to be reached (计划). */
  readonly tense: 'told' | 'compared' | 'planned'
}

/** The head of a column with its period apart (2023年 | 受理, 2023年受理). */
function readColumn(band: Band, column: number, words: TableWords): ColumnHead {
  const heads = band.header?.columns[column] ?? []
  let period: string | null = null
  const parts = heads.flatMap((head) => {
    if (isPeriod(head.words)) {
      period = joinPeriods(period, head.words)
      return head.unit === '' ? [] : [{ ...head, words: '' }]
    }
    const lead = leadingPeriod(head.words)
    if (lead !== '') period = joinPeriods(period, lead)
    const rest = head.words.slice(lead.length).trim()
    const tail = lead === '' ? yearBehind.exec(rest) : null
    if (tail !== null) period = tail[2]!
    return [{ ...head, words: tail?.[1] ?? rest }]
  })
  const is = (list: readonly string[]) => heads.some((head) => isOfTense(head.words, list))
  const tense = is(words.compared) ? 'compared' : is(words.planned) ? 'planned' : 'told'
  return { parts, period, tense }
}

/** 2025年 | 一季度 is 2025年一季度, 2024年 | 全年 all of 2024. */
function joinPeriods(wide: string | null, own: string): string {
  if (wide === null || !isYear.test(wide) || /\d{4}|[今本去上前]年/.test(own)) return own
  return own === '全年' ? wide : `${wide}${own}`
}

const isYear = /^(?:(?:19|20)\d{2}年?度?|[今本去上]年度?)$/

/** 受理(2023年), 受理2023年. */
const yearBehind = /^([\u4e00-\u9fff]{2,})\(?((?:19|20)\d{2}年度?)\)?$/

/** 计划, 年度计划数 and 同比增长率 are; 计划生育 is not. */
function isOfTense(head: string, list: readonly string[]): boolean {
  const bare = head.replace(/\(.*\)|(?:[数率量值幅]|比例|情况|百分比|幅度)$/g, '')
  return list.some((word) => bare.endsWith(word) || (bare.startsWith(word) && isAfter(bare, word)))
}

/** 较上年增加, 同比变化值: what follows the word is a change or a result. */
function isAfter(head: string, word: string): boolean {
  return /^(?:同期)?(?:增|减|升|降|变化|完成|数|值|任务|上年|去年|\d)/.test(head.slice(word.length))
}

export function readColumns(band: Band, width: number, words: TableWords): readonly ColumnHead[] {
  const heads = Array.from({ length: width }, (_, column) => readColumn(band, column, words))
  return heads.map((head, at) => {
    const period = saidPast(head)
    const near = period === null ? [] : heads.slice(Math.max(0, at - reach), at + reach)
    return (period && findPast(head, period, near)) ?? nameBare(head, heads[at - 1]) ?? head
  })
}

/** Columns on either side: a table of two years has no more. */
const reach = 40

const lastYear = '(?:上年度?|去年|上期)(?:同期)?'
const bareLastYear = new RegExp(`^${lastYear}$`)

/** 涉及人数(人) | 上年(人): that of the column beside it. */
function nameBare(head: ColumnHead, beside: ColumnHead | undefined): ColumnHead | undefined {
  const isBare = bareLastYear.test(head.period ?? '') && head.parts.every(({ words }) => words === '')
  const last = beside?.parts.at(-1)
  if (!isBare || last === undefined || beside?.period !== null || beside.tense !== 'told') return undefined
  const unit = head.parts.at(-1)?.unit ?? ''
  if (unit !== '' && last.unit !== '' && unit !== last.unit) return undefined
  return { ...head, parts: [...beside.parts.slice(0, -1), { words: last.words, unit: unit || last.unit }] }
}

const pastLead = new RegExp(`^(${lastYear})的?(?!结转|结余|遗留|转结|[末底])(.+)$`)
const pastTail = new RegExp(`^(.+?)\\(?(${lastYear})\\)?$`)

interface SaidPast {
  readonly period: string
  readonly name: string
}

/** 上年追回, 受理(上年): the year and what is left of the head. Null where it says none. */
function saidPast({ parts, period, tense }: ColumnHead): SaidPast | null {
  const words = parts.at(-1)?.words ?? ''
  if (words === '' || period !== null || tense !== 'told') return null
  const lead = pastLead.exec(words)
  if (lead !== null) return { period: lead[1]!, name: lead[2]! }
  const tail = pastTail.exec(words)
  return tail === null ? null : { period: tail[2]!, name: tail[1]! }
}

/** 上年追回(万元) beside 追回工资(万元): the year apart, and the words of the column that it is compared with. */
function findPast(
  head: ColumnHead,
  { period, name }: SaidPast,
  heads: readonly ColumnHead[],
): ColumnHead | undefined {
  const last = head.parts.at(-1)!
  const others = heads.flatMap(({ parts, tense }): readonly HeadWords[] => {
    const other = parts.at(-1)
    const isLike =
      other !== undefined && tense === 'told' && (!last.unit || !other.unit || last.unit === other.unit)
    return isLike ? [other] : []
  })
  const exact = others.filter(({ words }) => words === name)
  const near = others.filter(({ words }) => isNear(words, name))
  const [own, ...more] = exact.length > 0 ? exact : near
  if (own === undefined || more.length > 0) return undefined
  return {
    ...head,
    period,
    parts: [...head.parts.slice(0, -1), { words: own.words, unit: last.unit || own.unit }],
  }
}

/** One says less of the same. */
function isNear(a: string, b: string): boolean {
  return Math.min(a.length, b.length) > 1 && (a.startsWith(b) || b.startsWith(a))
}

/** 村(社区): names as well what stands below. */
const placeWords: ReadonlySet<string> = new Set([
  '村',
  '社区',
  '居',
  '街道',
  '镇',
  '乡',
  '组',
  '队',
  '户',
  '家',
])

/** 公开渠道(条) over the names of the rows: what all of the table is counted in. */
export function unitOfNames({ header }: Band): string {
  const { words = '', unit = '' } = header?.columns[0]?.at(-1) ?? {}
  return /数$|次$|率$|[占比]/.test(words) || placeWords.has(unit) ? '' : unit
}
