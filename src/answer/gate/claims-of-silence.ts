// Step of the gate: claims that reports do not write something. They are read whole, sentence by sentence, and one that writes it ends the claim.

import { findWriters } from '#answer/rows/find-writers.ts'
import { tellSilence } from '#answer/rows/tell-silence.ts'
import { matchesPlace } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { ClaimOf } from './draft-line.ts'
import type { GateView } from './gate-view.ts'

/** `said` names at least one of the terms; those that it names are looked for. */
export async function tellSilent(claim: ClaimOf<'silent'>, view: GateView): Promise<string | null> {
  const terms = claim.terms.filter(({ word, isGuess }) => !isGuess && claim.said.includes(word))
  const asked = findAsked(claim, view)
  if (terms.length === 0 || asked.length === 0) return null
  const writers = await findWriters(
    asked.map(({ id }) => id),
    { terms, needsNumber: claim.needsNumber },
    { ...view, readText: async (id) => (await view.readVisible(id))?.text ?? null },
  )
  if (writers.size > 0) return null
  if (claim.of === undefined) return claim.said
  const { reports: scope, visible } = view
  return asked.length === claim.of.reports.length
    ? tellSilence(asked, { scope, visible, topic: claim.of.topic, needsNumber: claim.needsNumber })
    : null
}

/** The reports in scope; or those of the asker's places in the years that the claim names. */
function findAsked(
  { years, of }: ClaimOf<'silent'>,
  { frame, reports, visible }: GateView,
): readonly ReportSummary[] {
  if (of !== undefined) return reports.filter(({ id }) => of.reports.includes(id))
  if (years === undefined) return reports
  return visible.filter(
    ({ metadata: { place, year } }) =>
      year !== null && years.includes(year) && frame.include.some((asked) => matchesPlace(asked, place)),
  )
}
