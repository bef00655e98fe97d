// Step of take-up: another year that is held against the one before -> both years.
import type { Frame } from '#domain/frame.ts'
import type { Taking } from './taking.ts'

/** 24年呢，涨了还是跌了 after 23年: from the one to the other. */
export function takeCourse({ last, now }: Taking): Pick<Frame, 'years'> | null {
  const [from, to] = [last.years[0], now.years[0]]
  const isStep = last.years.length === 1 && now.years.length === 1 && from !== to
  // 它跟自己22年比 points to the place before.
  const isSelf = isAgainstSelf.test(now.text)
  if (!isStep || (now.include.length > 0 && !isSelf)) return null
  if (!isSelf && !asksCourse.test(now.text) && !isAgainstYear.test(now.plain)) return null
  return { years: [from!, to!].sort((a, b) => a - b) }
}

/** 跟自己22年比 */
export const isAgainstSelf = /(?:比|较|跟|和|与)(?:它|他们)?(?:自己|自家|自身)/

/** 比22年少了几次, the year left out */
const isAgainstYear = /^[\s那又还]*(?:比|较|跟|和|与)(?:起|到)?\s.{0,6}(?:少|多|降|增|升|涨|减|高|低|差)/
const asksCourse =
  /(?:[涨升增多高]了?(?:点|些)?|上升|上涨|增加)(?:还是|或|定)(?:[跌降减少低]|下降|减少)|(?:[跌降减少低]了?(?:点|些)?|下降|减少)(?:还是|或|定)(?:[涨升增多高]|上升|增加)|是[升涨增多]是[降跌减少]|是[降跌减少]是[升涨增多]|(?:多|少|增加?|减少?|涨|降|升|跌|高|低|提高)了(?:多少|几|好多)|[有见](?:没有|冇)?(?:上升|下降|增加|减少)(?:没|吗|么)?$/

/** 全县排第几 after one town's number: its place in the order of all, or of its county. */
export function rankSpoken({
  last,
  now,
}: Taking): Partial<Pick<Frame, 'want' | 'include' | 'own' | 'asksOwnRank'>> {
  const [spoken] = last.include
  if (!spoken || now.include.length > 0 || now.asksOwnRank || !asksPosition.test(now.text)) return {}
  const include = /[全本]?[县区市]/.test(now.text) ? [{ ...spoken, town: null }] : []
  return { want: 'rank', include, own: spoken, asksOwnRank: true }
}

const asksPosition = /第几(?![条点项步种])|名次|位次|排老几/
