// Step: pure reading. Text -> the places it names: full names by the gazetteer, short and misspelt ones by known places.
import { isSamePlace, type Place } from '#domain/place.ts'
import type { Sounds } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'
import { oncePer } from '#shared/once-per.ts'
import { soundsAlike } from './sounds.ts'

/** Official names of provinces, cities, counties and townships. */
export interface Gazetteer {
  /** Every place of exactly this full name, at any level; a town that recurs comes once a county. Empty when unknown. */
  find(name: string): readonly Place[]
}

/** A name in a text with the places it may mean. */
export interface PlaceMention extends Span {
  readonly text: string
  readonly places: readonly Place[]
  /** `short`: suffix missing (敖江). `similar`: one wrong character. */
  readonly match: 'full' | 'short' | 'similar'
}

const suffixes = new Set('省区市州盟县旗镇乡道木域')
const longestName = 15
const peoples =
  '土家族|苗族|侗族|瑶族|彝族|回族|壮族|满族|畲族|白族|傣族|藏族|羌族|水族|黎族|蒙古族|维吾尔族|哈萨克族|朝鲜族|布依族|仡佬族|哈尼族|拉祜族|傈僳族|纳西族|东乡族|土族|佤族|仫佬族|毛南族|锡伯族|柯尔克孜族|达斡尔族|鄂温克族|鄂伦春族|撒拉族|保安族|裕固族|景颇族|布朗族|阿昌族|普米族|怒族|德昂族|独龙族|基诺族|各族'
const townSuffix = new RegExp(`(?:(?:${peoples}){0,5}(?:民族)?(?:镇|乡|苏木|街道办事处|街道|地区))$`)
const countySuffix = new RegExp(
  `(?:(?:${peoples}|维吾尔){0,4}自治[县旗州区]|地区|特区|林区|省|市|区|县|旗|盟)$`,
)

/** The part of an official name that people say: 敖江 for 敖江镇, 云雾 for 云雾土家族乡, 麻阳 for 麻阳苗族自治县. */
export function shortName(name: string): string {
  const cut = /(?:镇|乡|苏木|街道办事处|街道)$/.test(name)
    ? name.replace(townSuffix, '')
    : name.replace(countySuffix, '')
  return cut.length >= 2 ? cut : name
}

/** How people write 延边朝鲜族自治州, 东乡族自治县 and 科尔沁右翼中旗: 延边州, 东乡县, 科右中旗. Null for a name that has no such form. */
export function shortenUpper(name: string): string | null {
  const wing = /^(.).*([左右])翼?([前中后]?旗)$/.exec(name)
  if (wing) return `${wing[1]}${wing[2]}${wing[3]}`
  if (!/自治[州县旗]$/.test(name)) return null
  const short = shortName(name)
  return short === name ? name.replace(/族?自治(?=.$)/, '') : `${short}${name.at(-1)}`
}

/** What people say for an official name beside its short form: 延边州, 云雾乡, 锡盟. */
function listSpoken(name: string, short: string): readonly string[] {
  const upper = shortenUpper(name)
  return [
    ...(upper === null ? [] : [upper]),
    ...(/族(?:民族)?乡$/.test(name) ? [`${short}乡`] : []),
    ...(name.endsWith('盟') && short.length > 2 ? [`${name.charAt(0)}盟`] : []),
  ]
}

/** A name of the library with all places that bear it, and how it is said. */
interface KnownName {
  readonly name: string
  readonly short: string
  readonly spoken: readonly string[]
  readonly places: readonly Place[]
}

/** Places that a text names, in order and without overlap; short and misspelt names only of `known` places, those of two characters by `sounds`. */
export function findPlaces(
  text: string,
  deps: { gazetteer: Gazetteer; known?: readonly Place[]; sounds?: Sounds },
): PlaceMention[] {
  const names = listKnownNames(deps.known ?? nobody)
  const full = findFullNames(text, deps.gazetteer, names)
  if (names.length === 0) return full
  const taken = new Set<number>()
  for (const mention of full) markTaken(taken, mention)
  const short = findShortNames(text, names, taken)
  const similar = findSimilarNames(text, { ...deps, names, taken })
  return [...full, ...short, ...similar].sort((a, b) => a.start - b.start)
}

const nobody: readonly Place[] = []

/** By everything that is said for the whole of a name. */
const indexFull = oncePer((names: readonly KnownName[]): ReadonlyMap<string, readonly Place[]> => {
  const own = new Map<string, Place[]>()
  // 军赛乡 before 赛乡, which is a town elsewhere.
  for (const { name, spoken, places } of names)
    for (const said of [name, ...spoken]) for (const place of places) pushTo(own, said, place)
  return own
})

/** By everything that is said for short, the longest first. */
const indexShort = oncePer(
  (names: readonly KnownName[]): readonly (readonly [string, readonly Place[]])[] => {
    const shorts = new Map<string, Place[]>()
    for (const { short, spoken, places } of names)
      for (const said of [short, ...spoken]) for (const place of places) pushTo(shorts, said, place)
    return [...shorts].sort((a, b) => b[0].length - a[0].length)
  },
)

