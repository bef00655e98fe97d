// Step: a frame that asks for numbers -> the conclusion first, from one figure a place and year. Null where the figures do not surely answer.

import type { Composition } from '#answer/compose-lines.ts'
import { composeGap } from '#answer/compose-lines.ts'
import { openNumberMarks } from '#answer/numbers/number-marks.ts'
import { pickFigures } from '#answer/numbers/pick-figures.ts'
import type { PickedFigure } from '#answer/numbers/picked-figure.ts'
import { trimQuote } from '#answer/quotes/trim-quote.ts'
import { listRows } from '#answer/rows/list-rows.ts'
import type { Citation } from '#domain/answer.ts'
import type { Frame, Want } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { composeChanges, composeCounties } from './compose-changes.ts'
import { composeCompare } from './compose-compare.ts'
import { composeRank } from './compose-rank.ts'
import { composeTotal } from './compose-total.ts'
import { composeTrend } from './compose-trend.ts'
import { composeValue } from './compose-value.ts'
import type { NumberDeps, NumberLines } from './number-deps.ts'

const composers: Partial<Record<Want, (picked: readonly PickedFigure[], deps: NumberDeps) => NumberLines>> = {
  value: composeValue,
  total: composeTotal,
  rank: composeRank,
  quality: composeRank,
  compare: composeCompare,
  trend: composeTrend,
}

/** 平均每个镇多少: the sum is shared out, whatever else the words ask for. */
const asksMean = /平均(?:下来)?每?(?:个|家|镇|乡|村|地方)|每[家镇乡个]\S{0,2}平均/

export async function composeNumbers(
  frame: Frame,
  { evidence, visible }: { evidence: Evidence; visible: readonly ReportSummary[] },
  deps: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<Composition | null> {
  const compose = asksMean.test(frame.text) ? composeTotal : composers[frame.want]
  if (!compose || evidence.scope.reports.length === 0) return null
  const picked = await pickFigures(frame, evidence, deps)
  if (picked.length === 0) return null
  const marks = openNumberMarks(visible, (sentence, longest) => trimQuote(sentence, frame, longest))
  const given = { frame, evidence, visible, marks, indicators: deps.book.indicators }
  const lines = composeChanges(picked, given) ?? composeCounties(picked, given) ?? compose(picked, given)
  if (lines === null) return null
  const citations: readonly Citation[] = marks.citations
  const told = marks.told()
  const rows = listRows(frame, told, { evidence, state: 'figure' })
  return { lines: [...composeGap(frame, evidence.scope), ...lines], citations, rows }
}
