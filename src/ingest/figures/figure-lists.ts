// Step: one number for several things, several numbers for several things (参学率、参考率均达100%; A、B分别达1、2).
// The words before a number and its neighbours in, the words that belong to it out: one string a figure.
import type { Quantity } from '#text/numbers/find-quantities.ts'
import type { FigureContext } from './figure-context.ts'

/** No list in prose is longer; a text without words must not be read again and again. */
const longestRun = 12
const change =
  '(?:同比|环比|较[去上]年(?:同期)?|比[去上]年(?:同期)?)?(?:增长|下降|上升|减少|增加|提升|提高|降低|压缩)'
const reach = new RegExp(
  `(?:均|都|全部|各|双双)?(?:${change}|同比|环比)?(?:分别)?已?(?:达到了?|达|为|实现了?|保持在?|稳定在|${change}(?:至|到|为)?)?了?$`,
)
const separate = new RegExp(`分别(?:达到了?|达|为|${change}(?:至|到|为)?)?了?$`)

/** Usually one entry; one for each rate of a list that shares its value; the k-th noun for the k-th number after 分别. */
export function splitSubjects(
  context: FigureContext,
  quantities: readonly Quantity[],
  index: number,
): string[] {
  const left = context.left.trim()
  const items = left
    .replace(reach, '')
    .split(/、|以及|和|及(?!格|时)|与(?!率)/)
    .filter(Boolean)
  if (items.length < 2) return [context.left]
  if (separate.test(left)) return [items[countPairsBefore(quantities, index)] ?? context.left]
  const rates = items.slice(items.findLastIndex((item) => !/[率度]$/.test(item)) + 1)
  if (rates.length < 2 || context.isPair || quantities[index]?.unit !== '%') return [context.left]
  return rates
}

/** Its place (from 0) in the list of numbers that it stands in, and how many there are. */
export function findRun(
  quantities: readonly Quantity[],
  index: number,
): { readonly place: number; readonly length: number } {
  let last = index
  while (
    quantities[last + 1] !== undefined &&
    countPairsBefore(quantities, last + 1) > countPairsBefore(quantities, last)
  )
    last++
  return { place: countPairsBefore(quantities, index), length: countPairsBefore(quantities, last) + 1 }
}

/** How many numbers of the same run stand before this one (100%、98%). */
function countPairsBefore(quantities: readonly Quantity[], index: number): number {
  let count = 0
  for (let i = index; i > 0 && count < longestRun; i--) {
    const here = quantities[i]
    const before = quantities[i - 1]
    const gap = here && before ? here.at.start - before.at.end : 2
    // 5起、31.6万元 are two of a list; 26人37万元 are one thing told twice.
    if (gap > 1 || (gap === 0 && here?.unit !== before?.unit)) break
    count++
  }
  return count
}
