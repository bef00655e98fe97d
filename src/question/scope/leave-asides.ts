// Step: a message -> the message without what is said in passing (写材料用, 没写的不算): what it is for, and how what is missing is to be told. Blanks of the same length.
import type { AskingPattern, ExtentRole } from '#domain/prompt-book.ts'
import type { Span } from '#domain/span.ts'

/** Fewer characters ask for nothing: 领导要看 alone is no aside. */
const leastLeft = 4

/** Clauses are told apart by marks and blanks alike. */
const breaks = /[\s,，。；;：:？?！!]/g

/** `isHeld`: words that must not be lost, wherever they stand (在整理白塔镇的台账). */
export function leaveAsides(
  text: string,
  extents: readonly AskingPattern<ExtentRole>[],
  isHeld: (said: string) => boolean = () => false,
): string {
  const patterns = extents.filter(({ as }) => as === 'aside')
  let left = text
  const clauses = clausesOf(text)
  for (const clause of text.length > longestSpoken ? [] : clauses) {
    const said = left.slice(clause.start, clause.end)
    const isElse = clauses.some((one) => one !== clause && asks.test(text.slice(one.start, one.end)))
    const at = findSpoken(said, isElse)
    if (at !== null && !isHeld(said.slice(at)))
      left = left.slice(0, clause.start + at) + ' '.repeat(said.length - at) + left.slice(clause.end)
  }
  for (const clause of clauses) {
    for (const { pattern } of patterns) {
      const found = pattern.exec(left.slice(clause.start, clause.end))
      if (found === null || found[0] === '' || isHeld(found[0])) continue
      const start = clause.start + found.index
      left = left.slice(0, start) + ' '.repeat(found[0].length) + left.slice(start + found[0].length)
    }
    if (left.slice(clause.start, clause.end).trim() === '') left = closeUp(left, clause)
  }
  return left.replace(breaks, '').length < leastLeft ? text : left
}

/**
 * 我怕写错了, 你看清楚一点: where in the clause the asker speaks of himself, of what it is for or of how it is to be told, and asks
 * nothing. `isElse`: another clause asks. Behind a question no mark need stand before it (哪家最少我怕写错了). Null: nowhere.
 */
function findSpoken(clause: string, isElse: boolean): number | null {
  const found = Array.from(clause.matchAll(speaker), ({ index, 0: lead }) => index + lead.length - 1)
  for (const at of found) {
    const before = clause.slice(0, at)
    const isOpened = /^(?:那|因为|主要是?|就是|不过|反正|但|所以|另外)?$/.test(before)
    const own = clause.slice(at)
    if (!(isOpened ? isElse : asks.test(before)) || own.length < leastSpoken) continue
    if (!asks.test(own) && !brings.test(own) && !(own.startsWith('你') && !handles.test(own))) return at
  }
  return null
}

/** A longer message is no talk. */
const longestSpoken = 200
const leastSpoken = 3
/** One who speaks, and is no 我们镇, nor helped, asked or held against anything. */
const speaker = /(?<![给帮替跟向让请叫和与对比为把被是])[我俺你您](?![们镇乡县区家单])/g
const asks =
  /[几哪谁啥]|多少|好多|什么|怎|咋|如何|为何|是不是|是否|有没有|有无|没有?[?？]?$|[吗呢吧么不嘛][?？]?$|[写提报]没[写提报]|最|第[一二三四五]/
/** It names a number, a year or a place, asks to be told, states what it holds, or orders a text. */
const brings =
  /\d|[一二两三四五六七八九十百千万]+(?:件|起|名|个|人|户|家|次|场|条|份|年)|(?:^[我俺你您]|[想要来先再就])(?:问|查|找|学|比|借鉴|参考)|知道|了解|打听|请教|[说问要指]的|不是|只要|记得|听|以为|觉得|估|猜|印象|认为|看[到见]|[写拟编起凑][成个一几段篇份条草]|[镇乡县村]|街道|报告/
/** How Antou is to do it: 你看清楚, 你把原数给我, 你一项一项算给我看. */
const handles =
  /^[你您](?:可|要|得|就|先|再|帮我|给我|替我|一[项条个家]一[项条个家])*(?:看|把|仔细|认真|算|给|报|列|查|别|慢|照)/

/** The mark behind a clause that is gone goes with it; behind the last one the mark before it. */
function closeUp(text: string, { start, end }: Span): string {
  const at = joins.test(text.charAt(end)) ? end : joins.test(text.charAt(start - 1)) ? start - 1 : -1
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + 1)}`
}

const joins = /[,，；;：:]/

function clausesOf(text: string): readonly Span[] {
  const stops = Array.from(text.matchAll(breaks), ({ index }) => index)
  const starts = [0, ...stops.map((at) => at + 1)]
  return starts
    .map((start, i) => ({ start, end: stops[i] ?? text.length }))
    .filter((one) => one.end > one.start)
}
