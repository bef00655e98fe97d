// Step: the figures picked for one place over several years -> with those of the years that are missed, each looked for as if its year alone were asked about, in the same unit.
import { isComparable } from '#compare/note-numbers.ts'
import type { Frame } from '#domain/frame.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { pickFigures } from './pick-figures.ts'
import type { PickedFigure } from './picked-figure.ts'

const overYears: readonly Frame['want'][] = ['value', 'total', 'trend', 'compare']

export async function fillYears(
  frame: Frame,
  picked: readonly PickedFigure[],
  { evidence, ...deps }: Pick<RetrieveDeps, 'library' | 'book'> & { readonly evidence: Evidence },
): Promise<readonly PickedFigure[]> {
  const missed = listMissed(frame, picked, evidence)
  const found: PickedFigure[] = [...picked]
  for (const year of missed) {
    const asked: Frame = { ...frame, years: [year], isRelativeYear: false, want: 'value' }
    const narrowed = narrowEvidence(evidence, ({ metadata }) => metadata.year === year)
    const [own] = await pickFigures(asked, narrowed, deps)
    const [first] = found
    const isAlike =
      !first || (first.figure.kind === own?.figure.kind && isComparable(first.figure.unit, own.figure.unit))
    if (own?.year === year && isAlike) found.push(own)
  }
  return found
}

/** Years that are asked of one place, that it has a report of, and that no figure tells. */
function listMissed(
  { include, years, want }: Frame,
  picked: readonly PickedFigure[],
  { scope }: Evidence,
): readonly number[] {
  const isOne = include.length === 1 && include[0]!.town !== null
  const held = new Set(scope.reports.flatMap(({ metadata }) => metadata.year ?? []))
  const asked = years.length > 0 ? years.filter((year) => held.has(year)) : want === 'trend' ? [...held] : []
  if (!isOne || asked.length < 2 || !overYears.includes(want)) return []
  return asked.filter((year) => picked.every((one) => one.year !== year))
}

/** What of the evidence these reports give. */
export function narrowEvidence(evidence: Evidence, isKept: (report: ReportSummary) => boolean): Evidence {
  const reports = evidence.scope.reports.filter(isKept)
  const ids = new Set(reports.map(({ id }) => id))
  return {
    ...evidence,
    scope: { ...evidence.scope, reports },
    sentences: evidence.sentences.filter(({ reportId }) => ids.has(reportId)),
    figures: evidence.figures.filter(({ figure }) => ids.has(figure.reportId)),
  }
}
