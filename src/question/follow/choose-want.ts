// Step of take-up: what a follow-up wants, by its own words and what was wanted before.
import { type Frame, namesPlace, type Want } from '#domain/frame.ts'
import { alone, isObjection } from './read-operation.ts'
import { isBare, orders, type Taking } from './taking.ts'

/** Of the one township that is spoken of, 哪几家在里头办公 asks for what it writes, and 三年排一排 for its years. */
export function narrowWant(want: Want, { last, now }: Taking): Want {
  const isOne = last.include.length === 1 && last.include[0]!.town !== null
  // 成功率谁高 of two towns: how the one stands to the other.
  const asksWhich = want === 'rank' || (want === 'quality' && /[多少高低]/.test(now.text))
  const pair = now.include.length === 0 ? last : now
  if (asksWhich && isPair(pair) && now.n === null && !now.asksOwnRank) return 'compare'
  if (!isOne || now.include.length > 0 || now.wantsPeers || now.asksOwnRank) return want
  if (want === 'who' && !now.isNegated) return 'detail'
  // 投诉件数也列一下 after two years were held against each other: of each.
  if (want === 'compare' && lists.test(now.text) && now.want === 'compare') return 'trend'
  return want === 'rank' && now.years.length > 1 ? 'trend' : want
}

const lists = /列(?:一?下|出|上|个)|分别|各(?:是|有|为)?(?:多少|好多|几)/

const isPair = ({ include }: Frame) => include.length === 2 && include.every(({ town }) => town !== null)

const numbers: readonly Want[] = ['value', 'total', 'trend', 'compare', 'rank', 'detail']

/** 前三名, 垫底的: an order over all places. */
export function asksOrder({ n, isLeastFirst, want, text }: Frame): boolean {
  if (want === 'rank' && /谁|哪[一几]?(?:个|家|乡|镇|街道)/.test(text)) return true
  return (n !== null || isLeastFirst) && !['how', 'overview', 'why', 'who'].includes(want)
}

/** What words that stand alone badly are read as: the want before is meant. */
const unsaid: readonly Want[] = ['detail', 'unclear']
/** 谁垫的, 几月挂的牌: a detail is asked for in so many words. */
const asksDetail =
  /谁|哪(?:里|儿|天|月|个月|年|位|家)|哪个(?![镇乡街])|几(?:月|号|日|时)|(?:啥|什么)(?:时候|地方)|叫(?:啥|什么)|多久/

/** Who is first over all of them; of one named place its own number, or whether it does. */
export function chooseWant({ last, now }: Taking): Want {
  if (isObjection(now)) return 'whether'
  if (asksOrder(now) && numbers.includes(last.want)) return 'rank'
  if (now.want === 'value' && now.years.length > 1 && /比|较/.test(now.text)) return 'compare'
  const isOutcome = /后来|之后|结果/.test(now.text)
  // 剩的那件后来呢: what became of it, and no number.
  if (isOutcome && !/多少|好多|几/.test(now.text)) return 'detail'
  const isSaid = !unsaid.includes(now.want) || (now.want === 'detail' && asksDetail.test(now.text))
  if (!isBare(now) && (isOutcome || isSaid)) return now.want
  if (last.want === 'whether' && last.assertedNumbers.length > 0) return 'value'
  const isOne = now.include.length === 1 && now.include[0]!.town !== null
  // 同县的24年呢 after the three years of one's own.
  if (!isOne) return last.want === 'trend' && now.years.length === 1 && namesPlace(now) ? 'rank' : last.want
  // 那白塔呢 after the sum of one's three years: of its three years.
  if (last.want === 'total' && last.years.length > 1 && !last.things) return 'total'
  if (['rank', 'total', 'quality', 'compare'].includes(last.want)) return 'value'
  return last.want === 'who' ? 'whether' : last.want
}

/** 那发资料呢 after two towns' numbers were held against each other: so are these. */
export function wantOfThing({ last, now }: Taking): Want {
  const isOpen = unsaid.includes(now.want) && /呢[?？。]?$/.test(now.text)
  if (isOpen && orders.includes(last.want)) return last.want
  return alone.includes(now.want) ? 'detail' : now.want
}
