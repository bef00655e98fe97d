// Step: 最少的那家满意率多少, 排第二那家前一年几场: another thing of the one that stands there among the numbers told last -> that place. Null where nothing else is asked of it, or no order of places was told.
import type { Frame } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { distinctPlaces, distinctYears } from './choose-cells.ts'
import { listSeries } from './list-series.ts'

const standing =
  /(?:(最[多高大好])|(最[少低小差]|垫底|最后|倒数第一)|(?:排|列)?第([一二三四五六七八\d])(?:名|位)?|(?:头|第)一(?:名|位)?)的?(?:那|这)(?:一)?(?:个|家)?(?:镇|乡|街道|地方|单位)?(?:里|的)?(?=[^\s，,。？?]{2})/

export function placeInOrder(now: Frame, last: Frame): Place | null {
  const said = standing.exec(now.text)
  if (!said || now.include.length > 0) return null
  const rest = now.text.slice(said.index + said[0].length)
  const own = now.terms.filter(
    ({ word, isGuess }) => !isGuess && rest.includes(word) && last.terms.every((term) => term.word !== word),
  )
  if (own.length === 0 && now.years.length === 0) return null
  const told = listSeries(last.ledger ?? []).filter(
    ({ isTold, active }) => isTold && distinctPlaces(active).length > 1 && distinctYears(active).length === 1,
  )
  const newest = told.reduce((best, one) => (best && best.turn > one.turn ? best : one), told[0])
  const sorted = newest?.active.toSorted((a, b) => b.value - a.value) ?? []
  const at = said[2] ? sorted.length : said[3] ? (parseCount(said[3]) ?? 0) : 1
  const place = (last.isLeastFirst && said[3] ? sorted.at(-at) : sorted[at - 1])?.place
  return place ?? null
}
