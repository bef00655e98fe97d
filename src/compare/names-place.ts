// Step of comparing: does a name that a person typed (敖江, 连江敖江镇, 连江县) mean this place?
import { type Place, placeFullName } from '#domain/place.ts'
import { shortName } from '#text/places.ts'

/** A county or a province means every township in it; a short name means each township of that name. */
export function namesPlace(asked: string, place: Place): boolean {
  const name = asked.trim()
  if (name === '') return false
  const { county, town } = place
  if ([place.province, place.city, county, town].includes(name)) return true
  if (town === null) return county !== null && name === shortName(county)
  const full = placeFullName(place)
  if (full.endsWith(name) || `${full}人民政府`.endsWith(name)) return true
  const counties = county === null ? [''] : ['', county, shortName(county)]
  return counties.some((prefix) => name === `${prefix}${shortName(town)}` || name === `${prefix}${town}`)
}
