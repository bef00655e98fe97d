// Step: pure reading. A title, an issuer or a file name -> the place it names, by grammar, known to the gazetteer or not.
import type { Place } from '#domain/place.ts'
import { type Gazetteer, shortName } from './places.ts'

const han = '[\\u4e00-\\u9fff]'
/** A city's name holds no 区 or 县, or 槐荫区西市场街道 would begin with a city. */
const cityName = '(?:(?![区县])[\\u4e00-\\u9fff]){2,11}?(?:自治州|地区|盟|市)'
const levels = new RegExp(
  `^(?:(${han}{2,8}?(?:省|自治区|特别行政区))?(${cityName})?(${han}{1,12}?(?:自治[县旗]|县|区|市|旗))?)(${han}{1,12}?(?:镇|乡|街道|苏木)(?!街道|[镇乡村区族]))`,
)
const upperOnly = new RegExp(
  `^(${han}{2,8}?(?:省|自治区))?(${cityName})?(${han}{1,12}?(?:自治[县旗]|县|区|市|旗))(?!委|直)`,
)
const townEnd = /镇|乡|街道|苏木|地区/g
/** 县人民政府某某镇人民政府: the authority between a county and its township is no part of either name. */
const authorityBetween = /(?<=[县区市旗])人民政府(?=[\u4e00-\u9fff]{1,14}(?:镇|乡|街道|苏木|办事处))/g
/** What reports like a township and is in no list of them: 红旗农场, 经济开发区, 沙湾办事处. */
const otherTown = new RegExp(
  `^(${han}{2,12}?(?:自治[县旗]|县|区|市|旗))?(${han}{2,12}?(?:农场|林场|牧场|渔场|茶场|开发区|管理区|示范区|园区|办事处))`,
)
const notNames =
  /^(?:[我全本各该此贵你他两]|所有|其他|周边|有关|我们)|乡镇$|^(?:城|村|集|小城|中心|示范|特色|重点)镇$/

/** The lowest place named at the start of any piece of a short text (title, issuer, source line); null when there is none. */
export function parsePlace(text: string, gazetteer: Gazetteer): Place | null {
  const pieces = text
    .replace(authorityBetween, '')
    .replace(
      /关于|中共|中国共产党|关注|欢迎|访问|版权所有|[主承]办|来自|(?:19|20)\d{2}\s?年?度?|[一二][一二三四五六七八九零〇○]{3}年度?/g,
      ' ',
    )
    .split(/[\s《》<>〈〉“”"'、,，。:：;；()（）【】[\]|_/\\—–\-.>＞»]+/)
  let upper: Place | null = null
  for (const piece of pieces) {
    const place = parsePiece(piece, gazetteer)
    if (place?.town) return joinUpper(place, upper)
    upper ??= place
  }
  return upper
}

/** 连江县-敖江镇: the county stood in the piece before. */
function joinUpper(place: Place, upper: Place | null): Place {
  if (place.county !== null || upper === null) return place
  return { ...upper, town: place.town }
}

function parsePiece(piece: string, gazetteer: Gazetteer): Place | null {
  const exact = parseExact(piece, gazetteer)
  if (exact) return exact
  const match = levels.exec(piece)
  const town = match?.[4]
  if (!match || !town || notNames.test(town))
    return parseOther(piece, gazetteer) ?? parseUpper(piece, gazetteer)
  const [, province = null, city = null, county = null] = match
  const place = settleCounty({ province, city, county, town }, gazetteer)
  return place.county === null ? splitShortCounty(place, gazetteer) : place
}

/** A county and a town of it that the gazetteer knows side by side, or one of its towns alone: no grammar can mistake these. */
function parseExact(piece: string, gazetteer: Gazetteer): Place | null {
  const ends = Array.from(piece.matchAll(townEnd), (match) => match.index + match[0].length).slice(0, 4)
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
    const isTown = town.length > 2 && gazetteer.find(town).some((other) => other.town === town)
    if (isTown) return { province: null, city: null, county: null, town }
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

/** A county that the gazetteer knows, at the start or behind its city and province. */
function parseKnownUpper(piece: string, gazetteer: Gazetteer): Place | null {
  for (let end = Math.min(piece.length, 24); end >= 2; end--) {
    const before = piece.slice(0, end)
    for (let at = 0; at < end - 1; at++) {
      const fits = gazetteer
        .find(before.slice(at))
        .filter((other) => other.county === before.slice(at) && !other.town)
        .filter((other) => at === 0 || before.slice(0, at).endsWith(other.city ?? other.province ?? ' '))
      if (fits.length === 1) return fits[0]!
      if (fits.length > 1) return { province: null, city: null, county: before.slice(at), town: null }
    }
  }
  return null
}

function parseUpper(piece: string, gazetteer: Gazetteer): Place | null {
  const known = parseKnownUpper(piece, gazetteer)
  if (known) return known
  const match = upperOnly.exec(piece)
  if (!match || notNames.test(match[3]!)) return null
  const [, province = null, city = null, county = null] = match
  const isCity = gazetteer.find(county!).some((other) => other.county === null)
  return isCity
    ? { province, city: county, county: null, town: null }
    : { province, city, county, town: null }
}
