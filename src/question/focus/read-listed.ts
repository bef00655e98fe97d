// Step: a follow-up x the passages told before -> those of a list told some answers ago that it points to: one by its number, or those that were not told since.

import type { Frame } from '#domain/frame.ts'
import { namesPlace } from '#domain/frame.ts'
import { overlaps } from '#domain/span.ts'
import type { ToldPassage } from '#domain/talk/focus.ts'
import { groupBy } from '#shared/group-by.ts'
import { parseCount } from '#text/numbers/numerals.ts'

const item = '(?:条|点|项|个(?!镇|乡|街|村|月)|件|样|种|步)'
const nth = new RegExp(`第([一二三四五六七八九十\\d]{1,2})${item}`)
const others = new RegExp(
  `^(?:那)?(?:另外|其余|其他|其它|剩下?|余下|还剩|另)(?:的|那)?([一两二三四五六七八九几\\d]{0,2})${item}`,
)
/** What is asked of them besides is no list any longer. */
const longestAsked = 12
const leastListed = 2

/** 另外两条呢, 第三条说的是啥 after one of them was told: empty where no list of one report is meant, or the last answer has it. */
export function readListed(
  passages: readonly ToldPassage[],
  now: Pick<Frame, 'text' | 'include' | 'unknown' | 'ambiguous'>,
): readonly ToldPassage[] {
  const asked = now.text.replace(/[\s。.!！?？,，]/g, '')
  if (asked.length > longestAsked || namesPlace(now)) return []
  const lists = [...groupBy(passages, ({ age }) => age).values()]
    .filter(
      (list) => list.length >= leastListed && list.every(({ reportId }) => reportId === list[0]!.reportId),
    )
    .sort((a, b) => a[0]!.age - b[0]!.age)
  const n = parseCount(nth.exec(asked)?.[1] ?? '')
  if (n !== null) {
    const list = lists.find(({ length }) => length >= n)
    return list === undefined || list[0]!.age === 0 ? [] : list.slice(n - 1, n)
  }
  const left = others.exec(asked)
  if (left === null) return []
  const count = parseCount(left[1]!)
  for (const list of lists) {
    const rest = list.filter((one) => !passages.some((later) => later.age < one.age && isSame(later, one)))
    if (rest.length < list.length && rest.length > 0 && (count === null || count === rest.length)) return rest
  }
  return []
}

/** 第三起, 第四步: one of what a report counts off itself; null where none is asked for. 第三名 and 第二条 are of an order, and of a list that was told. */
export function readCountedOff(text: string): string | null {
  return countedOff.exec(text)?.[0] ?? null
}

const countedOff = /第[一二三四五六七八九十\d]{1,2}(?:步|起|案|顶|招|类|种|次|回|批|轮|场|阶段)/

const isSame = (a: ToldPassage, b: ToldPassage) => a.reportId === b.reportId && overlaps(a, b)
