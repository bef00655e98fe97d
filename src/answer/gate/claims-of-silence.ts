// Step of the gate: claims that reports do not write something. They are read whole, sentence by sentence, and one that writes it ends the claim.

import { findWriters } from '#answer/rows/find-writers.ts'
import { tellSilence } from '#answer/rows/tell-silence.ts'
import { matchesPlace } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { writesTopic } from '#text/writes-topic.ts'
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

/** Of more reports than these it is not said. */
const mostRead = 60

/** The quote stands in a plan, and no sentence outside the plans of the reports in scope has all the terms. */
export async function tellPlanned(
  { said, n, terms }: ClaimOf<'planned'>,
  view: GateView,
): Promise<string | null> {
  const citation = view.citations.get(n)
  const words = terms.map(({ word, alternatives }) => [word, ...alternatives])
  if (!citation || terms.length === 0 || view.reports.length > mostRead) return null
  if (!writesTopic(citation.quote, words, false)) return null
  let isPlan = false
  for (const { id } of view.reports) {
    const report = await view.readVisible(id)
    if (!report) return null
    const plans = report.sections.filter(({ part }) => part === 'plan')
    if (id === citation.reportId)
      isPlan = plans.some(({ start, end }) => start <= citation.start && citation.end <= end)
    const rest = plans.reduceRight(
      (text, { start, end }) => `${text.slice(0, start)}${' '.repeat(end - start)}${text.slice(end)}`,
      report.text,
    )
    if (writesTopic(rest, words, false)) return null
  }
  return isPlan ? said : null
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
