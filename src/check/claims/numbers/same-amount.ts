// Tool of the sentence check: two numbers with their measure words -> do they give the same amount? 9座 is 9个, 2校 is 两所学校, 1.9公顷 is 19000平方米; 112人次 is not 112名.
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'
import { type Clause, splitAround } from '../claim-source.ts'
import { readBound } from './read-bound.ts'

/** One word for measure words that may stand for each other wherever a number is written. */
const usual: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  回: '次',
  遍: '次',
  趟: '次',
  块: '元',
  周岁: '岁',
  摄氏度: '度',
  日: '天',
  学时: '课时',
}
/** A sentence may write 个 for each of these, which says less; none of them for another: what is counted is told by the words beside it. */
const things = new Set(
  '人 座 处 所 家 条 项 件 张 块 种 支 台 辆 艘 栋 间 村 社区 镇 乡 县 校 组 部 门 类 级'.split(' '),
)
/** Exact measures: what one of them is of the smallest of its kind. */
const scales: Readonly<Record<string, readonly [string, number]>> = {
  公顷: ['平方米', 10_000],
  平方公里: ['平方米', 1_000_000],
  平方千米: ['平方米', 1_000_000],
  公里: ['米', 1000],
  千米: ['米', 1000],
  吨: ['克', 1_000_000],
  公斤: ['克', 1000],
  千克: ['克', 1000],
  斤: ['克', 500],
  小时: ['分钟', 60],
  天: ['分钟', 1440],
  星期: ['分钟', 10_080],
}
const nounReach = 3

/** The measure word without what only doubles it: 个小时 is 小时, 名 is 人. */
export function unitOf({ unit }: Quantity): string {
  const bare = normaliseUnit(unit.replace(/^个(?=小时|星期)/, ''))
  return usual[bare] ?? bare
}

/** `one` is the sentence's. */
export function countsSame(one: Quantity, other: Quantity): boolean {
  if (one.unit === '' || other.unit === '') return true
  const [a, b] = [unitOf(one), unitOf(other)]
  return a === b || (a === '个' && things.has(b))
}

/** As `countsSame`, and over measure words: 两所学校 is 2校, 12个钟头 is 12小时, 三成 is 30.5%. */
export function isSameAmount(
  [one, own]: readonly [Quantity, Clause],
  [other, there]: readonly [Quantity, Clause],
): boolean {
  if (one.value === other.value) {
    if (countsSame(one, other) || countsCases([one, own], other)) return true
    return namesUnit([one, own], other) || namesUnit([other, there], one)
  }
  if (isRounded([one, own], [other, there]) && countsSame(one, other)) return true
  if (/成$/.test(one.raw)) return other.unit === '%' && Math.abs(other.value - one.value) <= 1
  const [a, b] = [scaleOf(one), scaleOf(other)]
  return a !== null && b !== null && a[0] === b[0] && Math.abs(a[1] - b[1]) < 1e-6 * a[1]
}

/** 接近, 不到: below, and not by much; 7天内 is no 10天内. */
const short = /(?:不到|不足|[没未]有?达?到|接近|将近)$/

/** 九万多人 is 95000人, and 近九万人 or 不到九万人 86000人: beside the round number, and not by another of its last figure. */
function isRounded(
  [one, own]: readonly [Quantity, Clause],
  [other, there]: readonly [Quantity, Clause],
): boolean {
  if (other.qualifier !== 'none' || one.value <= 0) return false
  const figure = 10 ** /0*$/.exec(String(one.value))![0].length
  const more = other.value - one.value
  if (one.qualifier === '余') return more > 0 && more < figure
  const said = splitAround(own, one)[0] + one.raw.replace(/[\d零一二两三四五六七八九十百千万].*$/s, '')
  const isShort = one.qualifier === '近' || short.test(said)
  return isShort && more < 0 && -more < figure && readBound(other, there) === 'none'
}

const cases = new Set(['件', '起', '宗'])
const nearCase = 6

/** 8起案件 is 8件; a quarrel or a call is counted as it stands. */
function countsCases([one, { raw, start }]: readonly [Quantity, Clause], other: Quantity): boolean {
  const around = raw.slice(Math.max(0, one.at.start - start - nearCase), one.at.end - start + nearCase)
  return cases.has(one.unit) && cases.has(other.unit) && /案(?!例)/.test(around)
}

/** What follows a number names the other's measure word: 所 in 两所学校 beside 校. */
function namesUnit([quantity, clause]: readonly [Quantity, Clause], other: Quantity): boolean {
  const unit = unitOf(other).replace('小时', '钟头')
  const isWord = unit === '钟头' || things.has(unit)
  return isWord && splitAround(clause, quantity)[1].slice(0, nounReach).includes(unit)
}

function scaleOf(quantity: Quantity): readonly [string, number] | null {
  const unit = unitOf(quantity)
  const [base, factor] = scales[unit] ?? [unit, 1]
  return unit === base && !Object.values(scales).some(([one]) => one === unit)
    ? null
    : [base, quantity.value * factor]
}
