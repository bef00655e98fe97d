// Noun: a township with the levels above it. A place is keyed by county + town, because names recur across counties.

/** Levels are full official names (福建省, 福州市, 连江县, 敖江镇) or null where unknown. */
export interface Place {
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly town: string | null
}

/** 连江县敖江镇: what identifies a place, and what an answer prints. Empty when nothing is known. */
export function placeName(place: Place): string {
  return `${place.county ?? ''}${place.town ?? ''}`
}

/** 福建省福州市连江县敖江镇; a municipality's repeated name (重庆市重庆市) is printed once. */
export function placeFullName(place: Place): string {
  const city = place.city === place.province ? null : place.city
  return [place.province, city, place.county, place.town].filter(Boolean).join('')
}

/** Same county and town. An unknown county matches any. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.town === b.town && (a.county === b.county || a.county === null || b.county === null)
}

/** A place asked for matches by town and county; a county alone matches its townships. */
export function matchesPlace(asked: Place, place: Place): boolean {
  if (asked.town !== null) return isSamePlace(asked, place)
  if (asked.county !== null) return asked.county === place.county
  if (asked.city !== null) return asked.city === place.city
  return asked.province !== null && asked.province === place.province
}
