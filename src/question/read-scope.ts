// Step: question -> the places and years it names, which township is the asker's own, and the text left without those names.
import { isSamePlace, type Place, placeName } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { Scope } from '#domain/query.ts'
import type { SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import { maxNameLength } from '#domain/text-limits.ts'
import { findPlaces, type Gazetteer, type PlaceMention } from '#text/places.ts'
import { findRelativeYears, findYears } from '#text/years.ts'

export interface ScopeDeps {
  readonly gazetteer: Gazetteer
  /** Places that reports are there of. */
  readonly known: readonly Place[]
  readonly thisYear: number
  readonly book: Pick<PromptBook, 'practices'>
}

export interface ReadScope extends Scope {
  readonly ambiguous: readonly Place[]
  /** The question with names of places and years blanked. */
  readonly rest: string
}

const peerWords = /其他|其它|外地|外面|别的|别处|兄弟|周边|邻近|附近的|人家|同行|外(乡|镇|县)/
const ownWords = /我们?(镇|乡|街道|这里|这边|单位)|本(镇|乡|街道|单位)|咱们?(镇|乡|街道|这里|这边|单位)/

export function readScope(
  question: { text: string; own: Place | null; part: SectionPart | null },
  deps: ScopeDeps,
): ReadScope {
  const { text, own } = question
  // 比一下各镇: 下各镇 is a real town, but not here
  const readable = text.replace(/(?<=[比看查列说问算讲])一?下/g, (cut) => ' '.repeat(cut.length))
  const mentions = findPlaces(readable, deps).filter(
    ({ text: name }) => !/^(?:[城郊矿新市]区|街道|苏木)$/.test(name),
  )
  const named = takeBoth(resolveMentions(mentions, deps.known), text)
  const wantsPeers = peerWords.test(text)
  const asksOwn = !wantsPeers && named.include.length === 0 && own !== null && ownWords.test(text)
  const years = readYears(text, { thisYear: deps.thisYear, part: question.part })
  const strangers = findStrangers(blank(text, mentions), deps)
  return {
    include: asksOwn ? [own] : named.include,
    exclude: wantsPeers && own ? [own] : [],
    unknown: [...named.unknown, ...strangers.map((span) => text.slice(span.start, span.end))],
    wantsPeers,
    ambiguous: named.ambiguous,
    years: years.years,
    isRelativeYear: years.isRelative,
    rest: blank(text, [...mentions, ...strangers, ...years.spans]),
  }
}

interface Named {
  readonly include: readonly Place[]
  readonly unknown: readonly string[]
  readonly ambiguous: readonly Place[]
}

/** A county says which town is meant, first of all the one right after it; a county alone means all its towns. */
function resolveMentions(mentions: readonly PlaceMention[], known: readonly Place[]): Named {
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
    const within = here.filter((place) => (own.length > 0 ? own : areas).some((area) => lies(place, area)))
    const meant = within.length > 0 ? within : here
    if (meant.length === 0) unknown.push(mention.text)
    else if (meant.length > 1) ambiguous.push(...meant)
    else include.push(...meant)
  }
  if (include.length > 0 || ambiguous.length > 0 || unknown.length > 0) return { include, unknown, ambiguous }
  for (const mention of mentions) {
    const meant = mention.places.filter((area) => known.some((place) => lies(place, area)))
    if (meant.length > 0) include.push(...meant)
    else unknown.push(mention.text)
  }
  return { include, unknown, ambiguous }
}

/** 两个柳溪谁多: both are meant, nothing is to be asked. */
function takeBoth(named: Named, text: string): Named {
  if (named.ambiguous.length === 0 || !/[两俩二]个|[两俩]家|都要|各自|分别/.test(text)) return named
  return { ...named, include: [...named.include, ...named.ambiguous], ambiguous: [] }
}

function lies(place: Place, area: Place): boolean {
  if (area.county !== null) return area.county === place.county
  if (area.city !== null) return area.city === place.city
  return area.province === place.province
}

