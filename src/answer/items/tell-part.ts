// Tool: a part of a report and how many items it has -> how that is said. Composers write with it, the gate writes again.
import type { ListedPart } from '#answer/list-part.ts'
import type { Term } from '#domain/frame.ts'
import { renderNumeral } from '#text/numbers/numerals.ts'

interface Counted {
  readonly count: number
  /** Items that are quoted. */
  readonly listed: number
  readonly year: number | null
}

/** 列了3条不足; 2025年打算做6条，先看3条 */
export function tellPart(part: ListedPart, { count, listed, year }: Counted): string {
  const more = listed < count ? `，头${listed}条是` : ''
  if (part === 'problem') return `列了${count}条不足${more}`
  if (part === 'cause') return `写了${count}条原因${more}`
  if (part === 'leader') return `写主要负责人履职的有${count}处${more}`
  return `${year === null ? '下一年' : `${year + 1}年`}打算做${count}条${more}`
}

/** 列的不足，集中在三个方面 */
export function tellKindsOfPart(part: ListedPart, count: number): string {
  return `${kindNames[part]}，集中在${count === 2 ? '两' : renderNumeral(count)}个方面`
}

const kindNames: Readonly<Record<ListedPart, string>> = {
  plan: '下一年打算做的',
  problem: '列的不足',
  cause: '写的原因',
  leader: '写的主要负责人履职',
}

const partNames: Readonly<Record<ListedPart, string>> = {
  plan: '写打算的部分',
  problem: '写不足的部分',
  cause: '写原因的部分',
  leader: '写主要负责人履职的部分',
}

/** 写打算的部分没有写到夜校 */
export function tellPartSilence(part: ListedPart, terms: readonly Pick<Term, 'word'>[]): string {
  return `${partNames[part]}没有写到${terms.map(({ word }) => word).join('、')}`
}
