// Step: pure reading. A title, an issuer or a file name -> the place it names, by the gazetteer or by grammar, and the office of it.
import { nowhere, type Place } from '#domain/place.ts'
import type { PlaceNoun } from '#domain/prompt-book.ts'
import { isCommonNoun, isNameEnd, isNounAlways } from './place-nouns.ts'
import { type Gazetteer, shortName } from './places.ts'

export interface NameDeps {
  readonly gazetteer: Gazetteer
  readonly nouns: readonly PlaceNoun[]
}

/** Who a short text speaks for. */
export interface NamedSubject {
  readonly place: Place
  /** 司法局 of 洛宁县司法局; null where the place itself speaks. */
  readonly office: string | null
}

const han = '[\\u4e00-\\u9fff]'
/** A city's name holds no 区 or 县, or 槐荫区西市场街道 would begin with a city. */
const cityName = '(?:(?![区县])[\\u4e00-\\u9fff]){2,11}?(?:自治州|地区|盟|市)'
const levels = new RegExp(
  `^(?:(${han}{2,8}?(?:省|自治区|特别行政区))?(${cityName})?(${han}{1,12}?(?:自治[县旗]|县|区|市|旗))?)(${han}{1,12}?(?:镇|乡|街道|苏木)(?!街道|镇(?!长|党|政|人)|乡(?!长|党|政|人)|[村区族]))`,
)
const upperOnly = new RegExp(
  `^(${han}{2,8}?(?:省|自治区))?(${cityName})?(${han}{1,12}?自治[县旗]|${han}{1,5}?(?:县|区|市|旗))(?!委|直)`,
)
const townEnd = /镇|乡|街道|苏木|地区/g
/** 县人民政府某某镇人民政府: the authority between a county and its township is no part of either name. */
const authorityBetween = /(?<=[县区市旗])人民政府(?=[\u4e00-\u9fff]{1,14}(?:镇|乡|街道|苏木|办事处))/g
/** What reports like a township and is in no list of them: 红旗农场, 经济开发区, 沙湾办事处. */
const otherTown = new RegExp(
  `^(${han}{2,12}?(?:自治[县旗]|县|区|市|旗))?(${han}{2,12}?(?:农场|林场|牧场|渔场|茶场|开发区|管理区|示范区|园区|办事处))`,
)
/** What stands before a name in a title without being one: 第一部分, 附件2, 15日在. */
const before =
  /^(?:第[一二三四五六七八九十\d]{1,3}[部章]分?|附件\d{0,2}|\d{1,2}[月日]|[月日]|在|[上下]半年|年度?|现在|我?(?:谨?代表|受[\u4e00-\u9fff]{2,10}委托))+/
/** 在遵义市第六届人民代表大会第五次会议上: under the title of a work report. */
const congress = /([\u4e00-\u9fff]{2,24}?)第[一二三四五六七八九十]{1,3}届(?:人民代表大会|委员会|人大)/
const office = new RegExp(
  `^(?:人民政府|政府)?(?!办公|人民政府|政府|党委|党工委|委员会|人大|人民代表|办事处|关于|年)(${han}{2,16}?(?:局|厅|委员会(?:办公室)?|办公室|信访办|应急办|中心|支队|总队|大队|公司|法院|检察院|联合会|指挥部|卫健委|发改委|教委|住建委))`,
)

/** The lowest place named at the start of any piece of a short text (title, issuer, source line); null when there is none. */
export function parsePlace(text: string, deps: NameDeps): Place | null {
  return parseSubject(text, deps)?.place ?? null
}

/** Place and office that a short text names; null when it names no place. */
export function parseSubject(text: string, deps: NameDeps): NamedSubject | null {
  const met = congress.exec(text)?.[1]?.replace(/^.*在/, '')
  const pieces = (met ? [met, ...splitPieces(text)] : splitPieces(text)).filter((piece) => piece.length > 1)
  let upper: NamedSubject | null = null
  for (const piece of pieces) {
    const named = parsePiece(piece.replace(before, ''), deps)
    if (named?.place.town) return { ...named, place: joinUpper(named.place, upper?.place ?? null) }
    if (named && (upper === null || isWithin(named.place, upper.place))) upper = named
  }
  return upper
}

