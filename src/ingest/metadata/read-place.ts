// Step: metadata. Title, signature, letterhead, file name, page and text -> whose report it is: place, level, and what of it is inferred.
import { levelOf, nowhere, type Place, type PlaceLevel, type ReportLevel } from '#domain/place.ts'
import type { Evidence } from '#domain/report.ts'
import { type NameDeps, parseSubject } from '#text/parse-place.ts'
import { isNounAlways } from '#text/place-nouns.ts'
import { findPlaces, type PlaceMention, shortName } from '#text/places.ts'
import type { Clues } from './read-clues.ts'
import { type OwnLevel, readOwnLevel } from './read-level.ts'
import { type Candidate, type Grounds, settleCounty, settleUpper } from './settle-county.ts'

/** How far each source is believed; title and signature beat the body. */
const weights: readonly { readonly from: Evidence['from']; readonly weight: number }[] = [
  { from: 'title', weight: 10 },
  { from: 'signature', weight: 8 },
  { from: 'letterhead', weight: 7 },
  { from: 'file', weight: 6 },
  { from: 'text', weight: 4 },
  { from: 'page', weight: 3 },
  { from: 'source', weight: 3 },
]
/** Sources that name who wrote, and not where the page lies. */
const authors: ReadonlySet<Evidence['from']> = new Set(['title', 'signature', 'letterhead', 'file'])
/** A town that nothing but running text names may be a partner, or the end of a longer name (溪河镇 of 花溪河镇). */
const onlyMentioned = 0.5
/** What follows the subject of a report's first sentence. */
const predicate =
  /^(?:在|坚持|坚定|深入|认真|始终|紧|以|高度|全面|党委|党工委|人民政府|办事处|严格|持续|积极|按照|围绕|立足|聚焦|扎实|牢|着力|把|充分|依法|推进|全力|切实|共|组织|开展)/

/** Characters of the body that are searched for places; a report has 5,000. */
const maxScanned = 30_000

export interface ReadPlace {
  readonly place: Place
  readonly level: ReportLevel | null
  /** Levels that the text never names. */
  readonly inferred: readonly PlaceLevel[]
  readonly evidence: Evidence
}

/** Whose report it is; levels that nothing tells stay null, and confidence says how well the place is founded. */
export function readPlace(clues: Clues, deps: NameDeps): ReadPlace {
  const candidates = listCandidates(clues, deps)
  const body = clues.body.slice(0, maxScanned)
  const mentions = findPlaces(body, deps)
  const grounds = { candidates, clues, gazetteer: deps.gazetteer, mentions }
  const own = readOwnLevel(`${clues.title}\n${body}`)
  const town = isTownReport(candidates, own) ? chooseTown(grounds, { own, deps }) : null
  const read = town ? placeTown(town, grounds) : placeUpper(grounds, own?.level ?? null)
  return { ...read, inferred: listInferred(read.place, clues) }
}

function listCandidates(clues: Clues, deps: NameDeps): Candidate[] {
  const texts: Record<string, readonly string[]> = {
    title: [clues.title, clues.meeting],
    signature: clues.signature,
    letterhead: clues.letterhead,
    file: [clues.fileName],
    text: clues.lead,
    page: [clues.pageTitle, ...clues.page],
    source: clues.source,
  }
  return weights.flatMap(({ from, weight }) =>
    (texts[from] ?? []).flatMap((text) => {
      const named = parseSubject(text, deps)
      if (!named || (from === 'text' && !isFounded(named.place, clues, deps))) return []
      return [{ ...named, from, weight }]
    }),
  )
}

/** Words of running text that end like a town are one only when the gazetteer knows it, or the text repeats it. */
function isFounded(place: Place, clues: Clues, { gazetteer }: NameDeps): boolean {
  const name = place.town ?? place.county ?? place.city ?? place.province ?? ''
  const isSubject = clues.lead.some(
    (clause) => clause.startsWith(name) && predicate.test(clause.slice(name.length)),
  )
  if (name.length > 2 && isSubject) return true
  const count = [clues.title, ...clues.signature, clues.body].join('\n').split(name).length - 1
  return gazetteer.find(name).length > 0 || (name.length > 2 && count > 1)
}

