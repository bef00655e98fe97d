// Tool of this room: a question about others than those told last (没写的是哪几家, 另外三家, 还有别处办过吗, 比我们高的有哪家) -> the places, part and order that it is asked of.
import { type Frame, isKnown } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import { aroundOwn, orderAround } from '#question/follow/rank-around.ts'
import { readOthers } from '#question/scope/read-area.ts'
import { parseCount } from '#text/numbers/numerals.ts'

interface Others {
  /** As it stands alone. */
  readonly own: Frame
  readonly taken: Frame
  readonly last: Frame
  readonly spoken: readonly Place[]
  readonly known: readonly Place[]
}

export function askOfOthers({ own, taken, last, spoken, known }: Others): Partial<Frame> {
  const named = own.include.some(({ town }) => town !== null)
  if (named) return {}
  // 八家里头有谁 after one of eight: all of them.
  if (own.want === 'who' && namesAll(own.text, known))
    return { ...own, takes: null, talk: taken.talk, include: [], exclude: [], wantsTowns: true }
  const left = readOthers(own.text, { spoken, known })
  if (left !== null) return { ...left, wantsPeers: false, wantsTowns: true }
  // Of all that the measure was asked of: those that were told do write it.
  if (own.isNegated && taken.want === 'who' && own.include.length === 0 && !own.wantsPeers)
    return { include: last.talk?.places ?? last.include, exclude: last.exclude }
  // 还有别处办过X吗 after one's plans: X, and no plans.
  const isNew = own.terms.some(({ isGuess }) => !isGuess)
  return taken.takes === 'other' && isNew && own.part === null ? { part: null, about: null } : {}
}

/** As many towns as the library has. */
function namesAll(text: string, known: readonly Place[]): boolean {
  const count = parseCount(ofSoMany.exec(text.slice(0, longest))?.[1] ?? '')
  return count !== null && count === known.filter(({ town }) => town !== null).length
}

const ofSoMany =
  /(?<![\d另外其他它余剩下])([一二三四五六七八九十]{1,3}|\d{1,3})(?:个?(?:乡镇|镇|乡|街道|地方)|家)(?:里|中|当中|之中)/

/** 满意率比我们高的还有哪家: the order of all, up to one's own. Null: nobody is asked for. */
export function readAbove(text: string): 'more' | 'less' | null {
  if (text.length > longest) return null
  const side = asksWhom.test(text) ? aroundOwn.exec(text)?.[1] : undefined
  return side === undefined ? null : /[多高]/.test(side) ? 'more' : 'less'
}

const longest = 200
const asksWhom = /谁|哪|几[个家]|有没有|有没得|还有/

/** 满意率比我们高的有哪家: whose number is above one's own, of a thing that is named. */
export const ranksAll = ({ text, terms }: Pick<Frame, 'text' | 'terms'>) =>
  readAbove(text) !== null && terms.some(isKnown)

/** Over whom one's own rank, or who stands above it, is asked. */
export function rankAll({
  text,
  terms,
  own,
  include,
  asksOwnRank,
}: Pick<Frame, 'text' | 'terms' | 'own' | 'include' | 'asksOwnRank'>): Partial<Frame> {
  return {
    ...(asksOwnRank ? rankOver(text, own, include) : {}),
    ...(own !== null && ranksAll({ text, terms }) ? orderAround({ text }) : {}),
  }
}

/** 在县里排第几 is asked over the towns of one's own county, else over all. */
function rankOver(
  text: string,
  own: Place | null,
  named: readonly Place[],
): Pick<Frame, 'include' | 'wantsTowns'> {
  const isWithin = own?.county != null && /[县区旗][里内上]|[全本][县区旗]|在[县区旗]/.test(text)
  // 在青禾四个乡镇里头排第几 names the county.
  const areas = named.filter(({ town }) => town === null)
  return { include: areas.length > 0 ? areas : isWithin ? [{ ...own, town: null }] : [], wantsTowns: true }
}
