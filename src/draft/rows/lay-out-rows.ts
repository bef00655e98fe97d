// Step of writing: villages of one table, more of them than a sentence can tell -> a table of their own below the paragraphs, and what stands in the text for it.
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftParagraph, DraftTable, FilledCell } from '#domain/draft.ts'
import { buildParagraph, type Piece, renderNumber, sourceOf } from '#draft/write/build-paragraph.ts'
import { type RowShape, readShape } from '#draft/write/row-shape.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { groupBy } from '#shared/group-by.ts'
import { sumRows } from './sum-rows.ts'

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
  const columns = listColumns(rows)
  if (rows.length <= mostTold.rows || columns.length <= mostTold.columns)
    return { facts, table: null, paragraphs: [] }
  const inTable = new Set(rows.flatMap(({ figures }) => figures))
  const remarks = rows.flatMap((row) => readRemark(row, facts))
  const rest = facts.figures.filter(
    (one) => !inTable.has(one) && !remarks.some(({ own }) => own.includes(one)),
  )
  const sum = sumRows(rows, rest)
  const kinds = rows.every(({ kind }) => kind === 'period') ? '分月' : '分项'
  const all = rows.every(({ isPlace }) => isPlace) ? '各村' : kinds
  const pieces: Piece[] = [
    ...(sum.length === 0 ? [] : ['合计', ...sum, '，']),
    `${all}情况如下。`,
    ...remarks.flatMap(({ pieces: said }, at) => [at === 0 ? '其中，' : '；', ...said]),
    ...(remarks.length === 0 ? [] : ['。']),
  ]
  return {
    facts: { ...facts, figures: rest },
    table: buildTable(rows, columns),
    paragraphs: [buildParagraph(pieces, () => null)],
  }
}

/** Of the first table that counts the same in each of its rows; none where one of them tells more than numbers. */
function findRows({ figures, statements }: ThemeFacts): readonly RowShape[] {
  const all = [...groupBy(figures, ({ line, sentence }) => `${line} ${sentence}`).values()].flatMap(
    (own) => readShape(own) ?? [],
  )
  const table = all.find(({ kind }) => kind !== 'total')?.table
  const rows = all.filter((shape) => shape.table === table && shape.kind !== 'total')
  const isSaid = statements.some(({ cell }) => cell?.table === table)
  const isPlain = ({ figures: own, columns }: RowShape) =>
    new Set(columns).size === columns.length &&
    columns.every((words) => words !== '') &&
    own.every(({ past, tail, lastYearOf }) => past === undefined && tail === '' && lastYearOf === null) &&
    /^(?:（[^（）]*）)?$/.test(own.at(-1)!.clause.slice(own.at(-1)!.at.end))
  return !isSaid && rows.every(isPlain) ? rows : []
}

/** In the order in which they are met. */
function listColumns(rows: readonly RowShape[]): readonly string[] {
  return [...new Set(rows.flatMap(({ columns }) => columns))]
}

interface Remark {
  readonly pieces: readonly Piece[]
  /** The numbers in it. */
  readonly own: readonly BriefFigure[]
}

/** 水磨村41起（1起转县里办）: what stands in the brackets, said of the village. */
function readRemark({ name, figures }: RowShape, facts: ThemeFacts): readonly Remark[] {
  const last = figures.at(-1)!
  const { clause } = last
  const [start, end] = [last.at.end + 1, clause.length - 1]
  if (start > end) return []
  const own = facts.figures.filter(
    (one) => one.sentence === last.sentence && one.clause === clause && one.at.start >= start,
  )
  const ends = [start, ...own.map(({ at }) => at.end)]
  const pieces = own.flatMap((figure, index): Piece[] => [
    clause.slice(ends[index], figure.at.start),
    { kind: 'figure', figure, text: renderNumber(figure) },
  ])
  return [{ pieces: [name, ...pieces, clause.slice(ends.at(-1), end)], own }]
}

function buildTable(rows: readonly RowShape[], columns: readonly string[]): DraftTable {
  const isOfPlaces = rows.every(({ isPlace }) => isPlace)
  const heads = [
    isOfPlaces ? '村（社区）' : rows.every(({ kind }) => kind === 'period') ? '时间' : '项目',
    ...columns,
  ]
  const filled = rows.flatMap(({ name, columns: own, figures }, at) =>
    figures.map((figure, index): FilledCell & { text: string } => {
      const text = renderNumber(figure)
      const column = columns.indexOf(own[index]!) + 1
      const source = { ...sourceOf(figure, null), start: 0, end: text.length, raw: text }
      return { row: at + 1, column, labels: [name], heads: [heads[column]!], source, text }
    }),
  )
  const cells = rows.map(({ name }, at) => [
    name,
    ...columns.map(
      (_, index) => filled.find(({ row, column }) => row === at + 1 && column === index + 1)?.text ?? '',
    ),
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
