// Headline of this room: a follow-up and the ledger of the talk -> what is reckoned with which numbers. Null where it reckons nothing, or names what was never told.

import type { Frame } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import type { AskingPattern } from '#domain/prompt-book.ts'
import type { Operator, Reckoning } from '#domain/talk/ledger.ts'
import { bareSaying, isObjection, turnsAway } from '#question/follow/read-operation.ts'
import type { Asking } from './asking.ts'
import { goOn } from './go-on.ts'
import { listSeries } from './list-series.ts'
import { reckonDifference, reckonShares } from './reckon-against.ts'
import { reckonSum } from './reckon-sum.ts'

/** A longer message asks more than to reckon. */
const longest = 40

export interface Reckonable {
  readonly last: Frame
  readonly spoken: readonly Place[]
  readonly reckonings: readonly AskingPattern<Operator>[]
}

export function readReckoning(now: Frame, { last, spoken, reckonings }: Reckonable): Reckoning | null {
  const ledger = last.ledger ?? []
  if (ledger.length === 0 || now.text.length > longest || turnsAway(now.text)) return null
  const isClaim = now.assertedNumbers.length > 0 && (isObjection(now) || now.want === 'whether')
  if (isClaim || now.ambiguous.length > 0 || now.unknown.length > 0) return null
  const bare = bareSaying(now.text)
  const found = reckonings.find(({ pattern }) => pattern.test(bare))
  const asking: Asking = {
    now,
    last,
    operator: found?.as ?? (joined.test(bare) ? 'sum' : null),
    said: found ? now.plain.replace(found.pattern, ' ') : now.plain,
    series: listSeries(ledger),
    newest: ledger.length - 1,
    spoken,
  }
  return goOn(asking) ?? byOperator(asking)
}

/** 渔民的加船厂的 */
const joined = /(?:的|数)加(?!上|装|强|大|快|入|工|起|一)/

function byOperator(asking: Asking): Reckoning | null {
  const { operator } = asking
  const lines = operator === null ? null : linesOf(operator, asking)
  return operator === null || lines === null ? null : { operator, lines }
}

function linesOf(operator: Operator, asking: Asking): Reckoning['lines'] | null {
  switch (operator) {
    case 'sum':
    case 'mean':
      return reckonSum(asking)
    case 'difference':
    case 'times':
      return reckonDifference(asking)
    default:
      return reckonShares(operator, asking)
  }
}
