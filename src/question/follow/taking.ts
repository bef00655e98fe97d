// Noun of take-up: a follow-up under way, the frame before it and its own, with what every operation does alike.
import type { LastAnswer } from '#domain/answer.ts'
import type { Frame, Term, Want } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import type { Topic } from '#question/read-topic.ts'

export interface TakeUpDeps {
  /** Places that the library has. */
  readonly known: readonly Place[]
  /** Whether the library has a report of the place for one of the years. */
  readonly isHeld: (place: Place, years: readonly number[]) => boolean
  readonly readTopic: (text: string) => Topic
}

export interface Taking {
  readonly last: Frame
  readonly now: Frame
  readonly answer: LastAnswer
  readonly deps: TakeUpDeps
}

export const orders: readonly Want[] = ['rank', 'total', 'compare', 'trend']
export const lists: readonly Want[] = [...orders, 'who', 'quality']

/** The last question once more, in its own words and those that follow them. */
export function again({ last, now }: Taking): Frame {
  return {
    ...last,
    text: joinText(last.text, now.text),
    assertedNumbers: now.assertedNumbers,
    own: now.own,
    ambiguous: now.ambiguous,
  }
}

/** Of a long talk the newest words count. */
const mostText = 160

export function joinText(before: string, text: string): string {
  return `${before.slice(-mostText)} ${text}`
}

export type Places = Pick<Frame, 'include' | 'exclude' | 'unknown' | 'wantsPeers' | 'wantsTowns' | 'office'>

/** The follow-up's places, where it names any; else those before. */
export function keepPlaces({ last, now }: Taking): Places {
  const isNamed = now.include.length + now.unknown.length + now.ambiguous.length > 0 || now.wantsPeers
  const { include, exclude, unknown, wantsPeers, wantsTowns, office } = isNamed ? now : last
  const left = now.exclude.filter((place) => !exclude.includes(place))
  return { include, exclude: [...exclude, ...left], unknown, wantsPeers, wantsTowns, office }
}

export type Years = Pick<Frame, 'years' | 'isRelativeYear' | 'period'>

export function keepYears({ last, now, deps }: Taking): Years {
  const period = now.period ?? last.period
  if (now.years.length > 0) return { years: now.years, isRelativeYear: now.isRelativeYear, period }
  // Another place that has no report of that year is not asked about it.
  const isGone = now.include.length > 0 && now.include.every((place) => !deps.isHeld(place, last.years))
  return isGone
    ? { years: [], isRelativeYear: false, period }
    : { years: last.years, isRelativeYear: last.isRelativeYear, period }
}

/** Places, years and particles alone. */
export function isBare({ plain }: Frame): boolean {
  return /^[那再还也又的呢吗啊吧嘛咧嘞看说讲一下,，。?？!！、\s]*$/.test(plain)
}

/** What is only taken along weighs less than what is said. */
const takenAlong = 0.5

export function joinThings({ last, now }: Taking): Pick<Frame, 'terms' | 'topic'> {
  const said = new Set(now.terms.flatMap(({ word, alternatives }) => [word, ...alternatives]))
  const taken = last.terms
    .filter(({ word }) => !said.has(word))
    .map((term): Term => ({ ...term, weight: term.weight * takenAlong }))
  return { terms: [...now.terms, ...taken], topic: `${last.topic} ${now.topic}`.trim() }
}

export type About = Pick<Frame, 'topic' | 'plain' | 'terms' | 'head' | 'about'>

export function pickAbout({ topic, plain, terms, head }: Frame): Omit<About, 'about'> {
  return { topic, plain, terms, head }
}
