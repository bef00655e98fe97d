// Tool of the gate: the numbers of a brief, read once, and what may be computed from them. A brief may hold thousands; none is held against all others.
import type { Brief, BriefFigure } from '#domain/brief.ts'
import { countWhile } from '#shared/count-while.ts'
import { groupBy } from '#shared/group-by.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'
import { foldWidth } from '#text/numbers/quantity-masks.ts'
import { isSameUnit } from '#text/numbers/same-unit.ts'

export interface Given {
  readonly byValue: ReadonlyMap<number, readonly BriefFigure[]>
  /** Values of each unit, rising. */
  readonly byUnit: readonly (readonly number[])[]
  /** This year's number and last year's. */
  readonly pairs: readonly { readonly own: BriefFigure; readonly past: BriefFigure }[]
  /** The user's own statements, one a line, narrow digits. */
  readonly statements: string
  /** Whether a percentage follows, by the percentage as written: many sentences say the same. */
  readonly shares: Map<string, boolean>
}

export function readGiven({ figures, statements }: Brief): Given {
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  return {
    byValue: groupBy(figures, ({ value }) => value),
    byUnit: [...groupBy(figures, ({ unit }) => unit).values()].map((list) =>
      [...new Set(list.map(({ value }) => value))].sort((a, b) => a - b),
    ),
    pairs: figures.flatMap((past) => {
      const own = past.lastYearOf === null ? undefined : byId.get(past.lastYearOf)
      return own === undefined ? [] : [{ own, past }]
    }),
    statements: foldWidth(statements.map(({ text }) => text).join('\n')),
    shares: new Map(),
  }
}

/** Whether the user's own statements hold the number as it is written, and whole: 2起 is none of 132起. */
export function isStated({ statements }: Given, raw: string): boolean {
  const words = foldWidth(raw)
  for (let at = statements.indexOf(words); at >= 0 && words !== ''; at = statements.indexOf(words, at + 1))
    if (!/\d[.,]?$/.test(statements.slice(Math.max(0, at - 2), at))) return true
  return false
}

/** Said of a brief: 28个 of 人, and 个村 for 村, mean the same there. */
export function mayBeSameUnit(a: string, b: string): boolean {
  return isSameUnit(a, b) || (a === '人' && b === '个') || a === `个${b}` || a.startsWith(`${b}/`)
}

/** A percentage that two figures of one unit give, rounded as it is written; or what lies between this year's number and last year's. */
export function isComputed(given: Given, { value, unit, raw, qualifier }: Quantity): boolean {
  if (qualifier !== 'none') return false
  if (isDifference(given, value, unit)) return true
  if (unit !== '%') return false
  const decimals = raw.split('.')[1]?.replace(/\D/g, '').length ?? 0
  const key = `${value}|${decimals}`
  const known = given.shares.get(key)
  if (known !== undefined) return known
  const follows =
    given.byUnit.some((values) => isShare(values, value, decimals)) || isRate(given, value, decimals)
  given.shares.set(key, follows)
  return follows
}

function isDifference({ pairs }: Given, value: number, unit: string): boolean {
  return pairs.some(
    ({ own, past }) =>
      (unit === own.unit || unit === '个百分点') && Math.abs(Math.abs(own.value - past.value) - value) < 1e-6,
  )
}

function isRate({ pairs }: Given, value: number, decimals: number): boolean {
  return pairs.some(
    ({ own, past }) =>
      past.value > 0 && isWritten((Math.abs(own.value - past.value) / past.value) * 100, value, decimals),
  )
}

/** Of each whole only the parts that can give the share are looked at. */
function isShare(values: readonly number[], share: number, decimals: number): boolean {
  const slack = 10 ** -decimals
  return values.some((whole) => {
    if (whole <= 0) return false
    const most = ((share + slack) / 100) * whole
    const least = ((share - slack) / 100) * whole
    for (let at = countWhile(values, (one) => one < least); values[at]! <= most; at++)
      if (isWritten((values[at]! / whole) * 100, share, decimals)) return true
    return false
  })
}

function isWritten(exact: number, value: number, decimals: number): boolean {
  return Number(exact.toFixed(decimals)) === value
}
