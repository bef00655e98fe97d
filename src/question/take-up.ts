// Step: the answer before and a follow-up as it stands alone -> the follow-up's frame with what it leaves out filled in.
import type { LastAnswer } from '#domain/answer.ts'
import type { Frame, Operation, Term, Want } from '#domain/frame.ts'
import { isSamePlace, type Place } from '#domain/place.ts'
import { isKnown } from './read-again.ts'
import { findItem, readFocus } from './read-items.ts'
import { bareSaying, pointsBack } from './read-operation.ts'
import type { Topic } from './read-topic.ts'

export interface TakeUpDeps {
  /** Places that the library has. */
  readonly known: readonly Place[]
  readonly readTopic: (text: string) => Topic
}

interface Taking {
  readonly last: Frame
  readonly now: Frame
  readonly answer: LastAnswer
  readonly deps: TakeUpDeps
}

/** `now.takes` says what is done; without it `now` is a question of its own and stays as it is. */
export function takeUp(answer: LastAnswer, now: Frame, deps: TakeUpDeps): Frame {
  if (now.takes === null) return now
  const taking = { last: answer.frame, now, answer, deps }
  return { ...operate[now.takes](taking), takes: now.takes }
}

const operate: Readonly<Record<Operation, (taking: Taking) => Frame>> = {
  nth: takeNth,
  other: takeOthers,
  remove: (taking) => {
    const { last, now } = taking
    const isOut = (place: Place) => now.exclude.some((one) => isSamePlace(one, place))
    return {
      ...again(taking),
      ...keepYears(taking),
      include: last.include.filter((place) => !isOut(place)),
      exclude: [...last.exclude, ...now.exclude],
      want: orders.includes(now.want) && !lists.includes(last.want) ? now.want : last.want,
    }
  },
  add: takeMore,
  sum: (taking) => ({
    ...again(taking),
    ...keepPlaces(taking),
    ...keepYears(taking),
    want: 'total',
    n: null,
  }),
  shorten: (taking) => ({ ...again(taking), n: taking.now.n }),
  expand: again,
  source: again,
  why: (taking) => ({ ...again(taking), ...keepYears(taking), want: 'why', part: null, n: null }),
  'same-place': takePlace,
  'same-year': takeThing,
}

const orders: readonly Want[] = ['rank', 'total', 'compare', 'trend']
const lists: readonly Want[] = [...orders, 'who', 'quality']