function splitPieces(text: string): string[] {
  return text
    .replace(authorityBetween, '')
    .replace(
      /关于|中共|中国共产党|关注|欢迎|访问|版权所有|[主承]办|来自|(?:19|20)\d{2}\s?年?度?|[一二][一二三四五六七八九零〇○]{3}年度?/g,
      ' ',
    )
    .split(/[\s《》<>〈〉“”"'、,，。:：;；()（）【】[\]|_/\\—–\-.>＞»]+/)
}

/** 广西 / 南宁市: the lower of two levels that a text names one after the other. */
function isWithin(place: Place, above: Place): boolean {
  const known = (['province', 'city', 'county'] as const).filter((level) => above[level] !== null)
  return (
    known.length > 0 && known.every((level) => place[level] === above[level]) && place.county !== above.county
  )
}

/** 连江县-敖江镇: the county stood in the piece before. */
function joinUpper(place: Place, upper: Place | null): Place {
  if (place.county !== null || upper === null) return place
  return { ...upper, town: place.town }
}

function parsePiece(piece: string, deps: NameDeps): NamedSubject | null {
  const { gazetteer } = deps
  const exact = parseExact(piece, deps)
  if (exact) return { place: exact, office: null }
  const match = levels.exec(piece)
  const town = match?.[4]
  const other = () => asTown(parseOther(piece, gazetteer)) ?? parseUpper(piece, deps)
  if (!match || !town || !isTownName(match, piece, deps)) return other()
  const [, province = null, city = null, county = null] = match
  const place = settleCounty({ province, city, county, town }, gazetteer)
  return asTown(place.county === null ? splitShortCounty(place, gazetteer) : place)
}

function asTown(place: Place | null): NamedSubject | null {
  return place && { place, office: null }
}

/** By grammar alone a name is one only when it is no common noun, with no common noun for its county. */
function isTownName(match: RegExpExecArray, piece: string, { gazetteer, nouns }: NameDeps): boolean {
  const [whole, , city, county, town = ''] = match
  if (!isNameEnd(piece.slice(whole.length))) return false
  if ([city, county].some((name) => name && gazetteer.find(name).length === 0 && isCommonNoun(name, nouns)))
    return false
  if (isNounAlways(town, nouns)) return false
  return gazetteer.find(town).length > 0 || !isCommonNoun(town, nouns)
}

/** A county and a town of it that the gazetteer knows side by side, or one of its towns alone: no grammar can mistake these. */
function parseExact(piece: string, { gazetteer, nouns }: NameDeps): Place | null {
  const ends = Array.from(piece.matchAll(townEnd), (match) => match.index + match[0].length)
    .filter((end) => isNameEnd(piece.slice(end)))
    .slice(0, 4)
  for (const end of ends) {
    for (let at = Math.max(2, end - 15); at < end - 1; at++) {
      const before = piece.slice(0, at)
      const namesakes = gazetteer
        .find(piece.slice(at, end))
        .filter((other) => other.town && other.county && before.endsWith(other.county))
      // 海城区 ends like 城区: the longer name is meant.
      const longest = Math.max(...namesakes.map((other) => other.county?.length ?? 0))
      const fits = namesakes.filter((other) => other.county?.length === longest && isUpperOf(other, before))
      if (fits.length === 1) return fits[0]!
      if (fits.length > 1) return { province: null, city: null, county: fits[0]!.county, town: fits[0]!.town }
    }
  }
  for (const end of ends) {
    const town = piece.slice(0, end)
    const isTown =
      town.length > 2 &&
      !isNounAlways(town, nouns) &&
      gazetteer.find(town).some((other) => other.town === town)
    if (isTown) return { ...nowhere, town }
  }
  return null
}

/** What stands before the county is its city, its province or neither's contradiction. */
function isUpperOf(place: Place, before: string): boolean {
  const rest = before.slice(0, before.length - (place.county?.length ?? 0))
  return (
    rest === '' ||
    (place.city !== null && rest.endsWith(place.city)) ||
    (place.province !== null && rest.endsWith(place.province)) ||
    !/[省市州盟区]$/.test(rest)
  )
}

/** 吴川市 in the city's place is a county; 城关镇 of no known city is one too. */
function settleCounty(place: Place, gazetteer: Gazetteer): Place {
  if (place.county !== null || place.city === null) return place
  const isCity = gazetteer
    .find(place.city)
    .some((other) => other.city === place.city && other.county === null)
  const hasTown = gazetteer.find(place.town ?? '').some((other) => other.city === place.city)
  return isCity && hasTown ? place : { ...place, city: null, county: place.city }
}

/** 连江敖江镇: a county without its suffix stands before a known town. */
function splitShortCounty(place: Place, gazetteer: Gazetteer): Place {
  const town = place.town ?? ''
  if (gazetteer.find(town).length > 0) return place
  for (let at = 2; at < town.length - 1; at++) {
    const before = town.slice(0, at)
    const fits = gazetteer
      .find(town.slice(at))
      .find((other) => other.town && other.county && shortName(other.county) === before)
    if (fits) return { ...place, county: fits.county, town: fits.town }
  }
  return place
}

/** By grammar alone; a county-level zone of the gazetteer is none. */
function parseOther(piece: string, gazetteer: Gazetteer): Place | null {
  const [, county = null, town] = otherTown.exec(piece) ?? []
  if (!town || gazetteer.find(`${county ?? ''}${town}`).length > 0 || gazetteer.find(town).length > 0)
    return null
  const street = town.endsWith('办事处') ? `${town.slice(0, -3)}街道` : town
  const isStreet = gazetteer.find(street).some((other) => county === null || other.county === county)
  return { province: null, city: null, county, town: isStreet ? street : town }
}

const longestName = 12

/** The chain of known names from the start of a piece, province to county, each within the one before; a namesake stays without what lies above. */
function parseKnownUpper(piece: string, gazetteer: Gazetteer): { place: Place; end: number } | null {
  let end = 0
  let options: readonly Place[] = []
  for (;;) {
    const next = findLongest(piece.slice(end), options, gazetteer)
    if (next === null) break
    options = next.places
    end += next.length
  }
  if (options.length === 0) return null
  const [first] = options
  if (options.length === 1) return { place: first!, end }
  return first!.county === null ? null : { place: { ...nowhere, county: first!.county }, end }
}

function findLongest(rest: string, above: readonly Place[], gazetteer: Gazetteer) {
  for (let length = Math.min(rest.length, longestName); length >= 2; length--) {
    const places = gazetteer
      .find(rest.slice(0, length))
      .filter((place) => place.town === null && isBelow(place, above))
    // 吉林市 after nothing may be the city, 西安区 is a county wherever it lies.
    if (places.length > 0) return { places: preferHigher(places), length }
  }
  return null
}

function isBelow(place: Place, above: readonly Place[]): boolean {
  return (
    above.length === 0 ||
    above.some(
      (upper) =>
        upper.province === place.province &&
        (upper.city === null || upper.city === place.city || upper.city === upper.province) &&
        (upper.county === null || upper.county !== place.county) &&
        (place.county !== null || place.city !== upper.city),
    )
  )
}

/** 朝阳市 and a namesake further down: a name that is a province or a city is that first. */
function preferHigher(places: readonly Place[]): readonly Place[] {
  const provinces = places.filter((place) => place.city === null && place.county === null)
  const cities = places.filter((place) => place.county === null && place.city !== null)
  return provinces.length > 0 ? provinces : cities.length > 0 ? cities : places
}

function parseUpper(piece: string, { gazetteer, nouns }: NameDeps): NamedSubject | null {
  const known = parseKnownUpper(piece, gazetteer)
  if (known) return { place: known.place, office: readOffice(piece.slice(known.end)) }
  const match = upperOnly.exec(piece)
  const county = match?.[3]
  if (!match || !county || isCommonNoun(county, nouns) || isNounAlways(county, nouns)) return null
  if (!isCountyEnd(piece.slice(match[0].length))) return null
  const [, province = null, city = null] = match
  return {
    place: { province, city, county, town: null },
    office: readOffice(piece.slice(match[0].length)),
  }
}

/** By grammar alone a county is one only where an authority, an office or a report follows. */
function isCountyEnd(rest: string): boolean {
  return (
    rest === '' ||
    /^(?:人民|政府|法治|依法|工作|人大|各乡|各镇|行政|信访|安全|平安|普法|全面|法院|检察|政务|信息|乡镇|数据|统计|年度|综合|农民工|上半年|下半年|第|司法|应急|公安|财政|民政)/.test(
      rest,
    ) ||
    office.test(rest)
  )
}

function readOffice(rest: string): string | null {
  return office.exec(rest)?.[1] ?? null
}
