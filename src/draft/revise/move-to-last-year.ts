// Step of revision: 第4条是去年的 -> the brief with that figure beside this year's, or listed as not used where there is none.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import type { IndicatorBook } from '#draft/brief/match-indicator.ts'
import { withUnit } from '#draft/steer/with-unit.ts'
import type { RevisionRequest } from '#draft/wish/revision-request.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'
import { replaceFigure } from './correct-brief.ts'
import { findFacts, readNumber } from './find-facts.ts'
import { dropFigure } from './remove-facts.ts'

/** A string says why nothing is done. */
export function moveToLastYear(
  brief: Brief,
  named: Extract<RevisionRequest, { kind: 'past' }>,
  book: IndicatorBook,
): { readonly brief: Brief; readonly said: string } | string {
  const known = brief.figures.filter(({ id }) => id === named.figure)
  const found = known.length > 0 ? known : findFacts(brief, { ...named, old: null, unit: '' }, book)
  const [past, ...others] = found
  if (!past) return '没有找到这一条。发“看看数据”，能看到每一条的编号。'
  if (others.length > 0)
    return `这一条里有${[past, ...others].map(({ indicator, raw }) => indicator + raw).join('、')}，哪个是去年的？`
  if (named.now !== undefined) return setBeside(brief, past, named.now)
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

/** What stands becomes this year's, and the number that stood there is the year before's beside it. */
function setBeside(brief: Brief, past: BriefFigure, value: string): { brief: Brief; said: string } | string {
  const wanted = readNumber(value)
  if (wanted === null) return `“${value}”没有读成一个数，稿子没有动。`
  const raw = wanted.unit === '' ? withUnit(value, past) : value
  const number = { ...wanted, value: readNumber(raw)?.value ?? wanted.value, unit: wanted.unit || past.unit }
  const set = replaceFigure(brief, past, { ...number, raw })
  const most = (numbers: readonly number[]) => Math.max(0, ...numbers) + 1
  const facts = [...brief.figures, ...brief.statements]
  const before: BriefFigure = {
    ...past,
    id: most(brief.figures.map(({ id }) => id)),
    clauseIndex: most(facts.map(({ clauseIndex }) => clauseIndex)),
    lastYearOf: past.id,
  }
  return {
    brief: { ...set, figures: [...set.figures, before] },
    said: `${past.indicator}：今年${raw}，${past.raw}是去年的，放在旁边比`,
  }
}
