// Step: the figures picked for some of the years or places that are asked about -> with those of the others, each looked for as if it alone were asked about, in the same unit, and as its year left it.

import type { Frame } from '#domain/frame.ts'
import { matchesPlace, type Place, placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { Evidence, RetrieveDeps } from '#retrieve/retrieve.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { measureAlike } from './figure-noun.ts'
import { isBecoming } from './judge-figure.ts'
import { pickFigures } from './pick-figures.ts'
import type { PickedFigure } from './picked-figure.ts'

type Deps = Pick<RetrieveDeps, 'library' | 'book'> & { readonly evidence: Evidence }

export async function fillMissed(
  frame: Frame,
  picked: readonly PickedFigure[],
  deps: Deps,
): Promise<readonly PickedFigure[]> {
  return takeBecame(await fillPlaces(frame, await fillYears(frame, picked, deps), deps), deps)
}

const overYears: readonly Frame['want'][] = ['value', 'total', 'trend', 'compare']

async function fillYears(
  frame: Frame,
  picked: readonly PickedFigure[],
  { evidence, ...deps }: Deps,
): Promise<readonly PickedFigure[]> {
  const missed = listYearsMissed(frame, picked, evidence)
  const found: PickedFigure[] = [...picked]
  for (const year of missed) {
    const asked: Frame = { ...frame, years: [year], isRelativeYear: false, want: 'value' }
    const narrowed = narrowEvidence(evidence, ({ metadata }) => metadata.year === year)
    const [own] = await pickFigures(asked, narrowed, deps)
    if (own?.year === year && isOfKind(own, found[0])) found.push(own)
  }
  return found
}

/** Years that are asked of one place, that it has a report of, and that no figure tells. */
function listYearsMissed(
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

const overPlaces: readonly Frame['want'][] = ['value', 'total', 'compare', 'rank']
/** More are no talk of each other. */
const mostPlaces = 4

async function fillPlaces(
  frame: Frame,
  picked: readonly PickedFigure[],
  { evidence, ...deps }: Deps,
): Promise<readonly PickedFigure[]> {
  const found: PickedFigure[] = [...picked]
  const [first] = picked
  if (!first) return picked
  for (const place of listPlacesMissed(frame, picked)) {
    const own = await pickOf(place, { frame, evidence, ...deps })
    if (own && isOfKind(own, first)) found.push(own)
  }
  return found
}

/** What was picked of another year or place tells the same thing: 受理信访事项23件 is nothing to hold 受理欠薪投诉11件 against. */
function isOfKind(own: PickedFigure, first: PickedFigure | undefined): boolean {
  if (!first) return true
  const isAlike = first.figure.kind === own.figure.kind && isComparable(first.figure.unit, own.figure.unit)
  const isSame =
    own.carried >= first.carried - mostLess || measureAlike(own.figure, first.figure) >= leastAlike
  return isAlike && isSame
}

/** How much less of the question it may carry, whatever its noun, and from which likeness of the nouns on that is no matter. */
const mostLess = 0.4
const leastAlike = 0.6

/** Places that are named and that no figure tells. */
function listPlacesMissed({ include, want }: Frame, picked: readonly PickedFigure[]): readonly Place[] {
  const isFew = include.length > 1 && include.length <= mostPlaces
  if (!isFew || !overPlaces.includes(want) || include.some(({ town }) => town === null)) return []
  return include.filter((place) => picked.every((one) => one.place !== placeName(place)))
}

async function pickOf(
  place: Place,
  { frame, evidence, ...deps }: Deps & { readonly frame: Frame },
): Promise<PickedFigure | undefined> {
  const asked: Frame = { ...frame, include: [place], want: 'value' }
  const narrowed = narrowEvidence(evidence, ({ metadata }) => matchesPlace(place, metadata.place))
  const [own] = await pickFigures(asked, narrowed, deps)
  return own?.place === placeName(place) ? own : undefined
}

/** Of several years each number as its year left it: of 由37项调整为29项 the 29. Of one year alone the sentence tells both. */
async function takeBecame(
  picked: readonly PickedFigure[],
  { library }: Pick<RetrieveDeps, 'library'>,
): Promise<readonly PickedFigure[]> {
  const old = picked.filter(({ figure }) => isBecoming(figure))
  if (old.length === 0 || new Set(picked.map(({ year }) => year)).size < 2) return picked
  const figures = await library.listFigures([...new Set(old.map(({ report }) => report.id))])
  return picked.map((one) => {
    const became = old.includes(one) ? findBehind(one.figure, figures) : undefined
    return became ? { ...one, figure: became } : one
  })
}

/** The next number of its clause in its unit. */
function findBehind(old: StoredFigure, figures: readonly StoredFigure[]): StoredFigure | undefined {
  return figures
    .filter(
      ({ reportId, at, kind, unit }) =>
        reportId === old.reportId &&
        at.start >= old.at.end &&
        at.start - old.at.end <= mostBetween &&
        kind === old.kind &&
        isComparable(unit, old.unit),
    )
    .sort((a, b) => a.at.start - b.at.start)[0]
}

/** Characters: 调整为, 进一步下降到. */
const mostBetween = 8
