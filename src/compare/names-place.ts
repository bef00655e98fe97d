// Step of comparing: does a name that a person typed (敖江, 连江敖江镇, 连江县) mean this place?
import { type Place, placeFullName } from '#domain/place.ts'
import { shortName } from '#text/places.ts'

/** A county or a province means every township in it; a short name means each township of that name. */
export function namesPlace(asked: string, place: Place): boolean {
  const name = asked.trim()
  if (name === '') return false
  const { county, town } = place
  if ([place.province, place.city, county, town].includes(name)) return true
  if (town === null)
    return [county ?? place.city ?? place.province].some((one) => one && shortName(one) === name)
  const counties = county === null ? [''] : ['', county, shortName(county), `${place.city ?? ''}${county}`]
  const names = counties.flatMap((prefix) => [`${prefix}${town}`, `${prefix}${shortName(town)}`])
  return [...names, placeFullName(place)].some((one) => name === one || name === `${one}人民政府`)
}
