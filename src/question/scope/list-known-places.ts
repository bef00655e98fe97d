// Tool of this room: reports that are seen -> the places that they are of, each once.
import { isSamePlace, type Place, placeFullName, placeName } from '#domain/place.ts'
import type { ReportSummary } from '#domain/report.ts'
import { oncePer } from '#shared/once-per.ts'
import { shortName } from '#text/places.ts'

/** Read once for one list of reports. */
export const listKnownPlaces = oncePer((reports: readonly ReportSummary[]): readonly Place[] => {
  const known: Place[] = []
  const seen = new Set<string>()
  const byName = new Map<string, Place[]>()
  for (const place of reports.flatMap(({ metadata, rowPlaces }) => [metadata.place, ...rowPlaces])) {
    const name = placeFullName(place)
    if (name === '' || seen.has(name)) continue
    seen.add(name)
    const own = byName.get(placeName(place)) ?? []
    if (own.some((other) => isSamePlace(other, place))) continue
    byName.set(placeName(place), [...own, place])
    known.push(place)
  }
  return known
})

/** 石桥 of 石桥乡, 青禾 of 青禾县: as people say them. */
export const listShortNames = oncePer((known: readonly Place[]): readonly string[] => [
  ...new Set(
    known.flatMap(({ county, town }) => [county, town].flatMap((name) => (name ? shortName(name) : []))),
  ),
])
