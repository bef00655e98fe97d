// Tool of this room: the places in scope that no picked figure speaks of -> 柳溪镇的报告没有写…的数, and whose number was not surely read: a line each.
import { nameScope } from '#answer/cite.ts'
import type { Claim, DraftLine } from '#answer/gate/draft-line.ts'
import type { PickedFigure } from '#answer/pick/picked-figure.ts'
import { nameSaid, nameTopic } from '#answer/rows/name-topic.ts'
import { tellSilence, tellUncounted } from '#answer/rows/tell-silence.ts'
import { isMeasure } from '#answer/rows/topic-words.ts'
import type { Term } from '#domain/frame.ts'
import { placeOfReport, type ReportSummary } from '#domain/report.ts'
import { matchTerm } from '#retrieve/match-term.ts'
import { newestOfEach } from '#retrieve/resolve-scope.ts'
import { writesTopic } from '#text/writes-topic.ts'
import type { NumberDeps } from './number-deps.ts'

/** Of more the reader sees that they are not in the list. */
const mostNamed = 8

export interface Missing {
  /** Whether the report has such a number was not decided. */
  readonly uncounted: readonly ReportSummary[]
  /** It writes none. */
  readonly silent: readonly ReportSummary[]
  readonly terms: readonly Term[]
}

/** Of one place the years that are asked about; of several those of the year told, where it is one, else each place's newest report. */
export async function findMissing(
  told: readonly PickedFigure[],
  { frame, evidence, library }: NumberDeps,
): Promise<Missing> {
  const years = new Set(told.map(({ year }) => year))
  const places = new Set(told.map(({ place }) => place))
  const scope = evidence.scope.reports
  const untold = scope.filter((one) => !places.has(placeOfReport(one)))
  const isUntold = (report: ReportSummary) =>
    told.every(({ place, year }) => place !== placeOfReport(report) || year !== report.metadata.year)
  const asked =
    frame.years.length > 1 && places.size === 1
      ? scope.filter((one) => frame.years.includes(one.metadata.year ?? 0) && isUntold(one))
      : years.size > 1 && frame.years.length === 0
        ? newestOfEach(untold, 1)
        : untold.filter((one) => years.has(one.metadata.year))
  const terms = listShared(frame.terms, told)
  if (asked.length > mostNamed) return { uncounted: [], silent: [], terms }
  const topic = nameTopic({ ...frame, terms })
  const named = terms.filter(({ word }) => topic.includes(word))
  const words = named.map(({ word, alternatives }) => [word, ...alternatives])
  const silent: ReportSummary[] = []
  for (const report of named.length === 0 ? [] : asked) {
    const text = (await library.readReport(report.id))?.text
    if (text !== undefined && !writesTopic(text, words, true)) silent.push(report)
  }
  return { uncounted: asked.filter((one) => !silent.includes(one)), silent, terms }
}

/** `isOrder`: a rank is told, and may be another. */
export function tellMissing(
  { uncounted, silent, terms }: Missing,
  { frame, evidence, visible }: NumberDeps,
  isOrder = false,
): readonly DraftLine[] {
  const topic = nameSaid({ ...frame, terms })
  const scope = evidence.scope.reports
  const idsOf = (reports: readonly ReportSummary[]) => reports.map(({ id }) => id)
  const open: Claim = {
    kind: 'uncounted',
    said: tellUncounted(uncounted, visible, isOrder),
    reports: idsOf(uncounted),
    isOrder,
  }
  const none: Claim = {
    kind: 'silent',
    said: tellSilence(silent, { scope, visible, topic, needsNumber: true }),
    terms,
    needsNumber: true,
    of: { reports: idsOf(silent), topic },
  }
  return [
    ...(uncounted.length > 0 ? [{ kind: 'frame', pieces: [open, '。'] } as const] : []),
    ...(silent.length > 0 ? [{ kind: 'frame', pieces: [none, '。'] } as const] : []),
  ]
}

export async function claimMissing(
  told: readonly PickedFigure[],
  deps: NumberDeps,
): Promise<readonly DraftLine[]> {
  return tellMissing(await findMissing(told, deps), deps)
}

/** 官埠桥镇的报告没有写村居调解组织调处的数，写到的是： */
export function tellWider({
  frame,
  evidence,
  visible,
}: Pick<NumberDeps, 'frame' | 'evidence' | 'visible'>): DraftLine {
  const place: Claim = { kind: 'scope-place', said: nameScope(evidence.scope.reports, visible) }
  const terms = frame.terms.filter(({ isGuess }) => !isGuess)
  const said = `的报告没有写${nameTopic({ ...frame, terms })}的数`
  const none: Claim = { kind: 'silent', said, terms, needsNumber: true }
  return { kind: 'frame', pieces: [place, none, '，写到的是：'], otherwise: [place, '写到的是：'] }
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
