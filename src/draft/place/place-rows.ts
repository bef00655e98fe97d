// Tool of placing: rows of one table as one unit, and its columns apart where they belong to different sections.

import { type RowShape, readShape } from '#draft/write/row-shape.ts'
import { groupBy } from '#shared/group-by.ts'
import { cutAtNumbers, joinCut } from './cut-clauses.ts'
import { findHome, type Unit } from './place-units.ts'

/** Rows of one table that count the same stay with each other, and with the row that sums them up. */
export function gatherRows(units: readonly Unit[]): readonly Unit[] {
  const gathered: { unit: Unit; table: number | null }[] = []
  for (const unit of units) {
    const table = (unit.part === null ? readShape(unit.figures)?.table : null) ?? null
    const last = gathered.at(-1)
    if (table === null || last?.table !== table) {
      gathered.push({ unit, table })
      continue
    }
    const { unit: before } = last
    last.unit = {
      ...before,
      text: `${before.text}，${unit.text}`,
      figures: [...before.figures, ...unit.figures],
      statements: [...before.statements, ...unit.statements],
    }
  }
  return gathered.map(({ unit }) => unit)
}

/** 村 | 纠纷 | 夜巡 | 摄像头: the columns of villages go where each one's words are known, the village named with all of them. */
export function partColumns(unit: Unit, lists: readonly (readonly string[])[]): readonly Unit[] {
  if (unit.part !== null || unit.statements.length > 0) return [unit]
  const rows = [...groupBy(unit.figures, ({ line, sentence }) => `${line} ${sentence}`).values()]
  const shapes = rows.map(readShape)
  const first = shapes.find((shape) => shape?.isPlace === true)
  // So many villages make one table, whatever its columns are about; what is remarked of one stays with it.
  const isLike = (shape: RowShape | null, at: number) =>
    shape !== null &&
    shape.figures.length === rows[at]!.length &&
    shape.columns.every((words) => first!.columns.includes(words))
  if (!first || rows.length > mostParted || !shapes.every(isLike)) return [unit]
  const homes = homesOf(first.columns, lists)
  if (new Set(homes).size < 2) return [unit]
  const homeAt = (row: number, at: number) => homes[first.columns.indexOf(shapes[row]!.columns[at]!)]
  return [...new Set(homes)].map((home): Unit => {
    const figures = rows.flatMap((row, at) => {
      const own = cutAtNumbers(row).filter((_, column) => homeAt(at, column) === home)
      const isNamed = homeAt(at, 0) === home || !shapes[at]!.isPlace
      return own.length === 0 ? [] : joinCut(own, isNamed ? '' : shapes[at]!.name).figures
    })
    return { ...unit, figures, text: first.columns.filter((_, at) => homes[at] === home).join('，') }
  })
}

const mostParted = 5

/** A column that no section knows stays with the one before it. */
function homesOf(columns: readonly string[], lists: readonly (readonly string[])[]): readonly number[] {
  const own = columns.map((text) => findHome({ label: '', text }, lists))
  let before = own.find((home) => home >= 0) ?? -1
  return own.map((home) => {
    before = home < 0 ? before : home
    return before
  })
}
