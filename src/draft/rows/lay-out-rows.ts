// Step of writing: villages of one table, more of them than a sentence can tell -> a table of their own below the paragraphs, and what stands in the text for it.
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftParagraph, DraftTable, FilledCell } from '#domain/draft.ts'
import { buildParagraph, type Piece, renderNumber, sourceOf } from '#draft/write/build-paragraph.ts'
import { countShared, isSameShape, readShape } from '#draft/write/row-shape.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { groupBy } from '#shared/group-by.ts'
import { type Row, sumRows } from './sum-rows.ts'

/** So many rows of so many columns are still told in a sentence. */
const mostTold = { rows: 5, columns: 1 }

interface LaidOut {
  /** Without what the table holds. */
  readonly facts: ThemeFacts
  readonly table: DraftTable | null
  /** The whole, and where its parts stand. */
  readonly paragraphs: readonly DraftParagraph[]
}

export function layOutRows(facts: ThemeFacts): LaidOut {
  const rows = findRows(facts)
  const columns = rows[0]?.shape.columns ?? []
  if (rows.length <= mostTold.rows || columns.length <= mostTold.columns)
    return { facts, table: null, paragraphs: [] }
  const inTable = new Set(rows.flatMap(({ figures }) => figures))
  const rest = facts.figures.filter((one) => !inTable.has(one))
  const sum = sumRows(rows, rest)
  const pieces: Piece[] = [...(sum.length === 0 ? [] : ['合计', ...sum, '，']), '各村情况见下表。']
  return {
    facts: { ...facts, figures: rest },
    table: buildTable(rows),
    paragraphs: [buildParagraph(pieces, () => null)],
  }
}

/** Rows of villages that count the same under the same heads; none where one tells more than the others. */
function findRows({ figures }: ThemeFacts): readonly Row[] {
  const all = [...groupBy(figures, ({ line, sentence }) => `${line} ${sentence}`).values()].flatMap(
    (own): Row[] => {
      const shape = readShape(own)
      return shape === null || !shape.isPlace ? [] : [{ shape, figures: own }]
    },
  )
  const [first] = all
  const isAlike = ({ shape, figures: own }: Row) =>
    isSameShape(first!.shape, shape) &&
    shape.columns.length === first!.shape.columns.length &&
    countShared([shape, first!.shape]) === shape.columns.length &&
    endsWithNumber(own) &&
    own.every(({ past }) => past === undefined)
  return first !== undefined && all.every(isAlike) ? all : []
}

/** What is said behind the last number has no place in a cell. */
function endsWithNumber(figures: readonly BriefFigure[]): boolean {
  const last = figures.at(-1)!
  return last.clause.slice(last.at.end) === '' && figures.every(({ tail }) => tail === '')
}

function buildTable(rows: readonly Row[]): DraftTable {
  const heads = ['村（社区）', ...rows[0]!.shape.columns]
  const filled = rows.flatMap(({ shape, figures }, at) =>
    figures.map((figure, column): FilledCell & { text: string } => {
      const text = renderNumber(figure)
      const source = { ...sourceOf(figure, null), start: 0, end: text.length, raw: text }
      return {
        row: at + 1,
        column: column + 1,
        labels: [shape.name],
        heads: [heads[column + 1]!],
        source,
        text,
      }
    }),
  )
  const cells = rows.map(({ shape }, at) => [
    shape.name,
    ...filled.filter(({ row }) => row === at + 1).map(({ text }) => text),
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
