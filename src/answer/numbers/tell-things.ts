// Tool of this room: numbers of several things of one place and year -> their sum with the addends, against the whole where one is written. Null where one is part of another, or they are not alike.
import { isComparable } from '#text/numbers/alike-units.ts'
import { aboutOf, type Entry, writeAmount } from './entry.ts'
import { doneWord } from './rate-of.ts'
import { sharePlace, shareYear } from './tell-list.ts'
import { addUp, tellSum } from './tell-total.ts'

/** 潭溪镇2024年合计24名：护林员9名[1]、保洁员15名[1]（9+15=24） */
export function tellThings(entries: readonly Entry[]): string | null {
  const [first, ...others] = entries
  if (!first || others.length === 0 || !sharePlace(entries) || !shareYear(entries)) return null
  const isAlike = entries.every(({ kind, unit }) => kind === 'count' && isComparable(first.unit, unit))
  const indexes = new Set(entries.map(({ index }) => index))
  const isWithin = entries.some(({ whole }) => whole !== null && indexes.has(whole))
  // 调解335件，成功329件: what was done with them is no second thing.
  const isDone = entries.some(({ thing }) => onlyDone.test(thing))
  if (!isAlike || isWithin || isDone || indexes.size < entries.length) return null
  return tellSum(entries, { addends: entries.map(({ thing, text, n }) => `${thing}${text}[${n}]`) })
}

const onlyDone = new RegExp(`^(?:${doneWord.source})$`)

/** 合计284宗：…（88+74+…=284），和写的总数284宗[1]对得上: parts and their whole, which is the last entry. */
export function tellKinds(entries: readonly Entry[]): string | null {
  const parts = entries.slice(0, -1)
  const whole = entries.at(-1)
  const sum = tellThings(parts)
  if (sum === null || !whole) return null
  if (aboutOf(entries) !== '' || !isComparable(parts[0]!.unit, whole.unit)) return sum
  const gap = Number((addUp(parts) - whole.value).toPrecision(12))
  // What is not said to be their whole is it only where they make it.
  if (gap !== 0 && parts.some((part) => part.whole !== whole.index)) return sum
  const side = gap > 0 ? '多' : '少'
  const verdict = gap === 0 ? '对得上' : `对不上，加起来${side}${writeAmount(Math.abs(gap), whole.unit)}`
  return `${sum}，和写的总数${whole.text}[${whole.n}]${verdict}`
}
