// Tool of the gate: a sentence -> its lists (其中, 按来源分, a bracket), each with what may be its total and what is listed.

import type { Fact } from '../facts/read-facts.ts'
import type { CheckedText } from '../gate/checked-text.ts'

export interface Listed {
  /** What may be the total, in order. */
  readonly totals: readonly Fact[]
  /** 其中 opens a sentence: it speaks of what the sentence before it is about. */
  readonly isNext: boolean
  readonly listed: readonly Fact[]
}

/** 其中, 从来源看, 分成, 29个：… */
const opener =
  /其中|包括|分别(?:为|是)|[按从][^，。；\d]{1,8}[分看][，,：:]|(?<=\d[件起条个名人户处次项]{1,2}[一-鿿]{0,4})中[，,：:](?=[^，。；\d]{1,8}\d)|(?:[一-鿿]{2})?(?:结果|类型|方式|来源|性质)(?:为|是)[:：]?(?=[^，。；\d]{1,8}\d)|分[成为](?=[^，。；\d]{1,8}\d)|(?<=\d[一-鿿]{1,3})[:：](?=[^，。；\d]{1,10}\d)|[（(](?=[^）)\n]{0,40}\d[^）)\n]{0,6}[+、，])/g

/** No sentence has more of them; a hostile one is not gone through again and again. */
const mostPieces = 6

/** What stands before it up to the full stop before: parts of a sentence that semicolons divide are one. */
export function sinceStop({ text }: CheckedText, groups: readonly Fact[][], index: number): readonly Fact[] {
  const before: Fact[] = []
  for (let at = index - 1; at >= Math.max(0, index - mostPieces); at--) {
    const { end } = groups[at]![0]!.sentence
    // 比上年的31件下降35.8%。其中…: what only compares is nothing to divide.
    const isSaid = before.some(
      (fact) => fact.kin !== '%' && !fact.isChange && !fact.isOtherTime && !isMean(fact),
    )
    if (isSaid && !/[；;]/.test(text.slice(end - 1, end + 1))) break
    before.unshift(...groups[at]!)
  }
  return before
}

/** 人均管护2000亩, 平均办理2.1天, 批均2.3人次: no whole of what follows. */
function isMean({ lead }: Fact): boolean {
  return /均/.test(lead)
}

export function findLists(
  { text }: CheckedText,
  group: readonly Fact[],
  previous: readonly Fact[],
): Listed[] {
  const { start, end } = group[0]!.sentence
  const found = [...text.slice(start, end).matchAll(opener)].filter(
    (match, index, all) => index === 0 || match.index - all[index - 1]!.index > 2,
  )
  return found.map((match, index) => {
    const at = start + match.index
    const isBracket =
      /[（(]/.test(match[0]) || /[（(]/.test(text.charAt(at - 1)) || /[（(]$/.test(text.slice(start, at))
    const closed = isBracket ? text.slice(at, end).search(/[)）]/) : -1
    const next = found[index + 1] ? start + found[index + 1]!.index : end
    const own = group.filter((fact) => fact.at.end <= at && !isMean(fact))
    const isNext = own.length === 0 && match.index <= 1 && previous[0]?.line.start === group[0]!.line.start
    const until = closed < 0 ? next : at + closed
    // …，合计490人次: what closes a list says its whole and is no part.
    const listed = untilDone(
      text,
      group.filter(
        (fact) =>
          fact.at.start >= at &&
          fact.at.end <= until &&
          !/^(?:合计|总计|共计|[年月日人户村]均|平均)/.test(fact.lead),
      ),
    )
    const isBare = !/其中|包括|分别/.test(match[0]) && !isBracket
    return isBare && !isPure(isNext ? previous : own, listed, /^[按从]/.test(match[0]))
      ? { totals: [], isNext, listed: [] }
      : { totals: isNext ? previous : own, isNext, listed }
  })
}

const settled = /^(?:均|全部|目前|现|都)?已|^(?:全部|均)?(?:整改|办结|化解|结案)(?:完成|到位|完毕)?$/

/** 其中重大隐患2处，已整改343处: what was done with all of them is no part of that list. */
function untilDone(text: string, listed: readonly Fact[]): readonly Fact[] {
  const [first] = listed
  if (!first || settled.test(first.lead.replace(/^其中/, ''))) return listed
  const end = listed.findIndex(
    (fact, index) =>
      settled.test(fact.lead) ||
      (index > 0 && apart.test(text.slice(listed[index - 1]!.at.end, fact.at.start))),
  )
  return end < 0 ? listed : listed.slice(0, end)
}

/** 稻田养鱼另计，有680亩: said to be no part. */
const apart = /另计|另算|不含|不计|除外|不在其[中内]|未计入|未列入/

/** Measure words of cases: what came by letter, by visit and by net makes the total all the same. */
export const ofCases = /^(?:件|批|次|批次|件次|条)$/

/** Behind a colon or 分成 stand the parts of the number before it, and nothing else. */
function isPure(totals: readonly Fact[], listed: readonly Fact[], isSorted: boolean): boolean {
  // 45件投诉涉及312人，按行业分，…29件、…11件: what is sorted may stand further back.
  const kin = isSorted ? totals.findLast((fact) => fact.kin === listed[0]?.kin)?.kin : totals.at(-1)?.kin
  const isOne = (fact: Fact) =>
    fact.kin === kin || (ofCases.test(kin ?? '') && /^(?:件|批|次|批次|件次|条|人次|名)$/.test(fact.kin))
  return listed.length > 1 && listed.every((fact) => isOne(fact) && !fact.isChange)
}