/** The last question once more, in its own words and those that follow them. */
function again({ last, now }: Taking): Frame {
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

function joinText(before: string, text: string): string {
  return `${before.slice(-mostText)} ${text}`
}

type Places = Pick<Frame, 'include' | 'exclude' | 'unknown' | 'wantsPeers' | 'wantsTowns' | 'office'>

/** The follow-up's places, where it names any; else those before. */
function keepPlaces({ last, now }: Taking): Places {
  const isNamed = now.include.length + now.unknown.length + now.ambiguous.length > 0 || now.wantsPeers
  const { include, exclude, unknown, wantsPeers, wantsTowns, office } = isNamed ? now : last
  const left = now.exclude.filter((place) => !exclude.includes(place))
  return { include, exclude: [...exclude, ...left], unknown, wantsPeers, wantsTowns, office }
}

type Years = Pick<Frame, 'years' | 'isRelativeYear' | 'period'>

function keepYears({ last, now }: Taking): Years {
  const { years, isRelativeYear } = now.years.length > 0 ? now : last
  return { years, isRelativeYear, period: now.period ?? last.period }
}

type About = Pick<Frame, 'topic' | 'plain' | 'terms' | 'head' | 'about'>

/** What a place or a year of its own is asked about: the thing before. */
function takeThing(taking: Taking): Frame {
  const { last, now } = taking
  const places = keepPlaces(taking)
  const want = chooseWant(taking)
  const isOverYears = want === 'trend' && now.years.length === 0 && last.years.length < 2
  return {
    ...again(taking),
    ...places,
    ...(isOverYears ? { years: [], isRelativeYear: false } : keepYears(taking)),
    plain: isBare(now) ? last.plain : joinText(last.plain, now.plain).trim(),
    want,
    isNegated: now.isNegated || (isBare(now) && last.isNegated),
    isLeastFirst: now.isLeastFirst || (now.n === null && last.isLeastFirst && isBare(now)),
    n: now.n,
    asksHeading: now.asksHeading || last.asksHeading,
  }
}

/** Places, years and particles alone. */
function isBare({ plain }: Frame): boolean {
  return /^[那再还也又的呢吗啊吧嘛咧嘞看说讲一下,，。?？!！、\s]*$/.test(plain)
}

/** Who is first over all of them; of one named place its own number, or whether it does. */
function chooseWant({ last, now }: Taking): Want {
  if (!isBare(now) && now.want !== 'detail') return now.want
  const isOne = now.include.length === 1 && now.include[0]!.town !== null
  if (!isOne) return last.want
  if (['rank', 'total', 'quality', 'compare'].includes(last.want)) return 'value'
  return last.want === 'who' ? 'whether' : last.want
}

/** Another thing of the same place. */
function takePlace(taking: Taking): Frame {
  const { last, now, answer, deps } = taking
  const isNamed = now.include.length + now.unknown.length + now.ambiguous.length > 0
  const focus = readFocus(answer, deps.known, pointsBack(now.text))
  const places = isNamed || last.include.length > 0 ? keepPlaces(taking) : { ...keepPlaces(taking), ...focus }
  return {
    ...now,
    ...places,
    ...keepThingYears(taking),
    ...(leavesThingOut(taking) ? joinThings(taking) : {}),
    plain: joinText(last.plain, now.plain).trim(),
    text: leavesThingOut(taking) ? joinText(last.text, now.text) : now.text,
    want: now.want,
  }
}

/** After years were held against each other the newest is meant, unless they are again. */
function keepThingYears(taking: Taking): Years {
  const { last, now } = taking
  const kept = keepYears(taking)
  const isSpread = ['compare', 'trend', 'total'].includes(last.want) && last.years.length > 1
  const isOver = isSpread && now.years.length === 0 && !lists.includes(now.want)
  return isOver ? { ...kept, years: [Math.max(...last.years)] } : kept
}

/** 里面设了哪些室, 化解了几件 after 梳理了几件, 青禾的几月挂牌: the thing is the one before. */
function leavesThingOut({ last, now }: Taking): boolean {
  if (pointsBack(now.text) || /^的(?:几|哪|多少|啥|什么|谁|怎么|咋|在|是)/.test(now.plain)) return true
  const counter = readCounter(now.text)
  return (
    counter !== null && counter === readCounter(last.text) && /(?:几|多少).{1,2}$/.test(bareSaying(now.text))
  )
}

/** 件 of 几件 or 多少件, the last one named. */
function readCounter(text: string): string | null {
  return [...text.matchAll(/(?:几|多少)([件起条项场次家户名处份])/g)].at(-1)?.[1] ?? null
}

/** What is only taken along weighs less than what is said. */
const takenAlong = 0.5

function joinThings({ last, now }: Taking): Pick<Frame, 'terms' | 'topic'> {
  const said = new Set(now.terms.flatMap(({ word, alternatives }) => [word, ...alternatives]))
  const taken = last.terms
    .filter(({ word }) => !said.has(word))
    .map((term): Term => ({ ...term, weight: term.weight * takenAlong }))
  return { terms: [...now.terms, ...taken], topic: `${last.topic} ${now.topic}`.trim() }
}

/** 第二名 of an order; 第二条 of what was listed, with its own place, year and topic. */
function takeNth(taking: Taking): Frame {
  const { last, now, answer, deps } = taking
  const isOrder = lists.includes(last.want) && last.want !== 'who'
  const n = now.n ?? 1
  const item = isOrder ? null : findItem(answer, { n, isLast: now.isLeastFirst, known: deps.known })
  const why = now.want === 'why' ? { want: 'why' as const, part: null } : {}
  if (item) {
    const { topic, terms } = deps.readTopic(item.text.replace(labels, ' '))
    const about: About = {
      topic,
      terms: terms.slice(0, mostTerms),
      plain: item.text,
      head: null,
      about: item.text,
    }
    const places = item.place ? { include: [item.place], unknown: [] } : {}
    const years = item.year === null ? {} : { years: [item.year], isRelativeYear: false }
    const want = last.part === null ? last.want : 'detail'
    return { ...again(taking), ...about, ...places, ...years, n, want, ...why }
  }
  // 我们排第几, 第二名呢: the order is over all; 跟第三名差几条 is between one's own and it.
  const isHeld = /差|比|跟|和|与/.test(now.text)
  const isOne = last.include.length === 1 && last.include[0]!.town !== null
  const include = now.include.length > 0 ? now.include : isOne && !isHeld ? [] : last.include
  const isFromEnd = now.isLeastFirst || (last.isLeastFirst && now.n !== null)
  const want = isHeld ? 'compare' : isOrder ? orderWant(last.want) : last.want
  return { ...again(taking), ...keepYears(taking), include, n, isLeastFirst: isFromEnd, want, ...why }
}

function orderWant(want: Want): Want {
  return want === 'quality' ? want : 'rank'
}

const mostTerms = 8
/** 二是, 原因是: they count and join, and say nothing of the thing. */
const labels = /[一二三四五六七八九十]是|第[一二三四五六七八九十]|(?:主要)?原因(?:是|在于)|由于|因为|容易/g

/** Those that were not asked about; of a namesake the other one. */
function takeOthers(taking: Taking): Frame {
  const { last, now, answer, deps } = taking
  const [only] = last.include
  const namesakes = deps.known.filter(
    ({ town, county }) => town !== null && town === only?.town && county !== only.county,
  )
  const isNamesake = last.include.length === 1 && namesakes.length > 0 && /另/.test(now.text)
  const told =
    last.want === 'who' || last.include.length === 0 ? readFocus(answer, deps.known, true, 9) : null
  const out = last.include.length > 0 ? last.include : (told?.include ?? [])
  const isOwnThing = now.terms.length > 0
  const about = !isOwnThing ? {} : { ...pickAbout(now), ...(pointsBack(now.text) ? joinThings(taking) : {}) }
  return {
    ...again(taking),
    ...keepYears(taking),
    ...about,
    include: isNamesake ? namesakes : [],
    exclude: isNamesake ? [] : [...out, ...now.exclude],
    unknown: [],
    wantsPeers: !isNamesake,
    want: now.want === 'detail' || (isBare(now) && !/谁|哪/.test(now.text)) ? last.want : now.want,
    n: now.n,
  }
}

function pickAbout({ topic, plain, terms, head }: Frame): Omit<About, 'about'> {
  return { topic, plain, terms, head }
}

/** 加上白塔, 2022年也算: beside those before; where all were asked for, no longer left out. */
function takeMore(taking: Taking): Frame {
  const { last, now } = taking
  const isAll = last.include.length === 0
  const added = now.include.filter((place) => !last.include.some((one) => isSamePlace(one, place)))
  const include = isAll ? [] : [...last.include, ...added]
  const years = [...new Set([...last.years, ...now.years])].sort((a, b) => a - b)
  const isTotal = last.want === 'total' || /合计|加起来|一共|总共/.test(now.text)
  const isMore = include.length > 1 || (last.years.length > 0 && years.length > last.years.length)
  const single = isMore && last.want === 'value' ? 'compare' : last.want
  const isOwnThing = now.terms.some(isKnown)
  return {
    ...again(taking),
    ...(isOwnThing ? { ...pickAbout(now), isNegated: now.isNegated } : {}),
    include,
    exclude: last.exclude.filter((place) => !now.include.some((one) => isSamePlace(one, place))),
    unknown: [...last.unknown, ...now.unknown],
    years: last.years.length === 0 && now.include.length > 0 ? [] : years,
    want: isOwnThing ? now.want : isTotal ? 'total' : single,
  }
}
