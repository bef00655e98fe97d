// Step: what kind of number it is: a count, a rate, a change, a condition or a frequency. Unit, words, place in
// the report in, kind out.
import type { FigureKind } from '#domain/figure.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'

const every = /每(?:两|三|半|\d)?个?(?:年|月|周|日|天|季度?|半年|学期|旬|星期)/
const changed =
  /(?:同比|环比|较|相比|比)[^,;。]{0,14}(?:增|减|降|升|涨|跌|长|少|多|高|低)[一-龥]{0,3}$|(?:增长|下降|上升|增加|减少|提升|提高|降低|压减|缩短|缩减|上涨)了?(?:近|约|超过|超)?$/
/** 压减至3个: what was reached is the present state; what it was before is a change. */
export const reached =
  /(?:压减|精简|优化|减少|缩减|压缩|整合|合并|下降|上升|提升|提高|增加|降低|缩短|降|升|增|减)(?:至|到|为|成)(?:(?:年末|年底|目前|现在|今年|本年|当前)的?)?$/
const demanded = /要求|标准|必须|应当|原则上|力争|确保|目标|规定|不得|按照/

export interface KindClues {
  readonly quantity: Quantity
  /** The clause up to the number. */
  readonly before: string
  /** What follows the number in its clause. */
  readonly right: string
  readonly isPlan: boolean
}

/** A plan's numbers are conditions: they say what is to be reached, not what was. */
export function readKind({ quantity, before, right, isPlan }: KindClues): FigureKind {
  const { unit, qualifier } = quantity
  const isRate = /[%‰]|百分点/.test(unit)
  const isBound = qualifier === '以上' || qualifier === '以下'
  if (every.test(before) && /^[次场期轮遍回]/.test(unit)) return 'frequency'
  if (isPlan || (every.test(before) && (unit === '元' || isBound))) return 'condition'
  if (/每[人户亩村件次吨]/.test(before) && unit === '元') return 'condition'
  if (reached.test(before)) return isRate ? 'rate' : 'count'
  if (changed.test(before) || /百分点/.test(unit)) return 'change'
  if (
    /^(?:精简|压减|优化|减少|缩减|压缩|整合|合并|下降|上升|提升|提高|增加|增长|扩大|缩短|降低|降|升|增|减)[一-龥]{0,3}(?:至|到|为|成)/.test(
      right,
    )
  )
    return 'change'
  if (isBound && !isRate && (/^的?[一-龥]/.test(right) || demanded.test(before))) return 'condition'
  if (qualifier === '以下' && /工作日|小时|分钟|天|个月/.test(unit)) return 'condition'
  if (isRate) return 'rate'
  return 'count'
}
