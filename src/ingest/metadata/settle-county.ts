// Step: metadata. A town or county as named -> the levels above it, each for a reason that stands in the text.
import { nowhere, type Place } from '#domain/place.ts'
import type { Evidence } from '#domain/report.ts'
import type { NamedSubject } from '#text/parse-place.ts'
import { type Gazetteer, type PlaceMention, shortName } from '#text/places.ts'
import type { Clues } from './read-clues.ts'

export interface Candidate extends NamedSubject {
  readonly from: Evidence['from']
  readonly weight: number
}

/** What speaks for one namesake against another. */
export interface Grounds {
  readonly candidates: readonly Candidate[]
  readonly clues: Clues
  readonly gazetteer: Gazetteer
  readonly mentions: readonly PlaceMention[]
}

/** What a namesake's county, city or province named somewhere in the text is worth at least; 区委 against 县委 alone is no reason. */
const leastReason = 1

/** County, city and province of a town: as written beside it, else the one of its namesakes that the page speaks for. */
export function settleCounty(named: Place, grounds: Grounds): { place: Place; confidence: number } {
  const town = named.town
  const beside = grounds.candidates.find(({ place }) => place.town === town && place.county !== null)
  const county = named.county ?? beside?.place.county ?? null
  const options = grounds.gazetteer.find(town ?? '').filter((place) => place.town === town)
  if (county !== null)
    return {
      place: { ...fillUpper({ ...beside?.place, ...dropNulls(named), county }, options, grounds), town },
      confidence: 0.98,
    }
  const ranked = options
    .map((place) => ({ place, score: scoreOption(place, grounds) }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = ranked
  // A county that the page names and that has no namesake among the options: the gazetteer does not know this town.
  const isContradicted =
    (first?.score ?? 0) < 5 && grounds.candidates.some(({ place }) => place.county !== null)
  const isReasoned = second === undefined || (first!.score > second.score && first!.score > leastReason)
  if (first && !isContradicted && isReasoned) {
    const lead = second ? first.score - second.score : first.score
    return { place: first.place, confidence: second ? (lead >= 3 ? 0.9 : 0.65) : lead > 0 ? 0.95 : 0.7 }
  }
  const stated = findCounty(grounds)
  if (stated)
    return { place: { ...fillUpper({ ...named, county: stated }, options, grounds), town }, confidence: 0.7 }
  return { place: { ...named, town }, confidence: options.length > 1 ? 0.4 : 0.5 }
}

/** City and province of a county, where nothing but one namesake fits; of a city or a province nothing is left to settle. */
export function settleUpper(named: Place, grounds: Grounds): Place {
  return named.county === null ? named : fillUpper(named, [], grounds)
}

function dropNulls(place: Place): Partial<Place> {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== null))
}

function fillUpper(named: Partial<Place>, options: readonly Place[], grounds: Grounds): Place {
  const place = { ...nowhere, ...named }
  const county = place.county ?? ''
  const isFit = (other: Place) =>
    (!place.province || other.province === place.province) && (!place.city || other.city === place.city)
  const exact = options.filter((other) => other.county === county && isFit(other))
  const same =
    exact.length > 0
      ? exact
      : grounds.gazetteer.find(county).filter((other) => other.county === county && isFit(other))
  const ranked = same
    .map((other) => ({ other, score: scoreOption(other, grounds) }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = ranked
  if (!first || (second && second.score === first.score)) return place
  return { ...first.other, town: place.town }
}

/** 宁安 of 宁安镇 is no word for 宁安市. How much of the page speaks for this county: its name, its city, its province, and 区委 against 县委. */
function scoreOption(place: Place, { candidates, clues, mentions }: Grounds): number {
  const county = place.county ?? ''
  const near = [
    clues.title,
    clues.fileName,
    ...clues.salutation,
    ...clues.letterhead,
    ...clues.page,
    ...clues.source,
    ...clues.signature,
  ]
    .join('\n')
    .replaceAll(place.town ?? '\0', ' ')
  const body = clues.body.replaceAll(place.town ?? '\0', ' ')
  const count = mentions.filter((mention) => mention.text === county).length
  const isNamed = candidates.some((candidate) => candidate.place.county === county)
  return (
    (isNamed || near.includes(county) ? 10 : near.includes(shortName(county)) ? 5 : 0) +
    Math.min(6, count * 2) +
    (body.includes(shortName(county)) ? 1.5 : 0) +
    (place.city && (near + body).includes(place.city) ? 2 : 0) +
    (place.province && (near + body).includes(shortName(place.province)) ? 1.2 : 0) +
    (clues.countyKind !== null && county.endsWith(clues.countyKind) ? 1 : 0)
  )
}

/** A county that the page names without a town: 来源:连江县, 咸安区人民政府. */
function findCounty({ candidates, mentions }: Grounds): string | null {
  const beside = candidates.find(({ place }) => place.county !== null)?.place.county
  if (beside) return beside
  const counts = new Map<string, number>()
  for (const { text, places } of mentions) {
    if (places.some((place) => place.county === text && !place.town))
      counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first && first[1] >= 2 ? first[0] : null
}
