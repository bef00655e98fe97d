// Tool of take-up: what a talk has gone through so far, its places and years -> those that a follow-up means which names none.
import type { Frame, Want } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import { joinPlaces, rememberPlaces } from './remember-talk.ts'
import { keepYears, type Taking, type Years } from './taking.ts'

/** 为什么少了 after several years were told one by one: of all of them. */
export function keepWhole(taking: Taking): Years {
  const { last, now } = taking
  const kept = keepYears(taking)
  const years = last.talk?.years ?? []
  const isSpread = now.years.length === 0 && years.length > kept.years.length
  return isSpread ? { ...kept, years: years.toSorted((a, b) => a - b), isRelativeYear: false } : kept
}

/** What was gone through so far, the newest last; 去年 that the newest report answered as that report's year. */
export function goThrough(
  { last, now, answer }: Taking,
  named: readonly Place[],
): Required<Pick<Frame, 'talk'>> {
  const told = [...new Set(answer.citations.flatMap(({ year }) => year ?? []))]
  const isMoved = last.isRelativeYear && told.length === 1
  const before = last.talk ?? { places: last.include, years: last.years }
  const gone = before.years.flatMap((year) => (isMoved && last.years.includes(year) ? told : [year]))
  const years = [...new Set(gone)].filter((year) => !now.years.includes(year))
  return { talk: { places: joinPlaces(before.places, named), years: [...years, ...now.years] } }
}

/** 两个镇差几名, 等于降了多少: the places or years gone through, where the question names none. */
export function takeAll(taking: Taking, want: Want): Partial<Pick<Frame, 'include' | 'years'>> {
  const { last, now, deps } = taking
  const { places, years } = last.talk ?? { places: [], years: [] }
  const isBetween =
    want === 'compare' ||
    want === 'trend' ||
    /[两三几]个?(?:镇|乡|家|地方|者)|(?:降|增|升|涨|减|差|少|多|高|低)(?:了)?(?:多少|好多|几)/.test(now.text)
  if (!isBetween || now.include.length > 0 || now.years.length > 0) return {}
  // 降了多少 after the sums of two years: of the years.
  const isOfYears = last.want === 'total' && years.length > 1
  if (places.length > 1 && last.include.length === 1 && !isOfYears) return { include: places }
  const pair = years.length > 1 ? [] : pairSpoken(taking)
  if (want === 'compare' && pair.length > 1)
    return { include: pair, ...(pair.every((place) => deps.isHeld(place, last.years)) ? {} : { years: [] }) }
  return years.length > 1 && last.years.length === 1 ? { years: years.toSorted((a, b) => a - b) } : {}
}

/** 差多少 after one town's number and another's: the two that were spoken of last. */
function pairSpoken({ last, answer, deps }: Taking): readonly Place[] {
  const isOne = last.include.length === 1 && last.include[0]!.town !== null
  return isOne ? rememberPlaces(answer, deps.known).slice(-2) : []
}

export const asksWhichYear = /哪一?年|哪个年份/

/** 哪一年的调成率高: of the years gone through, or of all. */
export function yearsGone({ last, now }: Taking): Years {
  const { years } = last.talk ?? last
  return {
    years: years.length > 1 ? years.toSorted((a, b) => a - b) : [],
    isRelativeYear: false,
    period: now.period,
  }
}
