// Step: a reason not to answer -> the refusal, with the nearest passage where one is near.

import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { asksBeing } from '#text/stance.ts'
import type { Made } from './made.ts'
import type { Quote } from './quotes/open-quote.ts'
import { pickMeant } from './quotes/pick-quotes.ts'
import { composeRefusal, type RefusalReason } from './refuse.ts'

/** A passage that shares fewer words with the question is not its nearest by words. */
const nearestCoverage = 0.25

/** Says what was searched; of reports asked about, or of all where none were. */
export function makeRefusal(
  reason: RefusalReason,
  found: { frame: Frame; evidence: Evidence; visible: readonly ReportSummary[]; nearest: Quote | null },
): Made {
  const { frame, evidence, visible } = found
  const isOfBeing = frame.want === 'whether' && asksBeing(frame.text)
  const showsNearest =
    !['person', 'rule', 'outside'].includes(reason) &&
    (found.nearest?.coverage ?? 0) >= nearestCoverage &&
    // 有没有: what writes something else is no answer.
    !isOfBeing &&
    // 包案制度 is near to no number.
    (reason !== 'no-figure' || findQuantities(found.nearest?.text ?? '').length > 0)
  const nearest = showsNearest ? found.nearest : null
  // Something nearer in meaning than in words may put it right; no number is meant by another.
  const meant = nearest === null && !isOfBeing && reason === 'weak' ? pickMeant(frame, evidence) : []
  const composed = composeRefusal({ reason, frame, scope: evidence.scope, visible, nearest, meant })
  const reports = evidence.scope.reports.length > 0 ? evidence.scope.reports : visible
  return { kind: 'refusal', reports, ...composed }
}

/** The library holds nothing yet. */
export function makeEmptyRefusal(frame: Frame): Made {
  const scope = { reports: [], gap: { kind: 'none' } } as const
  return {
    kind: 'refusal',
    reports: [],
    ...composeRefusal({ reason: 'empty', frame, scope, visible: [], nearest: null, meant: [] }),
  }
}