/** Names at the end of which a suffix stands; the longest known one that ends there. */
function findFullNames(text: string, gazetteer: Gazetteer, names: readonly KnownName[]): PlaceMention[] {
  const own = indexFull(names)
  const found: PlaceMention[] = []
  const read = new Map<string, readonly Place[]>()
  const find = (name: string): readonly Place[] => {
    const places = read.get(name) ?? mergePlaces(gazetteer.find(name), own.get(name) ?? [])
    read.set(name, places)
    return places
  }
  for (let at = 0; at < text.length; at++) {
    if (!suffixes.has(text.charAt(at))) continue
    const floor = Math.max(found.at(-1)?.end ?? 0, at + 1 - longestName)
    for (let start = floor; start < at; start++) {
      const name = text.slice(start, at + 1)
      const places = find(name)
      if (places.length === 0) continue
      found.push({ start, end: at + 1, text: name, places, match: 'full' })
      break
    }
  }
  return found
}

function levelNames(place: Place): { name: string; place: Place }[] {
  const names: { name: string; place: Place }[] = []
  if (place.town) names.push({ name: place.town, place })
  if (place.county) names.push({ name: place.county, place: { ...place, town: null } })
  if (place.city && place.city !== place.province)
    names.push({ name: place.city, place: { ...place, town: null, county: null } })
  if (place.province)
    names.push({ name: place.province, place: { ...place, town: null, county: null, city: null } })
  return names
}

function mergePlaces(listed: readonly Place[], own: readonly Place[]): readonly Place[] {
  const isListed = (place: Place) =>
    listed.some((other) => other.county === place.county && isSamePlace(other, place))
  return [...listed, ...own.filter((place) => !isListed(place))]
}

/** Once for one list of places: every question names some of the same. */
const listKnownNames = oncePer((known: readonly Place[]): readonly KnownName[] => {
  const names = new Map<string, Place[]>()
  for (const place of known) for (const level of levelNames(place)) pushTo(names, level.name, level.place)
  return [...names].map(([name, places]) => {
    const short = shortName(name)
    return { name, short, spoken: listSpoken(name, short), places }
  })
})

function pushTo(names: Map<string, Place[]>, name: string, place: Place): void {
  const list = names.get(name)
  if (!list) names.set(name, [place])
  else if (!list.some((other) => other.county === place.county && isSamePlace(other, place))) list.push(place)
}

function findShortNames(text: string, names: readonly KnownName[], taken: Set<number>): PlaceMention[] {
  const found: PlaceMention[] = []
  for (const [short, places] of indexShort(names)) {
    for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + 1)) {
      const span = { start: at, end: at + short.length }
      if (isTaken(taken, span)) continue
      markTaken(taken, span)
      found.push({ ...span, text: short, places, match: 'short' })
    }
  }
  return found
}

/** One character differs from a known name or its short form of three or more; another real place is not a misspelling. */
function findSimilarNames(
  text: string,
  deps: { names: readonly KnownName[]; taken: Set<number>; gazetteer: Gazetteer; sounds?: Sounds },
): PlaceMention[] {
  const found: PlaceMention[] = []
  for (const { name, short, places } of deps.names)
    for (const form of new Set([name, short]))
      for (const span of findLike(text, { form, name }, deps)) {
        if (isTaken(deps.taken, span)) continue
        markTaken(deps.taken, span)
        found.push({ ...span, text: text.slice(span.start, span.end), places, match: 'similar' })
      }
  return found
}

/** Pieces like the form of a name, with the suffix behind them, which may be misspelt as well: 白纱坪真. */
function findLike(
  text: string,
  { form, name }: { form: string; name: string },
  { gazetteer, sounds }: { gazetteer: Gazetteer; sounds?: Sounds },
): readonly Span[] {
  if (form.length < 3 && !sounds) return []
  const suffix = name.slice(form.length)
  const found: Span[] = []
  for (let start = 0; start + form.length <= text.length; start++) {
    const end = start + form.length
    if (form.length < 3 && text[start] !== form[0] && text[start + 1] !== form[1]) continue
    const piece = text.slice(start, end)
    const isLike = form.length > 2 ? isOneOff(piece, form) : isHeard(piece, form, { sounds, gazetteer })
    if (!isLike || gazetteer.find(piece).length > 0) continue
    const rest = text.slice(end, end + suffix.length)
    const isWhole = rest === suffix || (sounds !== undefined && soundsAlike(rest, suffix, sounds))
    found.push({ start, end: end + (isWhole ? suffix.length : 0) })
  }
  return found
}

/** 青合 for 青禾: one of the two characters is right, the other sounds the same, and no place is called so. */
function isHeard(
  piece: string,
  name: string,
  { sounds, gazetteer }: { sounds: Sounds | undefined; gazetteer: Gazetteer },
): boolean {
  if (!sounds || !soundsAlike(piece, name, sounds)) return false
  return ['镇', '乡', '街道', '县', '区', '市'].every((suffix) => gazetteer.find(piece + suffix).length === 0)
}

/** Same length, exactly one character differs, and it is a Han character of the name proper, not of its suffix. */
function isOneOff(piece: string, name: string): boolean {
  let differing = -1
  for (let at = 0; at < name.length; at++) {
    if (piece.charAt(at) === name.charAt(at)) continue
    if (differing >= 0) return false
    differing = at
  }
  if (differing < 0 || !/\p{Script=Han}/u.test(piece.charAt(differing))) return false
  const proper = shortName(name)
  return (
    differing < proper.length &&
    (proper.length > 2 || !/[乡城各全本我他该两几个]/.test(piece.charAt(differing)))
  )
}

function isTaken(taken: ReadonlySet<number>, span: Span): boolean {
  for (let at = span.start; at < span.end; at++) if (taken.has(at)) return true
  return false
}

function markTaken(taken: Set<number>, span: Span): void {
  for (let at = span.start; at < span.end; at++) taken.add(at)
}
