// Step before marking: the figures of a brief -> those that others of it contradict: a row of totals against its rows, the same words with two numbers. Figures in, by id what stands against each.
import type { BriefFigure } from '#domain/brief.ts'
import { pairDoubles } from '#draft/material/find-doubles.ts'
import { type RowShape, readShape } from '#draft/write/row-shape.ts'
import { groupBy } from '#shared/group-by.ts'
import { addUp } from '#text/numbers/add-up.ts'

export function listDoubted(figures: readonly BriefFigure[]): ReadonlyMap<number, string> {
  return new Map([
    ...pairDoubles(figures).map(({ first, again }) => [again.id, `前面是${first.raw}`] as const),
    ...listTables(figures).flatMap(compareTotal),
  ])
}

function listTables(figures: readonly BriefFigure[]): readonly (readonly RowShape[])[] {
  const own = figures.filter(({ lastYearOf, cell }) => lastYearOf === null && cell !== undefined)
  const rows = [...groupBy(own, ({ line, sentence }) => `${line} ${sentence}`).values()].flatMap(
    (row) => readShape(row) ?? [],
  )
  return [...groupBy(rows, ({ table }) => table).values()]
}

/** 合计79人次 over 18, 23, 15 and 21. */
function compareTotal(rows: readonly RowShape[]): readonly (readonly [number, string])[] {
  const totals = rows.filter(({ kind }) => kind === 'total')
  const parts = rows.filter(({ kind }) => kind !== 'total')
  const [total] = totals
  if (total === undefined || totals.length > 1 || parts.length < 2) return []
  return total.figures.flatMap((whole) => {
    const column = whole.cell!.column
    const cells = parts.flatMap(({ figures }) => figures.filter(({ cell }) => cell!.column === column))
    const isLike = cells.every(({ unit, qualifier }) => unit === whole.unit && qualifier === 'none')
    if (cells.length < parts.length || !isLike || whole.unit === '%') return []
    const sum = addUp(cells.map(({ value }) => value))
    return sum === whole.value
      ? []
      : [[whole.id, `各行相加为${cells.map(({ value }) => value).join('+')}=${sum}`] as const]
  })
}