/** A county's report names towns too: they count only where the text speaks as a town, or its author is one. */
function isTownReport(candidates: readonly Candidate[], own: ReturnType<typeof readOwnLevel>): boolean {
  const title = candidates.find(({ from }) => from === 'title')
  if (title?.place.town) return true
  const isUpper = own !== null && own.level !== '乡镇'
  const isSigned = candidates.some(({ from, place }) => authors.has(from) && place.town !== null)
  if (title) return isSigned && !isUpper
  if (isSigned) return !isUpper || own.lead < 3
  return !isUpper
}

function chooseTown(
  grounds: Grounds,
  { own, deps }: { own: ReturnType<typeof readOwnLevel>; deps: NameDeps },
): Candidate | null {
  const scores = new Map<string, { first: Candidate; score: number }>()
  for (const candidate of grounds.candidates) {
    const town = candidate.place.town
    if (!town) continue
    const known = scores.get(town)
    scores.set(town, { first: known?.first ?? candidate, score: (known?.score ?? 0) + candidate.weight })
  }
  const isOwn = own?.level === '乡镇'
  for (const { text } of scores.size === 0 && isOwn ? listTowns(grounds.mentions, deps) : []) {
    const first = { place: { ...nowhere, town: text }, office: null, from: 'text' as const, weight: 0 }
    if (!scores.has(text)) scores.set(text, { first, score: 0 })
  }
  let best: { first: Candidate; score: number } | null = null
  for (const [town, entry] of scores) {
    const count = grounds.clues.body.split(town).length - 1
    const score = entry.score + Math.min(4, count * 0.6)
    if (!best || score > best.score) best = { first: entry.first, score }
  }
  return best?.first ?? null
}

function listTowns(mentions: readonly PlaceMention[], { nouns }: NameDeps): readonly PlaceMention[] {
  return mentions.filter(
    ({ text, places }) => places.some((place) => place.town === text) && !isNounAlways(text, nouns),
  )
}

function placeTown(best: Candidate, grounds: Grounds): Omit<ReadPlace, 'inferred'> {
  const settled = settleCounty(best.place, grounds)
  const sure = best.weight === 0 ? onlyMentioned : authors.has(best.from) ? 0.95 : 0.8
  return {
    place: settled.place,
    level: '乡镇',
    evidence: { from: best.from, confidence: Math.min(sure, settled.confidence) },
  }
}

/** No township speaks: a county, a city, a province or an office of theirs, or nobody that the text names. */
function placeUpper(grounds: Grounds, own: OwnLevel | null): Omit<ReadPlace, 'inferred'> {
  const best =
    grounds.candidates.find(({ place, from }) => place.town === null && authors.has(from)) ??
    grounds.candidates.find(({ place }) => place.town === null)
  const named = best ?? nameMost(grounds, own)
  if (!named) {
    const level = own === '乡镇' ? own : null
    return { place: nowhere, level, evidence: { from: 'text', confidence: 0 } }
  }
  const place = settleUpper(named.place, grounds)
  const isOffice = named.office !== null && (authors.has(named.from) || named.from === 'text')
  const level = isOffice ? '部门' : own === '乡镇' && named.from !== 'title' ? '乡镇' : levelOf(place)
  const confidence = named.from === 'title' ? 0.9 : authors.has(named.from) ? 0.8 : 0.5
  return { place, level, evidence: { from: named.from, confidence } }
}

/** The place of the text's own level that it names most, twice at least. */
function nameMost({ mentions }: Grounds, own: OwnLevel | null): Candidate | null {
  if (own === null || own === '乡镇') return null
  const counts = new Map<string, { place: Place; count: number }>()
  for (const { text, places } of mentions) {
    const place = places.find((one) => one.town === null && isLevel(one, own))
    if (place) counts.set(text, { place, count: (counts.get(text)?.count ?? 0) + 1 })
  }
  const [first] = [...counts.values()].sort((a, b) => b.count - a.count)
  return first && first.count >= 2 ? { place: first.place, office: null, from: 'text', weight: 0 } : null
}

/** A county-level city says 全市 as well. */
function isLevel(place: Place, own: OwnLevel): boolean {
  return levelOf(place) === own || (own === '市' && (place.county?.endsWith('市') ?? false))
}

function listInferred(place: Place, clues: Clues): PlaceLevel[] {
  const said = [
    clues.title,
    clues.pageTitle,
    clues.fileName,
    clues.body,
    ...clues.salutation,
    ...clues.signature,
    ...clues.letterhead,
    ...clues.page,
    ...clues.source,
  ].join('\n')
  return (['province', 'city', 'county'] as const).filter((level) => {
    const name = place[level]
    return name !== null && !said.includes(shortName(name))
  })
}