/** Names of townships that neither the gazetteer nor the library knows: two characters and a suffix, up to four where a name begins. */
function findStrangers(text: string, deps: Pick<ScopeDeps, 'gazetteer' | 'book'>): readonly Span[] {
  const short = findShortStranger(text, deps)
  if (short) return [short]
  const general =
    /乡镇|其[他它]|各|[哪几每这那]|下辖|我们|他们|外地|兄弟|周边|邻近|全[县市区]|全部|所有|[有一]些|别的|多少|重点|中心|村居|人家|地方|城[乡镇]|一[个乡镇]|[本该我]/
  return Array.from(
    text.matchAll(
      /(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2})(?:镇(?!长|政府|党委|村|级|域|里|上)|街道(?!办|干部)|乡(?![镇村亲愁贤长]|政府|党委))/g,
    ),
    (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
    }),
  ).filter((span) => !general.test(span.text))
}

/** 双河2023年…: a name without its suffix that opens the question before a year, and is a township's somewhere. 平安2023年…: what practices are told of is a topic. */
function findShortStranger(
  text: string,
  { gazetteer, book }: Pick<ScopeDeps, 'gazetteer' | 'book'>,
): Span | null {
  const name = /^[\u4e00-\u9fff]{2,4}(?=(?:20)?\d\d年|20\d\d|[去今前]年)/.exec(text)?.[0]
  if (!name || book.practices.some(({ topic }) => topic === name)) return null
  const isTown = ['镇', '乡', '街道'].some((suffix) => gazetteer.find(name + suffix).length > 0)
  return isTown ? { start: 0, end: name.length } : null
}

function readYears(
  text: string,
  { thisYear, part }: { thisYear: number; part: SectionPart | null },
): { years: readonly number[]; isRelative: boolean; spans: readonly Span[] } {
  const written = findYears(text).filter((mention) => mention.kind !== 'number')
  const explicit = [...written, ...findShortYears(blank(text, written))]
  const relative = findRelativeYears(text, thisYear)
  const spans = [...explicit, ...relative]
  const named = explicit.flatMap(({ year, endYear }) =>
    Array.from({ length: Math.min(20, endYear - year + 1) }, (_, i) => year + i),
  )
  if (part === 'plan') {
    // The plan for 2024 stands in the report of 2023; "next year" narrows nothing.
    return { years: named.flatMap((year) => [year - 1, year]), isRelative: false, spans }
  }
  if (named.length > 0) return { years: named, isRelative: false, spans }
  return { years: relative.flatMap(({ years }) => years), isRelative: relative.length > 0, spans }
}

/** 石桥2023调解, 雾岩23年: years as people type them. */
function findShortYears(text: string): readonly (Span & { year: number; endYear: number })[] {
  return Array.from(
    text.matchAll(/(?<![\d.])(20[12]\d)(?![\d.年%％])|(?<!\d)([12]\d)年(?![来间级以])/g),
    (match) => {
      const year = match[1] ? Number(match[1]) : 2000 + Number(match[2])
      return { start: match.index, end: match.index + match[0].length, year, endYear: year }
    },
  )
}

function blank(text: string, spans: readonly Span[]): string {
  let result = text
  for (const { start, end } of spans)
    result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end)
  return result
}

/** 青禾县柳溪镇 or 柳溪镇, as a person gave it, as a place; the library's own wins over the gazetteer's. Null when it names none. */
export function readOwnPlace(name: string, deps: Pick<ScopeDeps, 'gazetteer' | 'known'>): Place | null {
  if (name.length > maxNameLength) return null
  const same = deps.known.find((place) => placeName(place) === name)
  if (same) return same
  const mentions = findPlaces(name, deps)
  const areas = mentions.flatMap(({ places }) => places.filter((place) => place.town === null))
  const towns = mentions.flatMap(({ places }) => places.filter((place) => place.town !== null))
  const within = towns.filter((town) => areas.some((area) => lies(town, area)))
  const known = towns.filter((town) => deps.known.some((place) => isSamePlace(place, town)))
  const plain = name.match(
    /^(?:.*(?:省|自治区))?(?:[^省]{2,8}[市州盟])?([^市州盟]{1,10}[县区市旗])?([^县区市旗]{1,10}(?:镇|乡|街道|苏木))/,
  )
  // A county that no list knows is not a namesake's county elsewhere.
  const county = plain?.[1]
  const meant = within[0] ?? known[0] ?? towns.find((town) => !county || town.county === county)
  if (meant) return meant
  return plain ? { province: null, city: null, county: plain[1] ?? null, town: plain[2] ?? null } : null
}
