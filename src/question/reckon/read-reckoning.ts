// Headline of this room: a follow-up and the ledger of the talk -> what is reckoned with which numbers. Null where it reckons nothing, or names what was never told.

import type { Frame } from '#domain/frame.ts'
import type { Place } from '#domain/place.ts'
import type { Lexicon } from '#domain/search.ts'
import type { Operator, Reckoning } from '#domain/talk/ledger.ts'
import { bareSaying, isObjection, turnsAway } from '#question/follow/read-operation.ts'
import { type Asking, countPlaces, namingOf } from './asking.ts'
import { distinctPlaces } from './choose-cells.ts'
import { goOn } from './go-on.ts'
import { listRows, listSeries } from './list-series.ts'
import { narrowTold } from './narrow-told.ts'
import { gapOfSums, overBasis } from './over-basis.ts'
import { reckonDifference } from './reckon-against.ts'
import { reckonShares } from './reckon-shares.ts'
import { reckonSum } from './reckon-sum.ts'
import { isRetelling, type Reckonings, readRetelling, retell } from './retell.ts'
import { sumAgainst } from './sum-against.ts'

/** A longer message asks more than to reckon. */
const longest = 40

export interface Reckonable {
  readonly last: Frame
  readonly spoken: readonly Place[]
  readonly reckonings: Reckonings
  /** Null: what the library writes is not known. */
  readonly lexicon: Lexicon | null
}

export function readReckoning(
  now: Frame,
  { last, spoken, reckonings, lexicon }: Reckonable,
): Reckoning | null {
  const ledger = last.ledger ?? []
  if (ledger.length === 0 || now.text.length > longest || turnsAway(now.text)) return null
  const bare = bareSaying(now.text)
  const operators = listOperators(bare, reckonings)
  // 没成的就是3次对吧: what is left is written nowhere, it is reckoned.
  const isWritten = operators[0] !== 'rest'
  const isClaim = now.assertedNumbers.length > 0 && (isObjection(now) || now.want === 'whether')
  // 青禾四个加起来: all of the county's, and not those that were told last.
  const isOfArea =
    now.include.some(({ town }) => town === null) && ['sum', 'mean'].includes(operators[0] ?? '')
  if (isOfArea) return null
  if ((isClaim && isWritten) || now.ambiguous.length > 0 || now.unknown.length > 0) return null
  const found = reckonings.find(({ as, pattern }) => !isRetelling(as) && pattern.test(bare))
  const asking: Asking = {
    now,
    last,
    operator: operators[0] ?? (joined.test(bare) ? 'sum' : null),
    operators,
    said: found ? now.plain.replace(found.pattern, ' ') : now.plain,
    series: listSeries(ledger),
    newest: ledger.length - 1,
    spoken,
    lexicon,
  }
  const retold = readRetelling(now.text, reckonings)
  if (retold && isOpen(asking)) return null
  if (retold) return retell(asking, retold.form, reckonings) ?? overBasis(asking, retold.form)
  const first =
    narrowTold(asking) ??
    sumAgainst(asking) ??
    goOn(asking) ??
    gapOfSums(asking) ??
    byOperator(asking) ??
    overBasis(asking)
  const also = first && besides(first, bare, reckonings)
  return also ? { ...first, also } : first
}

/** 其他各家2024年多少件，拉个表 after one town's number: of places that nothing was told of. */
function isOpen({ now, last }: Asking): boolean {
  const isOfAll = listRows(last.ledger ?? []).some(({ active }) => distinctPlaces(active).length > 2)
  return countPlaces(now.text) === null && (now.wantsPeers || (now.wantsTowns && !isOfAll))
}

/** All that the words ask to reckon, in the order of the table. */
export function listOperators(text: string, reckonings: Reckonings): readonly Operator[] {
  const found = reckonings.flatMap(({ as, pattern }) => (!isRetelling(as) && pattern.test(text) ? [as] : []))
  return [...new Set(found)]
}

/** 一共多少，差几个: another clause reckons with the same numbers. */
function besides({ operator, lines }: Reckoning, bare: string, reckonings: Reckonings): Reckoning | null {
  const cells = lines.flat(2)
  const isPlain =
    lines.length === 1 && (lines[0]!.length === 1 || lines[0]!.every(({ length }) => length === 1))
  for (const [i, clause] of isPlain ? bare.split(/[，,。；;]/).entries() : []) {
    const found = reckonings.find(({ pattern }) => pattern.test(clause))
    if (!found || isRetelling(found.as) || found.as === operator) continue
    const rest = namingOf(clause.replace(found.pattern, ' ')).replace(/\s/g, '')
    if (i > 0 && rest.length > 1) continue
    if (found.as === 'sum' || found.as === 'mean') return { operator: found.as, lines: [[cells]] }
    const isPair = ['difference', 'growth', 'times'].includes(found.as) && cells.length === 2
    if (isPair && i > 0) return { operator: found.as, lines: [cells.map((cell) => [cell])] }
  }
  return null
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
