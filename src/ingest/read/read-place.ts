// Step: metadata. Title, signature, file name, page and text -> the township with its county, city and province.
import type { Place } from '#domain/place.ts'
import type { Evidence } from '#domain/report.ts'
import { parsePlace } from '#text/parse-place.ts'
import { findPlaces, type Gazetteer, type PlaceMention, shortName } from '#text/places.ts'
import type { Clues } from './read-clues.ts'

interface Candidate {
  readonly place: Place
  readonly from: Evidence['from']
  readonly weight: number
}

/** How far each source is believed; the order of domain knowledge: title, salutation, text, file name, page. */
const weights: readonly { readonly from: Evidence['from']; readonly weight: number }[] = [
  { from: 'title', weight: 10 },
  { from: 'signature', weight: 8 },
  { from: 'file', weight: 6 },
  { from: 'text', weight: 4 },
  { from: 'page', weight: 3 },
  { from: 'source', weight: 3 },
]
/** A town that nothing but running text names may be a partner, or the end of a longer name (溪河镇 of 花溪河镇). */
const onlyMentioned = 0.5
/** What follows the subject of a report's first sentence. */
const predicate =
  /^(?:在|坚持|坚定|深入|认真|始终|紧|以|高度|全面|党委|党工委|人民政府|办事处|严格|持续|积极|按照|围绕|立足|聚焦|扎实|牢|着力|把|充分)/

/** Characters of the body that are searched for places; a report has 5,000. */
const maxScanned = 30_000
const nowhere: Place = { province: null, city: null, county: null, town: null }

/** The place a report speaks for; levels that nothing tells stay null, and confidence says how well it is founded. */
export function readPlace(
  clues: Clues,
  gazetteer: Gazetteer,
): { readonly place: Place; readonly evidence: Evidence } {
  const candidates = listCandidates(clues, gazetteer)
  const mentions = findPlaces(clues.body.slice(0, maxScanned), { gazetteer })
  const best = chooseTown(candidates, { clues, mentions })
  if (!best) return readUpper(candidates, { clues, gazetteer, mentions })
  const settled = settleCounty(best.place, { candidates, clues, gazetteer, mentions })
  const sure =
    best.weight === 0
      ? onlyMentioned
      : best.from === 'title' || best.from === 'signature'
        ? 0.95
        : best.from === 'text'
          ? 0.8
          : 0.75
  return {
    place: settled.place,
    evidence: { from: best.from, confidence: Math.min(sure, settled.confidence) },
  }
}

function listCandidates(clues: Clues, gazetteer: Gazetteer): Candidate[] {
  const texts: Record<string, readonly string[]> = {
    title: [clues.title],
    signature: clues.signature,
    file: [clues.fileName],
    text: clues.lead,
    page: clues.page,
    source: clues.source,
  }
  return weights.flatMap(({ from, weight }) =>
    (texts[from] ?? []).flatMap((text) => {
      const place = parsePlace(text, gazetteer)
      if (!place || (from === 'text' && !isFounded(place, clues, gazetteer))) return []
      return [{ place, from, weight }]
    }),
  )
}

/** Words of running text that end like a town are one only when the gazetteer knows it, or the text repeats it. */
function isFounded(place: Place, clues: Clues, gazetteer: Gazetteer): boolean {
  const town = place.town ?? place.county ?? ''
  const isSubject = clues.lead.some(
    (clause) => clause.startsWith(town) && predicate.test(clause.slice(town.length)),
  )
  if (town.length > 2 && isSubject) return true
  const count = [clues.title, ...clues.signature, clues.body].join('\n').split(town).length - 1
  return gazetteer.find(town).length > 0 || (town.length > 2 && count > 1)
}

function chooseTown(
  candidates: readonly Candidate[],
  deps: { clues: Clues; mentions: readonly PlaceMention[] },
): Candidate | null {
  const scores = new Map<string, { first: Candidate; score: number }>()
  for (const candidate of candidates) {
    const town = candidate.place.town
    if (!town) continue
    const known = scores.get(town)
    scores.set(town, { first: known?.first ?? candidate, score: (known?.score ?? 0) + candidate.weight })
  }
  const towns = deps.mentions.filter((mention) => mention.places.some((place) => place.town === mention.text))
  for (const { text } of scores.size === 0 ? towns : []) {
    if (!scores.has(text))
      scores.set(text, { first: { place: { ...nowhere, town: text }, from: 'text', weight: 0 }, score: 0 })
  }
  let best: { first: Candidate; score: number } | null = null
  for (const [town, entry] of scores) {
    const count = deps.clues.body.split(town).length - 1
    const score = entry.score + Math.min(4, count * 0.6)
    if (!best || score > best.score) best = { first: entry.first, score }
  }
  return best?.first ?? null
}

interface Grounds {
  readonly candidates: readonly Candidate[]
  readonly clues: Clues
  readonly gazetteer: Gazetteer
  readonly mentions: readonly PlaceMention[]
}

/** County, city and province of a town: as written beside it, else the one of its namesakes that the page speaks for. */
function settleCounty(named: Place, grounds: Grounds): { place: Place; confidence: number } {
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
  if (first && !isContradicted && (!second || first.score > second.score)) {
    const lead = second ? first.score - second.score : first.score
    return { place: first.place, confidence: second ? (lead >= 3 ? 0.9 : 0.65) : lead > 0 ? 0.95 : 0.7 }
  }
  const stated = findCounty(grounds)
  if (stated)
    return { place: { ...fillUpper({ ...named, county: stated }, options, grounds), town }, confidence: 0.7 }
  return { place: { ...named, town }, confidence: options.length > 1 ? 0.4 : 0.5 }
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

/** How much of the page speaks for this county: its name, its city, its province, and 区委 against 县委. */
function scoreOption(place: Place, { candidates, clues, mentions }: Grounds): number {
  const county = place.county ?? ''
  const near = [
    clues.title,
    clues.fileName,
    ...clues.salutation,
    ...clues.page,
    ...clues.source,
    ...clues.signature,
  ].join('\n')
  const count = mentions.filter((mention) => mention.text === county).length
  const isNamed = candidates.some((candidate) => candidate.place.county === county)
  return (
    (isNamed || near.includes(county) ? 10 : near.includes(shortName(county)) ? 5 : 0) +
    Math.min(6, count * 2) +
    (clues.body.includes(shortName(county)) ? 1.5 : 0) +
    (place.city && (near + clues.body).includes(place.city) ? 2 : 0) +
    (place.province && (near + clues.body).includes(shortName(place.province)) ? 1 : 0) +
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

/** No township anywhere: a county's report, or nothing. */
function readUpper(
  candidates: readonly Candidate[],
  deps: { clues: Clues; gazetteer: Gazetteer; mentions: readonly PlaceMention[] },
): { place: Place; evidence: Evidence } {
  const best = candidates[0]
  if (!best) return { place: nowhere, evidence: { from: 'text', confidence: 0 } }
  const place = best.place.county ? fillUpper(best.place, [], { ...deps, candidates }) : best.place
  return { place, evidence: { from: best.from, confidence: best.from === 'title' ? 0.8 : 0.5 } }
}
