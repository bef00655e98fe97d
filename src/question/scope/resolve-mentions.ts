// Step: names that a question mentions -> the places of the library that are meant, those that it lacks, and those that several places bear.
import { isSamePlace, matchesPlace, type Place } from '#domain/place.ts'
import type { Span } from '#domain/span.ts'
import type { PlaceMention } from '#text/places.ts'

export interface Named {
  readonly include: readonly Place[]
  readonly unknown: readonly string[]
  readonly ambiguous: readonly Place[]
  /** Where they stand; a name that is no place asked for stays a word of the question. */
  readonly spans: readonly Span[]
}

/** Townships first, their county says which; without one, what counties, cities and provinces are named. */
export function resolveMentions(mentions: readonly PlaceMention[], known: readonly Place[]): Named {
  const areas = resolveAreas(mentions, known)
  const towns = resolveTowns(mentions, known)
  if (towns.include.length > 0 || towns.ambiguous.length > 0) return { ...towns, spans: mentions }
  // 川姜镇 in a question about its district is what the district's report may write of
  const isWithin = areas.include.some((area) => known.some((place) => isSamePlace(place, area)))
  if (towns.unknown.length > 0 && !isWithin) return { ...towns, spans: mentions }
  return areas
}

/** A county says which town is meant, first of all the one right before it. */
function resolveTowns(mentions: readonly PlaceMention[], known: readonly Place[]): Omit<Named, 'spans'> {
  const areas = mentions.flatMap(({ places }) => places.filter((place) => place.town === null))
  const include: Place[] = []
  const unknown: string[] = []
  const ambiguous: Place[] = []
  for (const mention of mentions) {
    const towns = mention.places.filter((place) => place.town !== null)
    if (towns.length === 0) continue
    const here = known.filter((place) => towns.some((town) => isSamePlace(town, place)))
    const own =
      mentions.find(({ end }) => end === mention.start)?.places.filter(({ town }) => town === null) ?? []
    const within = here.filter((place) =>
      (own.length > 0 ? own : areas).some((area) => matchesPlace(area, place)),
    )
    const meant = within.length > 0 ? within : here
    const isAlsoArea = mention.places.some((place) => place.town === null)
    if (meant.length === 0) unknown.push(...(isAlsoArea ? [] : [mention.text]))
    else if (meant.length > 1 && isOnePerArea(meant, areas)) include.push(...meant)
    else if (meant.length > 1) ambiguous.push(...meant)
    else include.push(...meant)
  }
  return { include, unknown, ambiguous }
}

/** 都叫荷塘镇，岚水和北岭的哪个大: each of the counties named has one of them. */
function isOnePerArea(towns: readonly Place[], areas: readonly Place[]): boolean {
  const held = new Set(areas.flatMap(({ county }) => county ?? []))
  return towns.every(({ county }) => county !== null && held.has(county))
}

/** Of 南通通州区 the district; of 公安县跟湖南哪些县 the county that has a report. */
function resolveAreas(mentions: readonly PlaceMention[], known: readonly Place[]): Named {
  const read = mentions.map((mention) => {
    const areas = narrowAreas(mention, mentions)
    const own = known.filter((place) => areas.some((area) => isSamePlace(area, place)))
    const held = areas.filter((area) => known.some((place) => matchesPlace(area, place)))
    return { mention, hasOwn: own.length > 0, meant: own.length > 0 ? own : held.slice(0, 1) }
  })
  const held = read.filter(({ meant }) => meant.length > 0)
  const own = held.filter(({ hasOwn }) => hasOwn)
  const kept = (own.length > 0 ? own : held).filter((one) => !held.some((other) => liesWithin(other, one)))
  const unknown = held.length > 0 ? [] : joinNames(mentions)
  // The city that stands before its district goes with it.
  const spans = held.filter((one) => kept.includes(one) || kept.some((other) => liesWithin(other, one)))
  return {
    include: [...new Set(kept.flatMap(({ meant }) => meant))],
    ambiguous: [],
    unknown,
    spans: (held.length > 0 ? spans : read).map(({ mention }) => mention),
  }
}

/** 通州区 of 北京市通州区 is not the one of 南通. */
function narrowAreas(mention: PlaceMention, mentions: readonly PlaceMention[]): readonly Place[] {
  const areas = mention.places.filter((place) => place.town === null)
  const before = mentions.find(({ end }) => end === mention.start)
  const within = areas.filter((area) =>
    before?.places.some((one) => one.town === null && matchesPlace(one, area)),
  )
  return within.length > 0 ? within : areas
}

/** 北京市通州区 is one name. */
function joinNames(mentions: readonly PlaceMention[]): readonly string[] {
  const names: string[] = []
  for (const [i, { text, start }] of mentions.entries()) {
    const isNext = i > 0 && mentions[i - 1]!.end === start
    names.push(isNext ? names.pop() + text : text)
  }
  return names
}

interface Area {
  readonly mention: PlaceMention
  readonly meant: readonly Place[]
}

function liesWithin(inner: Area, outer: Area): boolean {
  if (inner === outer) return false
  return inner.meant.some((place) =>
    outer.meant.some((area) => matchesPlace(area, place) && !isSamePlace(area, place)),
  )
}

/** 本县的柳溪, 同一个区的 */
const inOwnCounty = /(?:本|我们?|咱们?|俺们?|同一?个?|一个)[县区市旗](?![长委政])/

/** Of several that bear the name: both where both are asked for (两个柳溪谁多), the one of the asker's county where that is said, one's own where the asker's is one of them; else it must be asked. */
export function settleNamesakes(
  named: Named,
  { text, own }: { readonly text: string; readonly own: Place | null },
): Named & { readonly namesakes: readonly Place[] } {
  const { ambiguous, include } = named
  if (ambiguous.length === 0) return { ...named, namesakes: [] }
  if (/[两俩二]个|[两俩]家|[两俩二][县区市地]|同名|都要|各自|分别/.test(text))
    return { ...named, include: [...include, ...ambiguous], ambiguous: [], namesakes: [] }
  const near = own && inOwnCounty.test(text) ? ambiguous.filter(({ county }) => county === own.county) : []
  const meant = near.length === 1 ? near[0] : own && ambiguous.find((place) => isSamePlace(place, own))
  if (!meant) return { ...named, namesakes: [] }
  const isOther = (place: Place) => place.town === meant.town && !isSamePlace(place, meant)
  return {
    ...named,
    include: [...include, meant],
    ambiguous: ambiguous.filter((place) => place.town !== meant.town),
    namesakes: near.length === 1 ? [] : ambiguous.filter(isOther),
  }
}
