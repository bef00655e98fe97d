// Step of revision: 第4条是去年的 -> the brief with that figure beside this year's, or listed as not used where there is none.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import type { NamedFact } from '#draft/wish/revision-request.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { findFacts } from './find-facts.ts'
import { dropFigure } from './remove-facts.ts'

/** A string says why nothing is done. */
export function moveToLastYear(
  brief: Brief,
  named: NamedFact,
  book: IndicatorBook,
): { readonly brief: Brief; readonly said: string } | string {
  const [past, ...others] = findFacts(brief, { ...named, old: null, unit: '' }, book)
  if (!past) return '没有找到这一条。发“看看数据”，能看到每一条的编号。'
  if (others.length > 0)
    return `这一条里有${[past, ...others].map(({ indicator, raw }) => indicator + raw).join('、')}，哪个是去年的？`
  const now = brief.figures.find(
    (one) =>
      one !== past &&
      one.lastYearOf === null &&
      one.indicator === past.indicator &&
      isSameUnit(one.unit, past.unit),
  )
  const said = `${past.indicator}${past.raw}是去年的`
  if (now === undefined)
    return {
      brief: leaveOut(brief, past),
      said: `${said}；今年的没有，这个数先不写进正文，列在没用上的里面`,
    }
  const figures = brief.figures.map((one) => (one === past ? { ...one, lastYearOf: now.id } : one))
  return { brief: { ...brief, figures }, said: `${said}，放在今年的${now.raw}旁边比` }
}

function leaveOut(brief: Brief, past: BriefFigure): Brief {
  const left = { text: past.clause, reason: '是去年的数', source: past.source || `第${past.line}行` }
  return { ...dropFigure(brief, past), unused: [...brief.unused, left] }
}
