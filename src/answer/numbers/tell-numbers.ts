// Headline of this room: entries -> the words that say how they stand to each other. Composers write with it, the gate writes again with entries read afresh.

import { tellReckoned } from '#answer/reckon/tell-reckoned.ts'
import { type Entry, underTown } from './entry.ts'
import type { NumberForm } from './number-form.ts'
import { tellChanges } from './tell-changes.ts'
import { tellClause } from './tell-clause.ts'
import { tellCounties } from './tell-counties.ts'
import { tellDifference } from './tell-difference.ts'
import { tellDivision } from './tell-division.ts'
import { tellList } from './tell-list.ts'
import { tellPlaceOf, tellRanked } from './tell-ranked.ts'
import { tellKinds, tellThings } from './tell-things.ts'
import { tellTotal } from './tell-total.ts'
import { tellTotals } from './tell-totals.ts'
import { tellTrend } from './tell-trend.ts'
import { tellValue, tellValues } from './tell-value.ts'
import { tellYearOrder } from './tell-year-order.ts'

/** `words`: what stands in the span of a form that has one. */
export function tellNumbers(form: NumberForm, given: readonly Entry[], words = ''): string | null {
  const entries = underTown(given)
  switch (form.form) {
    case 'total':
      return tellTotal(entries, form)
    case 'totals':
      return tellTotals(entries)
    case 'things':
      return tellThings(entries)
    case 'kinds':
      return tellKinds(entries)
    case 'counties':
      return tellCounties(entries)
    case 'changes':
      return tellChanges(entries, form)
    case 'ranked':
      return tellRanked(entries, form)
    case 'place-of':
      return tellPlaceOf(entries, form)
    case 'trend':
      return tellTrend(entries, form)
    case 'years':
      return tellYearOrder(entries, form.isLeastFirst)
    case 'quotient':
      return tellDivision(entries, form.of)
    case 'difference':
      return tellDifference(entries, form)
    case 'value':
      return tellValue(entries, form)
    case 'clause':
      return tellClause(given, words, form)
    case 'values':
      return tellValues(entries, form.isNewest)
    case 'list':
      return tellList(entries, form.thing)
    case 'reckoned':
      return tellReckoned(given, form)
  }
}
