// Step: frame -> evidence; a premise that names the wrong year of a township is looked up in its other years.

import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import { type Evidence, type RetrieveDeps, retrieve } from '#retrieve/retrieve.ts'
import { measureElsewhere } from './weigh-evidence.ts'

/** Score by which another year must tell it better. */
const clearlyBetter = 0.8
/** What its own year tells in these words needs no other; sentences looked at. */
const fullCoverage = 0.9
const looked = 3
/** Characters of a name that says the whole thing. */
const wholeName = 4

export async function findEvidence(
  frame: Frame,
  visible: readonly ReportSummary[],
  deps: RetrieveDeps,
): Promise<Evidence> {
  const evidence = await retrieve(frame, visible, deps)
  const { scope, elsewhere } = evidence
  const first = evidence.sentences.slice(0, looked)
  const names = frame.terms.filter(({ word, isGuess }) => !isGuess && word.length >= wholeName)
  // 信访积案 of that year is written: whether all of them are done is told there.
  const isNamed = names.some(({ word }) => first.some(({ text }) => text.includes(word)))
  const isTold = isNamed || first.some(({ coverage }) => coverage >= fullCoverage)
  const isOfYear = frame.years.length > 0 && frame.include.length === 1
  const mayErr = frame.want === 'whether' && isOfYear && !isTold
  if (!mayErr || scope.gap.kind !== 'none' || measureElsewhere(evidence) < clearlyBetter) return evidence
  const others = { ...frame, years: [] }
  const wider = await retrieve(others, visible, deps)
  const isOwn = wider.sentences[0]?.reportId === elsewhere?.reportId
  const isNew = !scope.reports.some(({ id }) => id === wider.sentences[0]?.reportId)
  if (!isOwn || !isNew) return evidence
  const reports = wider.scope.reports.filter((report) => !scope.reports.includes(report))
  const sentences = wider.sentences.filter(({ reportId }) => reports.some(({ id }) => id === reportId))
  return { ...wider, sentences, scope: { reports, gap: { kind: 'other-year', years: frame.years } } }
}
