// Tool of writing: rows of one table and their columns -> the table of a document, what is remarked of a row in a column of its own.
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftTable, FilledCell } from '#domain/draft.ts'
import { renderNumber, sourceOf } from '#draft/write/build-paragraph.ts'
import type { RowShape } from '#draft/write/row-shape.ts'

/** Over what is noted of a row. */
export const noteHead = '备注'
const totalName = '合计'

interface RowsTable {
  readonly rows: readonly RowShape[]
  readonly columns: readonly string[]
  /** Over the names of the rows. */
  readonly head: string
  /** Numbers in what is remarked of them. */
  readonly remarked: readonly BriefFigure[]
}

export function buildRowsTable({ rows, columns, head, remarked }: RowsTable): DraftTable {
  const hasNotes = rows.some((row) => remarkOf(row) !== '')
  const heads = [head, ...columns, ...(hasNotes ? [noteHead] : [])]
  const filled = rows.flatMap((row, at) => [
    ...row.figures.flatMap((figure, index) => {
      const column = columns.indexOf(row.columns[index]!) + 1
      return column === 0 ? [] : [fill(figure, { at, column, row, heads })]
    }),
    ...remarked
      .filter((one) => one.sentence === row.figures[0]!.sentence)
      .map((figure) => fillNote(figure, { at, column: heads.length - 1, row, heads })),
  ])
  const textAt = (row: number, column: number) =>
    filled.find((cell) => cell.row === row && cell.column === column)?.text ?? ''
  const cells = rows.map((row, at) => [
    row.name || totalName,
    ...columns.map((_, index) => textAt(at + 1, index + 1)),
    ...(hasNotes ? [remarkOf(row)] : []),
  ])
  return {
    heads: 1,
    headRows: [0],
    rows: [heads, ...cells],
    merges: [],
    filled: filled.map(({ text, ...cell }) => cell),
    isForm: false,
  }
}

interface Spot {
  readonly at: number
  readonly column: number
  readonly row: RowShape
  readonly heads: readonly string[]
}

function fill(figure: BriefFigure, { at, column, row, heads }: Spot): FilledCell & { readonly text: string } {
  const text = renderNumber(figure)
  const source = { ...sourceOf(figure, null), start: 0, end: text.length, raw: text }
  return { row: at + 1, column, labels: [row.name || totalName], heads: [heads[column]!], source, text }
}

/** 有渔船37艘: a number within the words of a cell. */
function fillNote(figure: BriefFigure, spot: Spot): FilledCell & { readonly text: string } {
  const start = figure.at.start - spot.row.figures.at(-1)!.at.end - 1
  const cell = fill(figure, spot)
  return {
    ...cell,
    source: { ...cell.source, start, end: start + figure.raw.length, raw: figure.raw },
  }
}

/** In brackets behind the last number of the row; empty for none. */
function remarkOf({ figures }: RowShape): string {
  const { clause, at } = figures.at(-1)!
  return /^（([^（）]*)）$/.exec(clause.slice(at.end))?.[1] ?? ''
}
