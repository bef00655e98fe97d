// Step: the answer before and a follow-up as it stands alone -> the follow-up's frame with what it leaves out filled in.
import type { LastAnswer } from '#domain/answer.ts'
import { type Frame, isKnown, namesPlace, type Operation, type Want } from '#domain/frame.ts'
import { isSamePlace, matchesPlace, type Place } from '#domain/place.ts'
import { distinctPlaces } from '#question/reckon/choose-cells.ts'
import { asksOrder, chooseWant, narrowWant, wantOfThing } from './choose-want.ts'
import { asksWhichYear, goThrough, keepWhole, takeAll, yearsGone } from './go-through.ts'
import { nameTold } from './name-told.ts'
import { rankSpoken } from './rank-around.ts'
import { readFocus } from './read-items.ts'
import { bareSaying, isObjection, pointsBack, pointsToThing } from './read-operation.ts'
import { takeEarlier, takeWhole } from './take-back.ts'
import { takeMore, takeNth, takeOthers } from './take-listed.ts'
import { countSummed, namesSummed, wantOfWhole } from './take-sum.ts'
import {
  again,
  asksDeedAlone,
  asksRateAlone,
  asksShareAgain,
  isBare,
  joinThings,
  keepPlaces,
  keepYears,
  lists,
  orders,
  type TakeUpDeps,
  type Taking,
  type Years,
} from './taking.ts'
import { askOf, nameAnother, nameBeside } from './turns.ts'

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
      // 去掉梧桐里，谁最多 after one of an order was asked about: of all the others.
      include: asksOrder(now) ? [] : last.include.filter((place) => !isOut(place)),
      exclude: [...last.exclude, ...now.exclude],
      // 去掉街道，最高的呢 after 最低的是哪家.
      isLeastFirst: now.isLeastFirst || (last.isLeastFirst && !saysMost.test(now.text)),
      // 去掉街道，前三名 after 第二是谁: as many as are asked for now.
      n: now.n ?? (last.takes === 'nth' ? null : last.n),
      // 去掉雾岩，咱第几: one's own among the others.
      ...(now.asksOwnRank ? { asksOwnRank: true, own: now.own, wantsTowns: true, include: [] } : {}),
      want:
        asksOrder(now) || now.asksOwnRank
          ? 'rank'
          : orders.includes(now.want) && !lists.includes(last.want)
            ? now.want
            : last.want,
    }
  },
  add: takeMore,
  sum: (taking) => {
    const want = wantOfWhole(taking) ?? 'total'
    const taken = namesSummed(taking) ? takePlace(taking) : takeThing(taking)
    return { ...taken, want, isNegated: false, n: countSummed(taking) }
  },
  shorten: (taking) => ({ ...retell(taking), ...shortenYears(taking), n: taking.now.n }),
  expand: retell,
  source: (taking) => ({ ...again(taking), ...(taking.now.years.length > 0 ? keepYears(taking) : {}) }),
  why: (taking) => ({ ...again(taking), ...keepWhole(taking), want: 'why', part: null, n: null }),
  'same-place': takePlace,
  'same-year': takeThing,
}

const saysMost = /最[多高大好快强]|从[多高大]|前[一二两三四五]|第[一二三四五]/

/** The last question with the number that it named. */
function retell(taking: Taking): Frame {
  const { last, now } = taking
  const isSaid = now.assertedNumbers.length > 0
  return {
    ...again(taking),
    assertedNumbers: (isSaid ? now : last).assertedNumbers,
    ...(last.isPiece ? { isPiece: true } : {}),
  }
}

/** 三年的整成三条: of the years that are named, one after the other; else as it was. */
function shortenYears(taking: Taking): Partial<Pick<Frame, 'years' | 'isRelativeYear' | 'want'>> {
  const { last, now } = taking
  if (now.years.length < 2) return {}
  const want = last.assertedNumbers.length > 0 || last.want === 'value' ? 'trend' : last.want
  return { years: now.years, isRelativeYear: false, want }
}

