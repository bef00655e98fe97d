// Step of the gate: claims about what the library holds and what was searched, counted again over the reports. Out: what is true to say, or null.
import { listPlaces, nameScope } from '#answer/cite.ts'
import { describeReportStore } from '#answer/describe-library.ts'
import type { NumberForm } from '#answer/numbers/number-form.ts'
import { type Citation, isBeyondSources, type Searched } from '#domain/answer.ts'
import { placeFullName, placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Claim, ClaimKind, ClaimOf, DraftLine } from './draft-line.ts'
import type { GateView } from './gate-view.ts'

/** True of places that no visible report is of, and of years that no visible report of the scope's places is of. */
export function tellNoReport(claim: ClaimOf<'no-report'>, { reports, visible }: GateView): string | null {
  const { names = [], years = [], said } = claim
  const isHeld = (name: string) =>
    visible.some(({ metadata, rowPlaces }) =>
      [metadata.place, ...rowPlaces].some((place) => placeFullName(place).includes(name)),
    )
  const isNamed = names.every((name) => name !== '' && !isHeld(name) && said.includes(name))
  const places = new Set(reports.map(placeOf))
  const there = new Set(
    visible
      .filter((one) => places.has(placeOf(one)))
      .flatMap(({ metadata: { year, titleYear } }) => [year, titleYear]),
  )
  const isYearFree = years.every((year) => !there.has(year) && said.includes(String(year)))
  const told = said.match(/\d{4}/g)?.map(Number) ?? []
  const isMore = told.some((year) => !years.includes(year))
  return names.length + years.length > 0 && isNamed && isYearFree && !isMore ? said : null
}

/** All years of the scope and no other; 最新的 only where the library has no newer report of its places. */
export function tellYears({ said }: ClaimOf<'years'>, { reports, visible }: GateView): string | null {
  const years = [...new Set(reports.flatMap(({ metadata }) => metadata.year ?? []))].sort((a, b) => a - b)
  const isTold =
    said.match(/\d{4}(?:、\d{4})*/)?.[0] === years.join('、') && said.match(/\d+/g)?.length === years.length
  const places = new Set(reports.map(placeOf))
  const isNewer = ({ metadata: { year } }: ReportSummary) => (year ?? 0) > (years.at(-1) ?? 0)
  const isOld = said.includes('最新') && visible.some((one) => places.has(placeOf(one)) && isNewer(one))
  return isTold && !isOld ? said : null
}

export function tellPlaces(_: ClaimOf<'places'>, { visible }: GateView): string | null {
  return listPlaces(visible)
}

export function tellScopePlace(_: ClaimOf<'scope-place'>, { reports, visible }: GateView): string | null {
  return reports.length === 0 ? null : nameScope(reports, visible)
}

export function tellOnly({ names, said }: ClaimOf<'only'>, { reports, visible }: GateView): string | null {
  const places = new Set((reports.length > 0 ? reports : visible).map(placeOf))
  const isOnly =
    places.size === names.length && names.every((name) => places.has(name) && said.includes(name))
  return isOnly ? said : null
}

export function tellLibrary(_: ClaimOf<'library'>, { reports, visible }: GateView): string | null {
  return describeReportStore(reports, reports.length === visible.length)
}

/** 资料库里有2个柳溪镇: as many as are listed, each of that name in the library. */
export function tellNamesakes(
  { places, town, said }: ClaimOf<'namesakes'>,
  { visible }: GateView,
): string | null {
  const there = new Set(visible.filter(({ metadata }) => metadata.place.town === town).map(placeOf))
  const isThere = places.every((name) => there.has(name) && said.includes(name))
  return isThere && there.size === places.length && said.startsWith(`资料库里有${there.size}个${town}：`)
    ? said
    : null
}

const placeOf = ({ metadata }: ReportSummary) => placeName(metadata.place)

/** Claims that are true of all that was looked at: who is first, how many write it, who does not. */
const ofAll: ReadonlySet<ClaimKind> = new Set([
  'silent',
  'uncounted',
  'unwritten',
  'no-report',
  'no-cause',
  'planned',
  'ranking',
  'peers',
  'lacks',
  'low-rate',
  'most-concrete',
])
const sums: ReadonlySet<NumberForm['form']> = new Set([
  'total',
  'totals',
  'counties',
  'changes',
  'ranked',
  'place-of',
])

/** Whether an answer must say what was searched: where it says more than its sources do. */
export function restsOnSearch(
  lines: Iterable<DraftLine>,
  searched: Searched,
  citations: readonly Citation[],
): boolean {
  const claims = [...lines].flatMap((line) => ('pieces' in line ? line.pieces : []))
  return (
    isBeyondSources(searched, citations) ||
    claims.some((piece) => typeof piece !== 'string' && isOfAll(piece, searched))
  )
}

function isOfAll(claim: Claim, { reports }: Searched): boolean {
  if (ofAll.has(claim.kind)) return true
  return reports > 1 && (claim.kind === 'count' || (claim.kind === 'numbers' && sums.has(claim.form.form)))
}
