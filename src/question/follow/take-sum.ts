// Step of take-up: a sum of what was told (加起来, 两年合计, 三个加起来) -> of which things, places and years.
import { type Frame, isKnown, namesPlace, type Want } from '#domain/frame.ts'
import { parseCount } from '#text/numbers/numerals.ts'
import { goThrough, takeAll } from './go-through.ts'
import { nameTold } from './name-told.ts'
import { takeWhole } from './take-back.ts'
import { again, joinThings, keepPlaces, keepYears, lists, type Taking } from './taking.ts'
import { nameBeside } from './turns.ts'

/** The whole that a part was named beside is asked for, and no sum: its number, or how two of them differ. Null: a sum. */
export function wantOfWhole(taking: Taking): Want | null {
  const { now } = taking
  // 那边24年总共调了多少 after a part of another: of one place and year the whole number.
  const isOne = now.include.length === 1 && now.include[0]!.town !== null && now.years.length === 1
  const isGap = asksGap.test(now.text)
  if ((!isOne && !isGap) || !('terms' in takeWhole(taking))) return null
  return isOne ? 'value' : 'compare'
}

/** Of places or of years. */
export function takeSum(taking: Taking): Frame {
  const { last, now } = taking
  const sum: Frame = { ...again(taking), want: 'total', isNegated: false, n: null }
  return {
    ...sum,
    ...(namesOwn(taking) ? nameSummed(taking) : nameTold(taking)),
    ...keepPlaces(taking),
    ...keepYears(taking),
    ...takeAll(taking, 'compare'),
    ...goThrough(taking, []),
    // 前面这三家加起来: of an order the first three, where no others were spoken of.
    n: lists.includes(last.want) && !namesPlace(now) ? readCount(now.text) : null,
  }
}

const asksGap = /差(?:了|距)?(?:多少|好多|几)|[多少高低](?:了|出)?(?:多少|好多|几)/

/** 两年涉案金额合计 after 调成多少件: another thing is added up than was told. */
function namesOwn({ last, now }: Taking): boolean {
  const isSaid = (word: string) =>
    last.terms.some((term) => [term.word, ...term.alternatives].some((one) => one.includes(word)))
  return now.terms.some(({ word, isGuess }) => !isGuess && !isSum.test(word) && !isSaid(word))
}

/** 审查合同也按三年合计 is a thing of its own; else it is one of the thing before. */
function nameSummed(taking: Taking): Partial<Frame> {
  const { last, now } = taking
  const { topic, terms, plain, text } = now
  const isApart = now.terms.filter(({ isGuess, word }) => !isGuess && !isSum.test(word)).length > 1
  if (isApart || now.terms.some(isKnown)) return { topic, terms, plain, text, head: now.head }
  return { ...joinThings(taking), plain: nameBeside(last.plain, now.plain) }
}

/** What adds up or measures, and is no thing. */
const isSum =
  /^(?:[一两二三四几]?[年个家样者]?(?:加|合|共|总|拢|相)?(?:起来|一起|一块|计|共|和|数|量|额)?|金额|件数|场次|人数|份数|合计|总共)$/

/** 三 of 这三家. */
function readCount(text: string): number | null {
  const said = /[这那前]([两三四五六七八九\d])(?:个|家)/.exec(text)?.[1]
  return said ? parseCount(said) : null
}
