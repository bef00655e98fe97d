// Step: a reason not to answer -> the refusal, with the nearest passage where one is near.

import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import { startOfTurn } from '#question/follow/turns.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { findQuantities } from '#text/numbers/find-quantities.ts'
import { asksBeing } from '#text/stance.ts'
import type { Made } from './made.ts'
import type { Quote } from './quotes/open-quote.ts'
import { pickMeant } from './quotes/pick-quotes.ts'
import { composeRefusal, type RefusalReason } from './refuse.ts'

/** A passage that shares fewer words with the question is not its nearest by words; a number of something else is no nearest number. */
const nearestCoverage = { words: 0.25, number: 0.4 }

/** Says what was searched; of reports asked about, or of all where none were. */
export function makeRefusal(
  reason: RefusalReason,
  found: { frame: Frame; evidence: Evidence; visible: readonly ReportSummary[]; nearest: Quote | null },
): Made {
  const { frame, evidence, visible } = found
  const isOfBeing = frame.want === 'whether' && asksBeing(frame.text)
  const showsNearest =
    !['person', 'rule', 'outside'].includes(reason) &&
    isNear(found.nearest, frame, reason) &&
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

/** By its words; a number also by one that is said now, and stands there (及格率). */
function isNear(nearest: Quote | null, { text }: Frame, reason: RefusalReason): boolean {
  const coverage = nearest?.coverage ?? 0
  if (reason !== 'no-figure' || coverage >= nearestCoverage.number) return coverage >= nearestCoverage.words
  const turn = text.slice(startOfTurn(text)).slice(0, longestTurn)
  const words = [...turn.matchAll(/(?=([\u4e00-\u9fff]{3}))/g)]
  return (
    coverage >= nearestCoverage.words &&
    words.some(({ 1: word = '' }) => nearest?.text.includes(word) ?? false)
  )
}

const longestTurn = 60

/** The library holds nothing yet. */
export function makeEmptyRefusal(frame: Frame): Made {
  const scope = { reports: [], gap: { kind: 'none' } } as const
  return {
    kind: 'refusal',
    reports: [],
    ...composeRefusal({ reason: 'empty', frame, scope, visible: [], nearest: null, meant: [] }),
  }
}
