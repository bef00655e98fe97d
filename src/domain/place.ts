// Noun: a township with the levels above it. A place is keyed by county + town, because names recur across counties.

/** Levels are full official names (福建省, 福州市, 连江县, 敖江镇) or null where unknown. */
export interface Place {
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly town: string | null
}

/** A place of which nothing is known. */
export const nowhere: Place = { province: null, city: null, county: null, town: null }

/** A level that a place may be known by. */
export type PlaceLevel = keyof Place

/** Whose report: 乡镇 takes in 街道 and 苏木, 县 districts and banners; 部门 is an office of whatever place is given. */
export const reportLevels = ['乡镇', '县', '市', '省', '部门'] as const
export type ReportLevel = (typeof reportLevels)[number]

/** The lowest level that is filled; null for a place of which nothing is known. */
export function levelOf(place: Place): Exclude<ReportLevel, '部门'> | null {
  if (place.town !== null) return '乡镇'
  if (place.county !== null) return '县'
  if (place.city !== null) return '市'
  return place.province === null ? null : '省'
}

/** 连江县敖江镇: what identifies a place, and what an answer prints; a city or a province by its own name. Empty when nothing is known. */
export function placeName(place: Place): string {
  return `${place.county ?? ''}${place.town ?? ''}` || (place.city ?? place.province ?? '')
}

/** 福建省福州市连江县敖江镇; a municipality's repeated name (重庆市重庆市) is printed once. */
export function placeFullName(place: Place): string {
  const city = place.city === place.province ? null : place.city
  return [place.province, city, place.county, place.town].filter(Boolean).join('')
}

/** Same level and name; what is unknown of the levels above matches any. */
export function isSamePlace(a: Place, b: Place): boolean {
  if (levelOf(a) !== levelOf(b)) return false
  if (a.town !== null) return a.town === b.town && agree(a.county, b.county)
  if (a.county !== null)
    return a.county === b.county && agree(a.city, b.city) && agree(a.province, b.province)
  return a.city === b.city && agree(a.province, b.province)
}

/** A place asked for matches by town and county; a county, city or province alone matches every place in it, itself too. */
export function matchesPlace(asked: Place, place: Place): boolean {
  if (asked.town !== null) return isSamePlace(asked, place)
  if (asked.county !== null)
    return (
      asked.county === place.county && agree(asked.city, place.city) && agree(asked.province, place.province)
    )
  if (asked.city !== null) return asked.city === place.city && agree(asked.province, place.province)
  return asked.province !== null && asked.province === place.province
}

function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b
}

const counted: Readonly<Record<ReportLevel, string>> = {
  乡镇: '个乡镇',
  县: '个县区',
  市: '个市州',
  省: '个省份',
  部门: '个部门',
}

/** 4个乡镇, 3个县区; 5个地方 where levels are mixed or unknown. */
export function countPlaces(count: number, level: ReportLevel | null): string {
  return `${count}${level === null ? '个地方' : counted[level]}`
}
