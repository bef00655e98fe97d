// Step of take-up: one of what was listed, the others, more of them.
import { type Frame, isKnown, type Want } from '#domain/frame.ts'
import { isSamePlace } from '#domain/place.ts'
import { findItem, readFocus } from './read-items.ts'
import { pointsBack } from './read-operation.ts'
import { type About, again, isBare, joinThings, keepYears, lists, pickAbout, type Taking } from './taking.ts'

/** 第二名 of an order; 第二条 of what was listed, with its own place, year and topic. */
export function takeNth(taking: Taking): Frame {
  const { last, now, answer, deps } = taking
  const isAll = last.include.length !== 1 || last.include[0]!.town === null
  const isOrder = last.want !== 'who' && (lists.includes(last.want) || (last.want === 'value' && isAll))
  const n = now.n ?? 1
  const item = isOrder ? null : findItem(answer, { n, isLast: now.isLeastFirst, known: deps.known })
  const own = now.want === 'why' ? { want: now.want, part: null } : {}
  const asked = item && isAskedOf(now) ? { want: now.want, part: now.part } : own
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
    const want = last.part === null && last.want !== 'who' ? last.want : 'detail'
    return { ...again(taking), ...about, ...places, ...years, n, want, ...asked }
  }
  // 我们排第几, 第二名呢: the order is over all; 跟第三名差几条 is between one's own and it.
  const isHeld = /差|比|跟|和|与/.test(now.text)
  const include = now.include.length > 0 ? now.include : !isAll && !isHeld ? [] : last.include
  const isFromEnd = now.isLeastFirst || (last.isLeastFirst && now.n !== null)
  const want = isHeld ? 'compare' : isOrder ? orderWant(last.want) : last.want
  const asksOwnRank = isHeld && last.asksOwnRank
  return {
    ...again(taking),
    ...keepYears(taking),
    include,
    n,
    ...(now.until === undefined ? {} : { until: now.until }),
    isLeastFirst: isFromEnd,
    asksOwnRank,
    ...(asksOwnRank ? { own: last.own } : {}),
    want,
    ...own,
  }
}

/** 头一条打算怎么解决 asks more than to be told the item again. */
function isAskedOf({ want, part }: Frame): boolean {
  return part !== null || ['why', 'value', 'whether', 'trend'].includes(want)
}

function orderWant(want: Want): Want {
  return want === 'quality' ? want : 'rank'
}

const mostTerms = 8
/** 二是, 原因是: they count and join, and say nothing of the thing. */
const labels =
  /^\s*\d{1,2}[.．、]|[一二三四五六七八九十]是|第[一二三四五六七八九十]|(?:主要)?原因(?:是|在于)|由于|因为|容易/g

const openOver: readonly Want[] = ['who', 'whether', 'how', 'overview']

/** Those that were not asked about; of a namesake the other one. */
export function takeOthers(taking: Taking): Frame {
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
  // Who else does it is asked of all years, how much it is of the same.
  const isAnyYear = now.years.length === 0 && !lists.includes(last.want) && openOver.includes(now.want)
  const about = !isOwnThing ? {} : { ...pickAbout(now), ...(pointsBack(now) ? joinThings(taking) : {}) }
  return {
    ...again(taking),
    ...(isAnyYear ? { years: [], isRelativeYear: false } : keepYears(taking)),
    ...about,
    include: isNamesake ? namesakes : [],
    exclude: isNamesake ? [] : [...out, ...now.exclude],
    unknown: [],
    wantsPeers: !isNamesake,
    want: now.want === 'detail' || (isBare(now) && !/谁|哪/.test(now.text)) ? last.want : now.want,
    n: now.n,
  }
}

/** 加上白塔, 2022年也算: beside those before; where all were asked for, no longer left out. */
export function takeMore(taking: Taking): Frame {
  const { last, now, deps } = taking
  const isAll = last.include.length === 0
  const added = now.include.filter((place) => !last.include.some((one) => isSamePlace(one, place)))
  const include = isAll ? [] : [...last.include, ...added]
  const years = [...new Set([...last.years, ...now.years])].sort((a, b) => a - b)
  // Of a place without a report of that year its own is held against the one before.
  const isOpen =
    now.include.length > 0 &&
    now.years.length === 0 &&
    (last.years.length === 0 || !now.include.every((place) => deps.isHeld(place, last.years)))
  const isAgainst = /(?:比|跟|和|与|同).{1,10}(?:多|少|高|低|差)/.test(now.text)
  const isTotal = (last.want === 'total' && !isAgainst) || /合计|加起来|一共|总共/.test(now.text)
  const isMore = include.length > 1 || (last.years.length > 0 && years.length > last.years.length)
  const single = isMore && (last.want === 'value' || isAgainst) ? 'compare' : last.want
  const isOwnThing = now.terms.some(isKnown)
  return {
    ...again(taking),
    ...(isOwnThing ? { ...pickAbout(now), isNegated: now.isNegated } : {}),
    include,
    exclude: last.exclude.filter((place) => !now.include.some((one) => isSamePlace(one, place))),
    unknown: [...last.unknown, ...now.unknown],
    years: isOpen ? [] : isOwnThing && now.years.length > 0 ? now.years : years,
    want: isOwnThing ? now.want : isTotal ? 'total' : single,
  }
}
