// Tool of this room: a follow-up and the measures told last -> those that it calls by their words or units; those told last where it calls none. Null: it names one that was never told.
import { isKnown, type Term } from '#domain/frame.ts'
import { type Asking, bestFit, readUnits } from './asking.ts'
import type { Series } from './list-series.ts'

/** Measures that it calls by their words; null: one that was never told. */
export function namedRows(asking: Asking, told: readonly Series[]): readonly Series[] | null {
  const words = listNaming(asking)
  if (words.length === 0) return inUnits(told, readUnits(asking.said))
  const rows = words.map(({ word }) => bestFit([word], asking, null))
  const own = rows.flatMap((row) => (row?.isTold ? [row] : []))
  return own.length < rows.length ? null : [...new Set(own)]
}

/** Words of a thing: what a table knows, or the library writes. */
export function listNaming({
  now,
  said,
  lexicon,
}: Pick<Asking, 'now' | 'said' | 'lexicon'>): readonly Term[] {
  const isThing = (term: Term) =>
    isKnown(term) || /率$/.test(term.word) || (lexicon?.isWritten(term.word) ?? true)
  return now.terms.filter(
    (term) =>
      !term.isGuess &&
      said.includes(term.word) &&
      !onlyMeasure.test(term.word) &&
      !/多少|好多|几/.test(term.word) &&
      isThing(term),
  )
}

const onlyMeasure =
  /^(?:[件起次场处户份人条]数|场次|人次|金额|款额|资金|面积|数量|数字|数据|总数|总量|总额|合计|平均|均值|比例|占比|差距|差值|增幅|降幅|表格?|一句|情况|百分.?|比重|多大|大概|同比|累计|同样|分别|[两俩三四五六几这那各]+[个项类样种笔者])$/

/** 钱多罚了多少 after a count and its money: of the money. Null: nothing was told in such a unit (帮了多少人 after money). */
function inUnits(rows: readonly Series[], units: readonly string[] | null): readonly Series[] | null {
  if (units === null) return rows
  const own = rows.filter(({ numbers }) => units.includes(numbers[0]!.unit))
  return own.length > 0 ? own : null
}

export const namesMeasure = (asking: Asking) => listNaming(asking).length > 0
