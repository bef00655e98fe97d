// Step of take-up: a sum (加起来, 两年合计, 三个加起来) -> whether the whole of a part is meant by it, whether it is of another thing than was told, and of how many.
import { namesPlace, type Want } from '#domain/frame.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { takeWhole } from './take-back.ts'
import { lists, type Taking } from './taking.ts'

/** The whole that a part was named beside is asked for, and no sum: its number, or how two of them differ. Null: a sum. */
export function wantOfWhole(taking: Taking): Want | null {
  const { now, deps } = taking
  // 那边24年总共调了多少 after a part of another: of one place and year the whole number.
  const isOne = now.include.length === 1 && now.include[0]!.town !== null && now.years.length === 1
  const isGap = deps.operators.includes('difference')
  if ((!isOne && !isGap) || !('terms' in takeWhole(taking))) return null
  return isOne ? 'value' : 'compare'
}

/** 两年涉案金额合计 after 调成多少件: another thing is added up than was told. */
export function namesSummed({ last, now }: Taking): boolean {
  const isSaid = (word: string) =>
    last.terms.some((term) => [term.word, ...term.alternatives].some((one) => one.includes(word)))
  return now.terms.some(({ word, isGuess }) => !isGuess && !isSum.test(word) && !isSaid(word))
}

/** What adds up or measures, and is no thing. */
const isSum =
  /^(?:[一两二三四几]?[年个家样者]?(?:加|合|共|总|拢|相)?(?:起来|一起|一块|计|共|和|数|量|额)?|金额|件数|场次|人数|份数|合计|总共)$/

/** 前面这三家加起来: of an order the first three, where no others were spoken of. */
export function countSummed({ last, now }: Taking): number | null {
  const said = /[这那前]([两三四五六七八九\d])(?:个|家)/.exec(now.text)?.[1]
  return said && lists.includes(last.want) && !namesPlace(now) ? parseCount(said) : null
}
