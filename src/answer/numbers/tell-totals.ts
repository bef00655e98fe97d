// Tool of this room: entries of the same places in two years -> the later year's sum against the earlier one's, each with its addends. Null where they may not be added.

import { aboutOf, type Entry, writeAmount } from './entry.ts'
import { tellGap } from './tell-difference.ts'
import { addUp, mayAdd } from './tell-total.ts'

/** 2024年合计1125件（杨坪镇211件[1]、…），2023年合计1015件（…）：2024年比2023年多110件（10.8%） */
export function tellTotals(entries: readonly Entry[]): string | null {
  const years = [...new Set(entries.map(({ year }) => year ?? 0))].sort((a, b) => b - a)
  const [now, before] = years.map((year) => entries.filter((one) => one.year === year))
  if (!now || !before || years.length !== 2 || !mayAdd(now) || !mayAdd(before)) return null
  if (listNames(now) !== listNames(before) || aboutOf(entries) !== '' || !mayAdd(entries)) return null
  const [total, earlier] = [sumOf(now), sumOf(before)]
  const gap = Number((total.value - earlier.value).toPrecision(12))
  const change = gap === 0 ? '两年一样' : `${years[0]}年比${years[1]}年${tellGap(gap, [total, earlier])}`
  return `${change}：${tellYear(now, total)}，${tellYear(before, earlier)}`
}

const listNames = (entries: readonly Entry[]) =>
  entries
    .map(({ name }) => name)
    .sort()
    .join()

/** As one number of that year. */
function sumOf(entries: readonly Entry[]): Entry {
  return { ...entries[0]!, value: addUp(entries) }
}

function tellYear(entries: readonly Entry[], { year, value, unit }: Entry): string {
  const addends = entries.map(({ name, text, n }) => `${name}${text}[${n}]`).join('、')
  return `${year}年合计${writeAmount(value, unit)}（${addends}）`
}
