// Noun of take-up: a follow-up under way, the frame before it and its own, with what every operation does alike.
import type { LastAnswer } from '#domain/answer.ts'
import { type Frame, namesPlace, type Term, type Want } from '#domain/frame.ts'
import { matchesPlace, type Place } from '#domain/place.ts'
import type { Operator } from '#domain/talk/ledger.ts'
import type { Topic } from '#question/read-topic.ts'
import { asksAll } from './read-operation.ts'
import { askOf, startOfTurn } from './turns.ts'

export interface TakeUpDeps {
  /** Places that the library has. */
  readonly known: readonly Place[]
  /** Whether the library has a report of the place for one of the years. */
  readonly isHeld: (place: Place, years: readonly number[]) => boolean
  readonly readTopic: (text: string) => Topic
  /** What its words ask to reckon. */
  readonly operators: readonly Operator[]
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
export function again({ last: given, now }: Taking): Frame {
  const { also: _, things: __, until: ___, isPiece: ____, ...last } = given
  return {
    ...last,
    text: askOf(counts.test(now.text) ? last.text.replace(allCounts, '') : last.text, now.text),
    assertedNumbers: now.assertedNumbers,
    own: now.own,
    ambiguous: now.ambiguous,
  }
}

/** 多少钱, 几个人: what is counted now is not what was counted before. */
const counts = /(?:多少|好多|几多|几)(?:个)?(?:钱|元|块|万|人|户|家|件|起|次|场|天|名|份|处|亩|吨)/
const allCounts = new RegExp(counts.source, 'g')

export type Places = Pick<Frame, 'include' | 'exclude' | 'unknown' | 'wantsPeers' | 'wantsTowns' | 'office'>

/** The follow-up's places, where it names any; else those before. */
export function keepPlaces(taking: Taking): Places {
  const { last, now } = taking
  const isNamed = namesPlace(now) || now.wantsPeers || asksAll.test(now.text)
  const { exclude, unknown, wantsPeers, wantsTowns, office } = isNamed ? now : last
  const include = isNamed ? findNamesakes(taking) : last.include
  const left = now.exclude.filter((place) => !exclude.includes(place))
  return { include, exclude: [...exclude, ...left], unknown, wantsPeers, wantsTowns, office }
}

/** 青禾的呢 after 云岭县柳溪镇, 青禾那个 after it was asked which is meant: of a county alone the town there that bears the name. */
function findNamesakes({ last, now, deps }: Taking): readonly Place[] {
  if (last.ambiguous.length > 0)
    return now.include.map(
      (area) => (area.town === null && last.ambiguous.find((place) => matchesPlace(area, place))) || area,
    )
  const [only] = last.include
  // 云岭那个 after both 柳溪镇: the one of them that lies there.
  if (last.include.length > 1 && !now.wantsTowns)
    return now.include.map((area) => {
      const within = last.include.filter((place) => place.town !== null && matchesPlace(area, place))
      return area.town === null && within.length === 1 ? within[0]! : area
    })
  if (last.include.length !== 1 || !only?.town || now.wantsTowns || now.wantsPeers) return now.include
  return now.include.map((area) => {
    const towns = deps.known.filter(({ town }) => town === only.town)
    return (area.town === null && towns.find((place) => matchesPlace(area, place))) || area
  })
}

export type Years = Pick<Frame, 'years' | 'isRelativeYear' | 'period'>

export function keepYears({ last, now, answer, deps }: Taking): Years {
  const period = now.period ?? last.period
  const spoken = last.talk?.years ?? last.years
  // 两年差多少 after two that were gone through.
  if (now.years.length === 2 && spoken.length === 2 && bothYears.test(now.text))
    return { years: spoken.toSorted((a, b) => a - b), isRelativeYear: false, period }
  const moved = moveYears({ last, now, answer, deps })
  if (moved) return { years: moved, isRelativeYear: false, period }
  if (now.years.length > 0) return { years: now.years, isRelativeYear: now.isRelativeYear, period }
  // Another place that has no report of that year is not asked about it.
  const isGone = now.include.length > 0 && now.include.every((place) => !deps.isHeld(place, last.years))
  return isGone
    ? { years: [], isRelativeYear: false, period }
    : { years: last.years, isRelativeYear: last.isRelativeYear, period }
}

const bothYears = /(?<![\d第满前后近头])(?:[这那])?两年/

/** 前年呢 after 去年, which was answered by the newest report: as many years before that one. */
function moveYears({ last, now, answer, deps }: Taking): readonly number[] | null {
  const [asked] = last.years
  const [meant] = now.years
  const told = [...new Set(answer.citations.map(({ year }) => year))]
  const isMoved = last.isRelativeYear && last.years.length === 1 && told.length === 1
  if (!isMoved || !now.isRelativeYear || now.years.length !== 1) return null
  const isThere = (year: number) => last.include.some((place) => deps.isHeld(place, [year]))
  const newest = told[0]
  if (asked === undefined || meant === undefined || newest == null || isThere(asked)) return null
  return newest < asked && meant < asked ? [meant - asked + newest] : null
}

const bareWords =
  /^(?:[那再还也又只光仅单的呢吗啊吧嘛咧嘞噻咯哦哈捏喔滴莫看说讲要报给列念摆发拿都上去来出到一下,，。?？!！、\s你您请我这呗帮]|[那这][位家边份头]|[镇乡](?!村)|情况|数[据字值]|结果|同样|一并|一起|一遍|那个|告知|告诉|提供|年份|换成|改成|同口径|分别)*$/

/** Places, years, particles and words of handing over alone: 22年的情况, 23年的也报给我. */
export function isBare({ plain }: Frame): boolean {
  return bareWords.test(plain)
}

/** What is only taken along weighs less than what is said. */
const takenAlong = 0.5

function sumWeights(terms: readonly Term[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0)
}

export function joinThings({ last, now }: Taking): Pick<Frame, 'terms' | 'topic'> {
  const said = new Set(now.terms.flatMap(({ word, alternatives }) => [word, ...alternatives]))
  const left = last.terms.filter(({ word }) => !said.has(word))
  const share = Math.min(1, sumWeights(now.terms) / Math.max(1, sumWeights(left)))
  const factor = asksRateAlone(now) ? 1 : takenAlong * (now.terms.length === 0 ? 1 : share)
  const taken = left.map((term): Term => ({ ...term, weight: term.weight * factor }))
  return { terms: [...now.terms, ...taken], topic: `${last.topic} ${now.topic}`.trim() }
}

/** 哪一年的调成率高 after 商事纠纷: a rate is one of the thing, whose words weigh as they did. */
export function asksRateAlone({ terms }: Pick<Frame, 'terms'>): boolean {
  const sure = terms.filter(({ isGuess }) => !isGuess)
  return sure.length > 0 && sure.every(({ word }) => /率$/.test(word))
}

/** 调成几件 after 加装电梯纠纷: what was done with the thing. */
export function asksDeedAlone({ terms, plain }: Pick<Frame, 'terms' | 'plain'>): boolean {
  const sure = terms.filter(({ isGuess }) => !isGuess)
  const verb = /([\u4e00-\u9fff]{2})[各共了]?(?:多少|好多|几)[件起宗次条名人户家]/.exec(plain)?.[1]
  return (
    verb !== undefined && !isNoun.test(verb) && sure.length > 0 && sure.every(({ word }) => word === verb)
  )
}

/** They are counted, and not what was done. */
const isNoun = /[件案员室点站会书人数纷访诉队所场讲]$/

/** 23年的比例呢 after 查实比例多少: the share that was asked for, of another year or place. */
export function asksShareAgain(now: Frame, last: Frame): boolean {
  const turn = last.plain.slice(startOfTurn(last.plain))
  return (isBare(now) || asksShareAlone(now.plain)) && saysShare.test(turn)
}

const saysShare = /比例|占比|比重|百分比|几成|百分之几/
/** 比例呢, 占比多少: a share, and of nothing that it names. */
export function asksShareAlone(text: string): boolean {
  return onlyShare.test(text)
}

const onlyShare = /^[\s那的又呢]*(?:比例|占比|比率|比重|百分比)(?:各|分别)?(?:是|有)?(?:多少|呢|吗|[\s?？])*$/

export type About = Pick<Frame, 'topic' | 'plain' | 'terms' | 'head' | 'about'>

export function pickAbout({ topic, plain, terms, head }: Frame): Omit<About, 'about'> {
  return { topic, plain, terms, head }
}
