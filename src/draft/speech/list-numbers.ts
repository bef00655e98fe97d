// Step of reading: words said about a draft -> the numbers in them, with or without a unit, and which of them are denied (不是620, 86不对).
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { normaliseUnit } from '#text/numbers/quantity-units.ts'

export interface Said {
  readonly value: number
  readonly unit: string
  readonly raw: string
  readonly start: number
  readonly end: number
  /** 不是620, 86不对. */
  readonly isDenied: boolean
}

const denyBefore =
  /(?:不是|不该是|别写|而非|并非|原来是?|原先是?|写成了?|打成了?|写的是?|看成了?)[^\d，,。]{0,3}$/
const denyAfter =
  /^[^\d，,。]{0,4}(?:不对|错了|有误|不准|多了|少了|是错的|记错|写错|弄错)|^(?:改|换|变)(?:成|为|到|作)?(?=.{0,4}\d)/

const bare = /(?<![\d.第])\d+(?:\.\d+)?[万亿千百]?[余多]?(?![\d年月日号.]|[条项点段][^，,。]{0,2}[是数里的])/g

/** 多写了一件: how large the slip was, no number of the draft. */
const slip = /[多少漏](?:[写算报记说填漏数]{0,2}了?)$/

/** 12345转来的: a number that people ring is a name. */
const rung =
  /(?<!\d)(?:12\d{3}|96\d{3,4}|11[029])(?=热线|平台|来电|工单|投诉|举报|[转交派]|受理|那|的(?!\d))/g

/** Quantities, and digits that stand without a unit. */
export function listNumbers(said: string): readonly Said[] {
  const text = said.replace(/一[下遍类]/g, '  ').replace(rung, (digits) => ' '.repeat(digits.length))
  const counted = findQuantities(text)
  const isSlip = ({ at }: { readonly at: { readonly start: number } }) => slip.test(text.slice(0, at.start))
  const found = counted
    .filter((one) => one.unit !== '年' && !one.isAddend && !isSlip(one))
    .map(({ value, unit, raw, at }) => {
      const own = unitOf(unit, text.slice(at.end))
      return { value, unit: own, raw: own === '人' ? raw.replace(/个$/, '人') : raw, ...at }
    })
  const isFree = (at: number) =>
    !found.some(({ start, end }) => at >= start && at < end) &&
    !counted.some((one) => isSlip(one) && at >= one.at.start && at < one.at.end)
  const digits = [...text.matchAll(bare)]
    .filter(({ index }) => isFree(index))
    .map((match) => ({
      value: readBare(match[0]),
      unit: '',
      raw: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }))
  return [...found, ...digits]
    .sort((a, b) => a.start - b.start)
    .map((one) => ({
      ...one,
      isDenied:
        denyBefore.test(text.slice(Math.max(0, one.start - 12), one.start)) ||
        denyAfter.test(text.slice(one.end, one.end + 14)),
    }))
}

/** 41个人 counts people. */
function unitOf(unit: string, behind: string): string {
  return unit === '个' && /^人(?![\u4e00-\u9fff])/.test(behind) ? '人' : normaliseUnit(unit)
}

function readBare(raw: string): number {
  const scale = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 100 }[/[万亿千百]/.exec(raw)?.[0] ?? ''] ?? 1
  return Number((Number.parseFloat(raw) * scale).toFixed(4))
}
