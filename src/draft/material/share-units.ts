// Step of reading a brief: numbers without a unit that add up to one with a unit (64件次 … 征地18、宅基地15 …) -> its unit: the sum says what they count.
import type { BriefFigure } from '#domain/brief.ts'
import { groupBy } from '#shared/group-by.ts'
import { addUp } from '#text/numbers/add-up.ts'

const leastParts = 2
/** What is parted was told a moment ago. */
const reach = 30

export function shareUnits(figures: readonly BriefFigure[]): readonly BriefFigure[] {
  if (!figures.some(isBare)) return figures
  const units = new Map<number, string>()
  const own = figures.filter((one) => isBare(one) && one.lastYearOf === null)
  for (const parts of groupBy(own, ({ sentence }) => sentence).values()) {
    if (parts.length < leastParts) continue
    const at = figures.indexOf(parts[0]!)
    const sum = addUp(parts.map(({ value }) => value))
    const whole = figures
      .slice(Math.max(0, at - reach), at)
      .findLast((one) => one.value === sum && one.unit !== '' && one.lastYearOf === null)
    if (whole !== undefined) for (const { id } of parts) units.set(id, whole.unit)
  }
  for (const [id, unit] of [...listBeside(figures), ...listColumns(figures)]) units.set(id, unit)
  // Last year's count the same.
  for (const { id, lastYearOf } of figures.filter(isBare))
    if (lastYearOf !== null && units.has(lastYearOf)) units.set(id, units.get(lastYearOf)!)
  return units.size === 0
    ? figures
    : figures.map((one) => (units.has(one.id) ? { ...one, unit: units.get(one.id)! } : one))
}

/** 268条，网站141，公众号127条: of the parts of one whole some have its unit. */
function listBeside(figures: readonly BriefFigure[]): readonly (readonly [number, string])[] {
  const told = figures.filter(({ lastYearOf }) => lastYearOf === null)
  return [...groupBy(told, ({ sentence }) => sentence).values()].flatMap(([whole, ...parts]) => {
    const isPart = (one: BriefFigure) => isBare(one) || one.unit === whole!.unit
    if (parts.length < leastParts || whole!.unit === '' || !parts.every(isPart)) return []
    if (addUp(parts.map(({ value }) => value)) !== whole!.value) return []
    return parts.filter(isBare).map(({ id }) => [id, whole!.unit] as const)
  })
}

/** 调解成功57起 over 调解成功42: what a column counts is the same in each of its rows. */
function listColumns(figures: readonly BriefFigure[]): readonly (readonly [number, string])[] {
  const inCells = figures.filter(({ cell }) => cell?.of !== undefined && !cell.isPast)
  const columns = groupBy(inCells, ({ cell, clause, at }) =>
    // A number in what is remarked of a row stands in brackets.
    /[（(][^）)]*$/.test(clause.slice(0, at.start)) ? '' : `${cell!.table} ${cell!.column}`,
  )
  return [...columns].flatMap(([key, own]) => {
    const units = [...new Set(own.flatMap(({ unit }) => unit || []))]
    return key === '' || units.length !== 1
      ? []
      : own.filter(isBare).map(({ id }) => [id, units[0]!] as const)
  })
}

function isBare({ unit, raw, qualifier }: BriefFigure): boolean {
  return unit === '' && qualifier === 'none' && /^\d+$/.test(raw)
}
