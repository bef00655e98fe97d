// Tool of this room: the places in scope that no picked figure speaks of -> 柳溪镇的报告没有写…的数, each read whole by the gate.
import { nameTopic } from '#answer/compose-lines.ts'
import type { DraftLine } from '#answer/gate/draft-line.ts'
import type { PickedFigure } from '#answer/numbers/pick-figures.ts'
import { tellSilence } from '#answer/rows/tell-silence.ts'
import { placeOfReport } from '#domain/report.ts'
import type { NumberDeps } from './number-deps.ts'

/** Of more the reader sees that they are not in the list. */
const mostNamed = 4

/** One line for each place of the years told that has a report and no such number; what does not hold is left out. */
export function claimMissing(
  told: readonly PickedFigure[],
  { frame, evidence, visible }: NumberDeps,
): readonly DraftLine[] {
  const years = new Set(told.map(({ year }) => year))
  const places = new Set(told.map(({ place }) => place))
  const scope = evidence.scope.reports
  const silent = scope.filter((one) => years.has(one.metadata.year) && !places.has(placeOfReport(one)))
  if (silent.length > mostNamed || frame.terms.every(({ isGuess }) => isGuess)) return []
  const topic = nameTopic(frame)
  return silent.map((report): DraftLine => {
    const said = tellSilence([report], { scope, visible, topic, needsNumber: true })
    const of = { reports: [report.id], topic }
    return {
      kind: 'frame',
      pieces: [{ kind: 'silent', said, terms: frame.terms, needsNumber: true, of }, '。'],
    }
  })
}
