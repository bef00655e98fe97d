// Tool of this room: the places in scope that no picked figure speaks of -> 柳溪镇的报告没有写…的数, each read whole by the gate.
import { nameTopic } from '#answer/compose-lines.ts'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { tellSilence, tellUncounted } from '#answer/rows/tell-silence.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Term } from '#domain/frame.ts'
import { placeOfReport } from '#domain/report.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import type { NumberDeps } from './number-deps.ts'

/** Of more the reader sees that they are not in the list. */
const mostNamed = 4

/** One line for each place of the years told that has a report and no such number: that it writes none, or that none was surely its. */
export function claimMissing(
  told: readonly PickedFigure[],
  { frame, evidence, visible }: NumberDeps,
): readonly DraftLine[] {
  const years = new Set(told.map(({ year }) => year))
  const places = new Set(told.map(({ place }) => place))
  const scope = evidence.scope.reports
  const silent = scope.filter((one) => years.has(one.metadata.year) && !places.has(placeOfReport(one)))
  if (silent.length > mostNamed) return []
  const terms = listShared(frame.terms, told)
  const topic = nameTopic({ ...frame, terms })
  return silent.map((report): DraftLine => {
    const reports = [report.id]
    const uncounted: Claim = { kind: 'uncounted', said: tellUncounted([report], visible), reports }
    if (terms.length === 0) return { kind: 'frame', pieces: [uncounted, '。'] }
    const said = tellSilence([report], { scope, visible, topic, needsNumber: true })
    const none: Claim = { kind: 'silent', said, terms, needsNumber: true, of: { reports, topic } }
    return { kind: 'frame', pieces: [none, '。'], otherwise: [uncounted, '。'] }
  })
}

/** What every number told was found by: without it another place may still tell the same. */
function listShared(terms: readonly Term[], told: readonly PickedFigure[]): readonly Term[] {
  return terms.filter(
    (term) =>
      !term.isGuess &&
      !isMeasure(term) &&
      told.every(({ figure: { quote, indicator } }) => matchTerm(term, `${indicator} ${quote}`) > 0),
  )
}
