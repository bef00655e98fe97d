// Step: finding what a report says did not happen (无行政复议、行政诉讼案件发生): each named event is a zero.
// Folded text in, zeros with the event they deny out. Aims (确保无…) and set phrases (零容忍) are left out.
import type { Span } from '#domain/span.ts'

export interface ZeroQuantity {
  /** The denying word or the whole 零…: what stands for the number. */
  readonly at: Span
  /** The event, as written: 行政复议. */
  readonly event: string
  /** 件, 起 or 人次 as reports count such an event; the measure word itself where one is written (无一起). */
  readonly unit: string
}

const heads: readonly [RegExp, string][] = [
  [/事故|火灾|火情|灾情|纠纷|事件|警情|舆情|命案|刑案|伤亡|上访|非访|进京|赴省|赴京/, '起'],
  [/复议|诉讼|应诉|败诉|纠错|申请|投诉|举报|信访|案件?$|发案/, '件'],
]

const denial =
  /(?<![毫并全若互])(无一(?=[起件例宗次])|未发生过?|没有发生过?|未出现|没有出现|未收到|没有收到|未接到|没有(?=行政|赴|进京|越级)|无)(?:一)?([起件例宗次])?([一-龥、()“”]{2,40})/g
const nothing = /零(上访|非访|事故|投诉|复议|诉讼|败诉|火灾|案件|命案|舆情|发案|伤亡)/g
const zeroAfter = /(?:数|数量)?(?:均|都)?(?:为零|为0|零发生|零登记)(?![一-龥\d.])/g
const aim = /确保|防止|避免|杜绝|力争|争取|目标|严防|预防|要求/

/** All zeros of a folded text, in order. */
export function findZeroQuantities(folded: string): ZeroQuantity[] {
  const found: ZeroQuantity[] = []
  for (const match of folded.matchAll(denial)) {
    const [, word = '', measure, events = ''] = match
    if (isAim(folded, match.index)) continue
    const at = { start: match.index, end: match.index + word.length }
    found.push(...splitEvents(events).map((event) => ({ at, event, unit: measure ?? unitOf(event) ?? '件' })))
  }
  for (const match of folded.matchAll(nothing)) {
    const event = match[1] ?? ''
    const before = folded.slice(Math.max(0, match.index - 2), match.index)
    const endsClause = /^(?:[,;。、)\n]|$)/.test(
      folded.slice(match.index + match[0].length, match.index + match[0].length + 1),
    )
    if (/[“"]$/.test(before) || !(endsClause || /实现|保持|达到|做到|继续|全年/.test(before))) continue
    if (isAim(folded, match.index)) continue
    const at = { start: match.index, end: match.index + match[0].length }
    found.push({ at, event, unit: unitOf(event) ?? '件' })
  }
  for (const match of folded.matchAll(zeroAfter)) {
    if (isAim(folded, match.index)) continue
    const events =
      /[一-龥、]{2,24}$/.exec(folded.slice(Math.max(0, match.index - 24), match.index))?.[0] ?? ''
    const end = match.index + match[0].length
    const at = { start: end - (match[0].endsWith('零') || match[0].endsWith('0') ? 1 : 3), end }
    found.push(...splitEvents(events).map((event) => ({ at, event, unit: unitOf(event) ?? '件' })))
  }
  return found.sort((a, b) => a.at.start - b.at.start)
}

function isAim(folded: string, at: number): boolean {
  const clause = /[^,;。\n]*$/.exec(folded.slice(Math.max(0, at - 24), at))?.[0] ?? ''
  return aim.test(clause)
}

/** 行政复议、行政诉讼案件发生 -> 行政复议, 行政诉讼案件; empty when one of them is no event that is counted. */
function splitEvents(text: string): string[] {
  const body = text.replace(/(?:现象)?(?:的)?(?:发生|出现|情况|情形)$|现象$/, '').replace(/[“”]/g, '')
  const items = body.split(/、|以及|和|及|或/).filter((item) => item.length > 0)
  const sharesHead = unitOf(items.at(-1) ?? '') !== null
  const isEach = items.every((item) => unitOf(item) !== null)
  if (!sharesHead || items.some((item) => item.length > 16)) return []
  return isEach ? items : [body]
}

function unitOf(event: string): string | null {
  return heads.find(([pattern]) => pattern.test(event))?.[1] ?? null
}
