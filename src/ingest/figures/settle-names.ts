// Step: figures of tables. Several rows of one table that would all be one indicator (本年新收, 上年结转) -> their own
// words, but for the one that bears exactly the indicator's name.
import type { BuiltNumber } from './built-number.ts'

/** One indicator has one number for a place, a period and a kind in a table. */
export function settleNames(built: readonly BuiltNumber[]): BuiltNumber[] {
  const names = new Map<string, Set<string>>()
  for (const one of built) {
    const key = keyOf(one)
    names.set(key, (names.get(key) ?? new Set()).add(one.named.name))
  }
  return built.map((one) => {
    const { named, figure } = one
    const isAlone = named.indicator === null || named.isExact || names.get(keyOf(one))!.size < 2
    return isAlone ? one : { ...one, figure: { ...figure, indicator: named.name } }
  })
}

function keyOf({ named, figure, number }: BuiltNumber): string {
  const { indicator, kind, period, unit } = figure
  return [indicator, kind, period, unit, named.who, number.title].join('\u0000')
}
