// Adapter: places.txt (one county a line) -> the gazetteer that text/places.ts asks by name.
import { readFileSync } from 'node:fs'
import { matchesPlace, type Place } from '#domain/place.ts'
import { type Gazetteer, shortenUpper } from '#text/places.ts'

type Index = { readonly places: readonly Place[]; readonly towns: ReadonlyMap<string, string> }

/** Provinces, cities and counties stand in `upper` by name; a town's value is its counties' indexes as UTF-16 units. */
interface Loaded extends Index {
  readonly upper: ReadonlyMap<string, readonly Place[]>
  /** Townships of each of `places`, as the file writes them. */
  readonly names: readonly string[]
}

/** The gazetteer of China's 41,000 townships; the file is read at the first question (about 30 ms, 8 MB). */
export function openGazetteer(): Gazetteer & {
  /** Names of a county's townships, in the order of the file; none for a county that is not known, or not which. */
  listTowns(county: Place): readonly string[]
} {
  let loaded: Loaded | null = null
  return {
    find(name) {
      loaded ??= readGazetteer()
      return findName(loaded, name)
    },
    listTowns(county) {
      loaded ??= readGazetteer()
      return findTowns(loaded, county)
    },
  }
}

function readGazetteer(): Loaded {
  const text = readFileSync(new URL('./places.txt', import.meta.url), 'utf8')
  const places: Place[] = []
  const towns = new Map<string, string>()
  const listed: string[] = []
  const upper = new Map<string, Place[]>()
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [province = '', city = '', county = '', names = ''] = line.split('\t')
    const index = String.fromCharCode(places.length)
    places.push({ province, city: city || null, county, town: null })
    listed.push(names)
    addUpper(upper, { province, city: null, county: null, town: null }, province)
    if (city && city !== province) addUpper(upper, { province, city, county: null, town: null }, city)
    if (county !== city) addUpper(upper, { province, city: city || null, county, town: null }, county)
    for (const town of names.split(' ')) if (town) towns.set(town, (towns.get(town) ?? '') + index)
  }
  return { places, towns, upper, names: listed }
}

function addUpper(upper: Map<string, Place[]>, place: Place, name: string): void {
  const short = shortenUpper(name)
  if (short !== null && short !== name) addUpper(upper, place, short)
  const known = upper.get(name)
  if (!known) upper.set(name, [place])
  else if (!known.some((other) => other.city === place.city && other.province === place.province))
    known.push(place)
}

function findTowns({ places, names }: Loaded, county: Place): readonly string[] {
  if (county.county === null) return []
  const found = places.flatMap((place, index) => (matchesPlace(place, county) ? [index] : []))
  const [only] = found
  return found.length === 1 && only !== undefined ? (names[only] ?? '').split(' ').filter(Boolean) : []
}

const none: readonly Place[] = []

function findName(loaded: Loaded, name: string): readonly Place[] {
  const indexes = loaded.towns.get(name)
  const upper = loaded.upper.get(name) ?? none
  if (indexes === undefined) return upper
  const towns = Array.from(indexes, (unit) => ({ ...loaded.places[unit.charCodeAt(0)]!, town: name }))
  return [...upper, ...towns]
}