/** What a place or a year of its own is asked about: the thing before. */
function takeThing(taking: Taking): Frame {
  const { last, now } = taking
  const chosen = narrowWant(chooseWant(taking), taking)
  const isOne = last.include.length === 1 && last.include[0]!.town !== null
  const ranked = isOne || now.include.length === 1 ? rankSpoken(taking) : {}
  const isOrder =
    now.include.length === 0 &&
    ((isOne && (asksOrder(now) || 'own' in ranked)) || isOfAll(now, chosen) || isOverAll(taking))
  const kept = { ...keepPlaces(taking), ...focusOn(taking, chosen) }
  const places = isOrder ? { ...kept, include: [] } : kept
  const between = takeAll({ ...taking, last: { ...last, ...spread(taking) } }, chosen)
  const isBetween = chosen === 'value' && Object.keys(between).length > 0
  const want = isOfSums(taking, chosen) ? 'total' : isBetween ? 'compare' : chosen
  const isOverYears = want === 'trend' && now.years.length === 0 && last.years.length < 2
  return {
    ...again(taking),
    ...places,
    ...(isOverYears ? { years: [], isRelativeYear: false } : keepYears(taking)),
    ...goThrough(taking, now.include.length > 0 ? kept.include : []),
    ...between,
    ...leavePart(taking, want),
    ...(asksWhichYear.test(now.text) && now.assertedNumbers.length > 0 ? { years: [] } : {}),
    plain: isBare(now) || onlyObjects(now) ? last.plain : askOf(last.plain, now.plain),
    ...(asksShareAgain(now, last) ? { plain: last.plain, text: last.text } : {}),
    ...takeEarlier(taking),
    ...takeWhole(taking),
    ...nameTold(taking),
    ...nameObjected(taking),
    want,
    isNegated: now.isNegated || (isBare(now) && last.isNegated),
    isLeastFirst: now.isLeastFirst || (now.n === null && last.isLeastFirst && isBare(now)),
    n: now.n,
    asksOwnRank: now.asksOwnRank,
    ...(now.asksOwnRank ? joinOwn(kept, now) : {}),
    ...ranked,
    ...('own' in ranked ? { plain: last.plain } : {}),
    asksHeading: now.asksHeading || last.asksHeading,
  }
}

/** 谁提得最多 after the ends of an order were held against each other: among all that it was of. */
function isOverAll({ last, now }: Taking): boolean {
  const isPair = last.reckoning !== undefined && last.include.length === 2
  const isOrder = (last.ledger ?? []).some(({ numbers }) => distinctPlaces(numbers).length > 2)
  return isPair && isOrder && /(?:谁|哪).*最/.test(now.text)
}

/** 咱们排第几 after two were held against each other: among all. */
function isOfAll({ asksOwnRank, want }: Frame, chosen: Want): boolean {
  return asksOwnRank && want === 'rank' && chosen === 'rank'
}

/** 咱们排第几 after 别的镇谁最多: one's own is no longer left out. */
function joinOwn({ exclude }: Pick<Frame, 'exclude'>, { own }: Frame): Partial<Frame> {
  const left = exclude.filter((place) => own === null || !isSamePlace(place, own))
  return { exclude: left, wantsPeers: false, wantsTowns: true, own }
}

/** 我记得是31场吧: another number, and nothing of the thing. */
function onlyObjects(now: Frame): boolean {
  return isObjection(now) && now.terms.every(({ isGuess }) => isGuess)
}

/** 发案数我记得是19起吧 after another number: of what is named now. */
function nameObjected({ last, now }: Taking): Partial<Frame> {
  const own = now.terms.filter(
    ({ isGuess, word }) => !isGuess && last.terms.every((term) => term.word !== word),
  )
  if (!isObjection(now) || own.length === 0) return {}
  const { topic, terms, plain, text } = now
  return { topic, terms, plain, text }
}

/** 比23年增长了百分之几 after what several places make together: of their sums. */
function isOfSums({ last, now }: Taking, want: Want): boolean {
  const isOne = last.include.length === 1 && last.include[0]!.town !== null
  const isOfThem = /谁|哪[家个边里头]/.test(now.text)
  // 差几件 after the sum of two towns of one year: of the two.
  const isOfTwo = last.include.length === 2 && now.years.length === 0 && (last.talk?.years ?? []).length < 2
  return (
    last.want === 'total' &&
    !isOne &&
    !isOfTwo &&
    !isOfThem &&
    !namesPlace(now) &&
    ['trend', 'compare', 'value'].includes(want)
  )
}

/** 那艇用了几年了 after what was planned: one thing is asked, wherever it stands. */
function leavePart({ last, now }: Taking, want: Want): Partial<Pick<Frame, 'part' | 'about'>> {
  const isOne = ['value', 'whether', 'detail', 'trend'].includes(want)
  return last.part !== null && now.part === null && isOne && !isBare(now) ? { part: null, about: null } : {}
}

