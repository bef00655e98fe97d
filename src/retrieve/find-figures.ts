// Step: frame x figure table -> figures of the places asked about whose own name carries the words asked for, best first. Table rows are found here that no ranked sentence tells.

import { asksNumber, type Frame } from '#domain/frame.ts'
import { isSamePlace } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import { matchTerm } from './match-term.ts'
import { readAskedUnits } from './read-unit.ts'
import type { RetrieveDeps } from './retrieve.ts'
import { findAskedIndicators, fitOf } from './score-figures.ts'

export interface FoundFigure {
  readonly figure: StoredFigure
  readonly report: ReportSummary
  /** Share of the question's words that its own name carries, 0 to 1. */
  readonly gain: number
}

/** Of more reports than these a number is looked for by search alone. */
const mostRead = 60
/** A figure whose name carries less of the question is another one. */
const leastGain = 0.6
/** How far a further figure may lie behind the best to stand beside it, and how many do. */
const beside = { distance: 0.1, most: 3 }

/** What a village's row counts beside the total of its town. */
const ofPart = 0.8

/** Empty where no number is asked for. `reports` are those in scope. */
export async function findFigures(
  frame: Frame,
  reports: readonly ReportSummary[],
  { library, book }: Pick<RetrieveDeps, 'library' | 'book'>,
): Promise<readonly FoundFigure[]> {
  const terms = frame.terms.filter(({ isGuess }) => !isGuess)
  if (!asksNumber(frame) || terms.length === 0 || reports.length > mostRead) return []
  const byId = new Map(reports.map((report) => [report.id, report]))
  const asked = findAskedIndicators(frame, book.indicators)
  const units = readAskedUnits(frame.text)
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const found = (await library.listFigures([...byId.keys()])).flatMap((figure): FoundFigure[] => {
    const report = byId.get(figure.reportId)
    if (!report || !isOfPlace(figure, report, frame) || !isTold(figure, frame)) return []
    const name = `${figure.indicator} ${figure.subject ?? ''} ${figure.channel ?? ''}`
    const carried = terms.reduce((sum, term) => sum + term.weight * matchTerm(term, name), 0)
    const known = asked.has(figure.indicator) ? 0.4 : 0
    // A village's row stands behind the total of the town, unless it is asked for.
    const share = figure.channel === null || frame.text.includes(figure.channel) ? 1 : ofPart
    return [{ figure, report, gain: Math.min(1, carried / total + known) * fitOf(figure, units) * share }]
  })
  const best = dropParts(found)
    .filter(({ gain }) => gain >= leastGain)
    .sort((a, b) => b.gain - a.gain)
  return best.filter(({ gain }) => gain >= best[0]!.gain - beside.distance).slice(0, beside.most)
}

/** Without the parts of a number that carries as much of the question: 行政处罚 is their total, not 罚款 among them. */
function dropParts(found: readonly FoundFigure[]): readonly FoundFigure[] {
  const gainOf = new Map(found.map(({ figure, gain }) => [`${figure.reportId}/${figure.index}`, gain]))
  return found.filter(({ figure, gain }) => (gainOf.get(`${figure.reportId}/${figure.parent}`) ?? -1) < gain)
}

/** A town has its rows of any table; a county, a city or nobody in particular what a report does not give to another. */
function isOfPlace({ rowPlace }: StoredFigure, { metadata }: ReportSummary, { include }: Frame): boolean {
  const place = rowPlace ?? metadata.place
  if (include.length === 0) return true
  return include.some((asked) =>
    asked.town === null ? rowPlace === null || isSamePlace(asked, rowPlace) : isSamePlace(asked, place),
  )
}

/** What was reached, in a year that was asked for. */
function isTold({ kind, period }: StoredFigure, { years }: Frame): boolean {
  const year = /(?:19|20)\d\d/.exec(period ?? '')?.[0]
  const isAsked = years.length === 0 || year === undefined || years.includes(Number(year))
  return (kind === 'count' || kind === 'rate') && isAsked
}
