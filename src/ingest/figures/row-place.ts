// Step: figures of tables. The name of a row (凉水镇) -> the place it is, with the report's levels above it filled in.
import type { Place } from '#domain/place.ts'
import { type Gazetteer, shortName } from '#text/places.ts'

/** Whose report the table stands in; without a gazetteer names are taken by their endings. */
export interface PlaceSource {
  readonly place: Place
  readonly gazetteer: Gazetteer | null
}

const townName = /^([一-龥]{1,12}?(?:镇|乡|街道|街道办事处|苏木))(?:人民政府|政府)?$/
const notTown = /^(?:各|全|本|我|该|其他|所有|外|其中)|乡镇$|(?:小城|集|城|小|建制|特色|重点|中心|强)镇$/
const countyName = /^[一-龥]{2,11}(?:县|区|市|旗)$/

export interface RowPlace {
  /** Null: the report's own place. */
  readonly place: Place | null
}

/** Null for a name that is no township (of a county's report) and no county (of a city's). */
export function openRowPlaces({ place, gazetteer }: PlaceSource): (name: string) => RowPlace | null {
  const known = new Map<string, RowPlace | null>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const read = readTown(name, { place, gazetteer }) ?? readCounty(name, { place, gazetteer })
    known.set(name, read)
    return read
  }
}

function readTown(name: string, { place, gazetteer }: PlaceSource): RowPlace | null {
  const town = townName.exec(stripUpper(name, { place, gazetteer }))?.[1]?.replace(/(?<=街道)办事处$/, '')
  if (town === undefined || notTown.test(town)) return null
  if (place.town !== null && (town === place.town || shortName(town) === shortName(place.town)))
    return { place: null }
  const listed = (gazetteer?.find(town) ?? []).filter((one) => one.town === town && isUnder(one, place))
  return { place: listed.length === 1 ? listed[0]! : { ...place, town } }
}

/** 青川县凉水镇 -> 凉水镇. */
function stripUpper(name: string, { place, gazetteer }: PlaceSource): string {
  let rest = name
  for (const level of [place.province, place.city, place.county])
    if (level !== null && rest.length > level.length && rest.startsWith(level))
      rest = rest.slice(level.length)
  const upper = /^[一-龥]{1,10}?[县区市旗](?=[一-龥]{2})/.exec(rest)?.[0]
  return upper !== undefined && gazetteer?.find(upper).length ? rest.slice(upper.length) : rest
}

function readCounty(name: string, { place, gazetteer }: PlaceSource): RowPlace | null {
  if (place.county !== null || place.town !== null || !countyName.test(name)) return null
  const listed = (gazetteer?.find(name) ?? []).filter(
    (one) => one.county === name && one.town === null && isUnder(one, place),
  )
  return listed.length === 1 ? { place: listed[0]! } : null
}

function isUnder(one: Place, place: Place): boolean {
  return (['province', 'city', 'county'] as const).every(
    (level) => place[level] === null || one[level] === null || one[level] === place[level],
  )
}