function spread(taking: Taking): Pick<Frame, 'talk'> {
  const { talk } = goThrough({ ...taking, now: { ...taking.now, years: [] } }, [])
  return { talk }
}

/** 后来赔了几斤米 after a case that one township told: of that township. */
function focusOn({ last, now, answer, deps }: Taking, want: Want): Partial<Pick<Frame, 'include'>> {
  const isNamed = namesPlace(now) || now.wantsPeers
  const isOpen = last.include.every(({ town }) => town === null)
  if (isNamed || !isOpen || !singles.includes(want) || !singles.includes(last.want)) return {}
  const { include } = readFocus(answer, deps.known, false)
  const isWithin = include.every((place) => last.include.every((area) => matchesPlace(area, place)))
  return include.length === 1 && isWithin ? { include } : {}
}

/** What is told of one place. */
const singles: readonly Want[] = ['value', 'detail', 'how', 'why', 'whether']

/** Another thing of the same place. */
function takePlace(taking: Taking): Frame {
  const { last, now, answer, deps } = taking
  if ('terms' in takeWhole(taking)) return takeThing(taking)
  // 这个数放到各镇里能排第几: its place in the order, whatever else is said.
  if (!now.terms.some(isKnown) && 'own' in rankSpoken(taking)) return takeThing(taking)
  const isNamed = namesPlace(now)
  const isJoined = leavesThingOut(taking)
  const focus = readFocus(answer, deps.known, pointsBack(now))
  const places = isNamed || last.include.length > 0 ? keepPlaces(taking) : { ...keepPlaces(taking), ...focus }
  return {
    ...now,
    ...places,
    ...(asksOfYears(taking) ? yearsGone(taking) : keepThingYears(taking)),
    ...(isJoined ? joinThings(taking) : {}),
    plain: isJoined ? nameBeside(last.plain, now.plain) : nameAnother(last.plain, now.plain),
    text: isJoined ? nameBeside(last.text, now.text) : now.text,
    want: asksGap(taking) ? 'compare' : narrowWant(wantOfThing(taking), taking),
  }
}

/** The years that were gone through are asked about, each or against each other. */
function asksOfYears(taking: Taking): boolean {
  return asksWhichYear.test(taking.now.text) || asksEachYear(taking) || asksGap(taking)
}

/** 查实的线索多了几条 after another thing of one year and of another: the one against the other. */
function asksGap({ last, now, deps }: Taking): boolean {
  const isOpen = now.years.length === 0 && now.include.length === 0 && last.include.length === 1
  return isOpen && (last.talk?.years ?? []).length > 1 && deps.operators.includes('difference')
}

/** 成功率各多少 after one year's number and another's: of each of them. */
function asksEachYear({ last, now }: Taking): boolean {
  const isOpen = now.years.length === 0 && now.include.length === 0
  return isOpen && last.include.length === 1 && ofEach.test(now.text)
}

const ofEach = /(?:各|分别)(?:自|是|有|为)?(?:几|多少|好多)|列(?:一?下|出|上|个)/

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
  const own = now.terms.filter(({ isGuess }) => !isGuess)
  const isOwn = own.length > 0
  // 成功率是多少 after 电梯纠纷调成几件: a rate is one of the thing.
  if (last.about === null && (asksRateAlone(now) || asksDeedAlone(now))) return true
  if (isOwn && asksWritten.test(now.text)) return false
  // 再回到夜校: what is gone back to is named.
  if (isOwn && goesBack.test(now.text)) return false
  // Of a listed item nothing is kept for a thing of its own.
  if (isOwn && last.about !== null && !pointsToThing(now)) return false
  if (
    pointsToThing(now) ||
    !now.terms.some(isKnown) ||
    /^的(?:几|哪|多少|啥|什么|谁|怎么|咋|在|是)/.test(now.plain)
  )
    return true
  const counter = readCounter(now.text)
  return (
    counter !== null && counter === readCounter(last.text) && /(?:几|多少).{1,2}$/.test(bareSaying(now.text))
  )
}

const goesBack = /(?:回到|说回|回头(?:再)?(?:说|看|讲))[\u4e00-\u9fff]/

/** 那两笔的验收意见写了没: of what is said now. */
const asksWritten = /(?:写|提|交代|公布)(?:了|过|到)?没|有没有(?:写|提|交代|公布)|[写提]没[写提]/

/** 件 of 几件 or 多少件, the last one named. */
function readCounter(text: string): string | null {
  return [...text.matchAll(/(?:几|多少)([件起条项场次家户名处份])/g)].at(-1)?.[1] ?? null
}
