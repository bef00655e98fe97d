// Step: a table as stored -> its cells. What a single cell is: a number, a mark for no number, a period, a unit.
import { hotlines } from '#text/numbers/hotlines.ts'
import { findUnit } from '#text/numbers/quantity-units.ts'

const number =
  /^[约近超逾共达≥≤><]{0,2}\s?(?:不[少低]于)?[-−+]?(?:\d[\d,]*|\d{1,3}(?: \d{3})+)(?:\.\d+)?\s?(?:[十百千万亿]|余|多){0,3}\s?[一-龥㎡%‰²㎞/()]{0,8}$/
const nothing = /^(?:[-—–─－/\\*·…]{1,3}|无|暂无|空|未统计|N\/A)$/i
const date =
  /^(?:(?:19\d|20[0-4])\d\s?[-./年](?!\d{3})|\d{1,2}\s?月(?!\s?[元均])|\d{1,2}\s?[日号时]|\d{1,2}[:.]\d{1,2}[:.]|\d+[.、]\s?[一-龥]|\d+[一-龥]{0,3}(?:村|组|社区|网格|路|楼|栋|岁以)$)/
const bareYear = /^(?:19[89]|20[0-4])\d$/
const periodWords =
  '(?:(?:19|20)\\d{2}\\s?年?度?|[一二][一二三四五六七八九零〇○]{3}年度?|上年度?|去年|本年度?|今年|本期|上期)?(?:(?:第?[一二三四1-4]季度|[上下]半年|全年|同期|\\d{1,2}(?:[-—–至]\\d{1,2})?月(?:份|底|末)?|底|末)){0,2}'
const period = new RegExp(`^${periodWords}(?:同期)?$`)
const periodLead =
  /^(?:(?:19|20)\d{2}\s?年(?:度|[上下]半年|第?[一二三四]季度|\d{1,2}(?:[-—–至]\d{1,2})?月份?)?|全年|[上下]半年|第?[一二三四]季度|\d{1,2}[-—–至]\d{1,2}月份?)/

/** 120, 1.2万, 120余起, -22.5, 98%: a cell that is one number. A date, 5组, 1.一般 and 12345工单 are none. */
export function isNumber(words: string): boolean {
  if (words.length > 24 || !/\d/.test(words) || !number.test(words) || date.test(words)) return false
  if (/^\d[\d,]*\.\d/.test(words)) return true
  const [, digits = '', counted = ''] = /^(\d*)[十百千万亿余多\s]{0,4}(.*)$/.exec(words) ?? []
  return counted === '' || !hotlines.has(digits) || isUnit(counted)
}

/** A dash, a stroke, 无: where a number would stand. */
export function isNothing(words: string): boolean {
  return nothing.test(words)
}

export function isBareYear(words: string): boolean {
  return bareYear.test(words)
}

/** 2023年, 2023, 上年, 上年同期, 上半年, 3月: words that say when and nothing else. */
export function isPeriod(words: string): boolean {
  return words !== '' && words.length <= 14 && period.test(words)
}

/** The written year or part of one that the words begin with (2023年受理 -> 2023年, 1-6月累计 -> 1-6月); empty when they begin otherwise. */
export function leadingPeriod(words: string): string {
  return periodLead.exec(words)?.[0] ?? ''
}

/** 件, 万元, 人次, %, 个百分点: a measure word and nothing else, 万 and 千 before it. */
export function isUnit(words: string): boolean {
  if (words === '' || words.length > 8) return false
  return [words, words.replace(/^[千百]?[万亿]|^[百千](?=.)/, '')].some(
    (unit) => unit !== '' && findUnit(unit, 0)?.length === unit.length,
  )
}

const bracketed = /\(\s?(?:计量)?(?:单位)?[::]?\s?([^()\d]{1,8}(?:\([次人件]\))?)\s?\)\s?$/
const slashed = /[/,,、:\s]\s?([^()\d/,,、:\s]{1,5})$/
const counted =
  /(人次|场次|户次|件次|批次|家次|台次|次|件|人|户|份|条|场|起|个|名|家|处|项|期|宗|亩|栋|例|篇|册|块|辆|座|所)数$/
const rate = /(?:率|占比|比例|比重|百分比|满意度)$/

export interface HeadWords {
  /** Without the unit; the same words where they hold none. */
  readonly words: string
  /** As written: 万元, 件; empty when nothing is written. */
  readonly unit: string
}

/** 金额(万元), 金额/万元, 金额(单位:万元) apart; 件数, 人次数 and 办结率 write 件, 人次 and % and keep their words. */
export function splitUnit(head: string): HeadWords {
  for (const pattern of [bracketed, slashed]) {
    const found = pattern.exec(head)
    const unit = found?.[1]?.trim() ?? ''
    if (found && isUnit(unit)) return { words: head.slice(0, found.index).trim(), unit }
  }
  const own = counted.exec(head)?.[1] ?? (/人次$/.test(head) ? '人次' : '')
  return { words: head, unit: own || (rate.test(head) ? '%' : '') }
}

const captions = /(?<![\u4e00-\u9fff])(?:计量|数据|金额)?单位[::]\s?([一-龥%‰㎡²/()]{1,8})/g

/** The unit that a line above a table gives all of it (单位:万元); empty for 填报单位:司法所 and for two units at once. */
export function readCaptionUnit(line: string): string {
  const found = [...line.matchAll(captions)].at(-1)
  if (found === undefined || /^[、,,;]/.test(line.slice(found.index + found[0].length))) return ''
  const unit = found[1]!.replace(/\)+$/, '')
  return isUnit(unit) ? unit : ''
}
