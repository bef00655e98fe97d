// Tool of this room: words that mean towns without their names (咱县四家, 同一个县另外三家, 另外三家) -> those towns, by the asker's county or by what was spoken of.
import { isSamePlace, matchesPlace, type Place } from '#domain/place.ts'
import { parseCount } from '#text/numbers/numerals.ts'

export interface NamedSet {
  readonly include: readonly Place[]
  readonly exclude: readonly Place[]
}

const ofOwnCounty = /(?:[咱我俺]们?|本)(?:这)?个?[县区](?![政城级委局府直域])/
const ofSameCounty = /同(?:一)?个?[县区市]/
const others = /另外?|其他|其它|其余|别的|剩下?|余下/
const countedOthers =
  /(?:另外?|其他|其它|其余|剩下?|余下)的?(?:那|这)?([两二三四五六七八九]|\d)(?:个?(?:乡镇|镇|乡|街道|地方|单位)|家)/

/** The towns of a county that is only pointed to; null where none is. */
export function readArea(
  text: string,
  { own, spoken }: { readonly own: Place | null; readonly spoken: readonly Place[] },
): NamedSet | null {
  const town = spoken.length === 1 && spoken[0]!.town !== null ? spoken[0]! : null
  const base = ofOwnCounty.test(text) ? (own ?? town) : own === null && ofSameCounty.test(text) ? town : null
  if (base?.county == null) return null
  const isLeft = base.town !== null && others.test(text)
  return { include: [{ ...base, town: null }], exclude: isLeft ? [base] : [] }
}

/** 另外三家 after two of five: all that are left, of the library or of the county, where they are so many. */
export function readOthers(
  text: string,
  { spoken, known }: { readonly spoken: readonly Place[]; readonly known: readonly Place[] },
): NamedSet | null {
  const count = parseCount(countedOthers.exec(text)?.[1] ?? '')
  if (count === null || spoken.length === 0) return null
  const counties = new Set(spoken.map(({ county }) => county))
  const county = counties.size === 1 ? { ...spoken[0]!, town: null } : null
  const areas = county === null ? [null] : [county, null]
  for (const area of areas) {
    const towns = known.filter((place) => place.town !== null && (area === null || matchesPlace(area, place)))
    const left = towns.filter((place) => !spoken.some((one) => isSamePlace(one, place)))
    if (left.length === count) return { include: area === null ? [] : [area], exclude: spoken }
  }
  return null
}
