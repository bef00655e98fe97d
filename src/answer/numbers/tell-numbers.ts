// Headline of this room: entries -> the words that say how they stand to each other. Composers write with it, the gate writes again with entries read afresh.
import type { Entry } from './entry.ts'
import { tellDifference } from './tell-difference.ts'
import { tellList } from './tell-list.ts'
import { tellRanked } from './tell-ranked.ts'
import { tellTotal } from './tell-total.ts'
import { tellTrend } from './tell-trend.ts'

/** How they are told; each form holds its own rules and is null where they are not met. */
export type NumberForm =
  | { readonly form: 'total' }
  | { readonly form: 'ranked'; readonly isLeastFirst: boolean; readonly from: number; readonly of: number }
  | { readonly form: 'trend'; readonly asked: 'yes-no-up' | 'yes-no-down' | null }
  | { readonly form: 'difference' }
  | { readonly form: 'list' }

export function tellNumbers(form: NumberForm, entries: readonly Entry[]): string | null {
  switch (form.form) {
    case 'total':
      return tellTotal(entries)
    case 'ranked':
      return tellRanked(entries, form)
    case 'trend':
      return tellTrend(entries, form.asked)
    case 'difference':
      return tellDifference(entries)
    case 'list':
      return tellList(entries)
  }
}
