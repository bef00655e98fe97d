// Noun of this room: a number that a report does not write, from the two counts that it does: the rate 143÷145, the rest 145−143. Built alike by the composer and by the gate.
import { hasOtherNumber } from '#domain/corrections/change-figures.ts'
import { writeNumber } from '#domain/corrections/write-number.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { isComparable } from '#text/numbers/alike-units.ts'

/** The two counts; `isRest`: what is left of the whole, else the rate. */
export interface MadeOf {
  readonly part: StoredFigure
  readonly whole: StoredFigure
  readonly isRest?: true
}

export function madeOf({ part, whole, isRest }: MadeOf): StoredFigure | null {
  return isRest ? restOf(part, whole) : rateOf(part, whole)
}

/** Per cent to one digit; null where the two are no exact counts of one unit, or a person has set one of them. */
export function rateOf(part: StoredFigure, whole: StoredFigure): StoredFigure | null {
  if (!isPartOf(part, whole) || part.unit !== whole.unit) return null
  const value = Math.round((1000 * part.value) / whole.value) / 10
  const clause = whole.start <= part.start && part.end <= whole.end ? whole : part
  const { start, end, quote } = clause
  return { ...part, kind: 'rate', unit: '%', value, raw: `${value}%`, start, end, quote }
}

/** What of the whole is not in the part; null where the two are no exact counts that count alike. */
export function restOf(part: StoredFigure, whole: StoredFigure): StoredFigure | null {
  if (!isPartOf(part, whole) || !isComparable(part.unit, whole.unit)) return null
  const value = Number((whole.value - part.value).toPrecision(12))
  return { ...part, value, unit: whole.unit, raw: writeNumber({ value, qualifier: 'none' }, whole.unit) }
}

function isPartOf(part: StoredFigure, whole: StoredFigure): boolean {
  const isExact = [part, whole].every(
    (one) => one.kind === 'count' && one.qualifier === 'none' && !hasOtherNumber(one),
  )
  if (!isExact || part.reportId !== whole.reportId) return false
  return whole.value > 0 && part.value <= whole.value && whole.at.end <= part.at.start
}

/** （143÷145）; （排查隐患145处，整改143处） or, where that is long, （145−143）. */
export function tellMade({ part, whole, isRest }: MadeOf): string {
  if (!isRest) return `（${part.value}÷${whole.value}）`
  const leads = [whole, part].map((one) =>
    leadOf(one).replace(/^(?:全年|年内|当年|全[镇乡县区街]|[已共])+/, ''),
  )
  const [lead, own] = leads as [string, string]
  // 33件纠纷调成30件 tells both.
  if (own.length <= longestLead + 4 && own.includes(whole.raw)) return `（${own}）`
  if (leads.every((one) => one.length <= longestLead)) return `（${lead}，${own}）`
  return `（${writeNumber(whole, '')}−${writeNumber(part, '')}）`
}

/** Characters of a clause that is told in passing. */
const longestLead = 16

/** The piece of its clause that ends with the number: 成功率97.9%. */
export function leadOf({ quote, start, at }: StoredFigure): string {
  return (
    quote
      .slice(0, at.end - start)
      .split(/[，,；;、。：:]/)
      .at(-1)
      ?.trim() ?? ''
  )
}

/** The words before the number end with it: 真正用过的只有9项, 网格内解决2114条. */
export function tellsDone(figure: StoredFigure): boolean {
  const { quote, start, at } = figure
  const before = quote.slice(0, Math.max(0, at.start - start))
  return endsDone.test(before.slice(-mostBefore))
}

/** Characters in which a deed is said. */
const mostBefore = 14

/** What was done with all or some of what was counted: 整改 of 排查145处，整改143处. */
export const doneWord =
  /整改|办结|化解|消化|解决|调成|成功|完成|销号|销|追回|收回|要回|讨回|拿回|找回|收缴|回来|答复|回复|兑现|处理|处置|落实|达标|合格|通过|采纳|吸收|到位|付清|结清|签约|签|查实|补证|同意|赞成|做满|干满|转为满意|满意|交回|报到|就业|上岗|答对|办理|改签|改|用过|运用|用|结业|实施/
const endsDone = new RegExp(
  `(?<![不未没])(?:${doneWord.source})(?:[了到的]|完毕)?(?:[\\u4e00-\\u9fff]{0,4}(?:只|仅|就|共|各)?有|[\\u4e00-\\u9fff]{2,3})?$`,
)
