// Step of writing: rows of one table, more of them than a sentence can tell -> a table of their own below the paragraphs, and what stands in the text for it.
import type { BriefFigure } from '#domain/brief.ts'
import { cutAtNumbers } from '#draft/place/cut-clauses.ts'
import { buildParagraph, type Piece } from '#draft/write/build-paragraph.ts'
import { type RowShape, readShape } from '#draft/write/row-shape.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { groupBy } from '#shared/group-by.ts'
import { buildRowsTable } from './build-rows-table.ts'
import type { LaidOut } from './laid-out.ts'
import { layOutYears, type OwnYear } from './lay-out-years.ts'
import { sumRows } from './sum-rows.ts'

/** So many rows, or numbers, are still told in a sentence; of villages and months fewer. */
const mostTold = { rows: 5, cells: 12, listed: 3, listedCells: 6 }

/** `figures`: all of the brief; what they tell of the whole is not told again. */
export function layOutRows(
  facts: ThemeFacts,
  brief: OwnYear & { readonly figures: readonly BriefFigure[] },
): LaidOut {
  const { rows, total } = findRows(facts)
  const columns = listColumns(rows)
  if (isTold(rows, columns)) return layOutYears(leaveSums(facts, brief.figures), brief)
  const inTable = new Set(rows.flatMap(({ figures }) => figures))
  const remarked = new Set(rows.flatMap((row) => listRemarked(row, facts)))
  const others = facts.figures.filter((one) => !inTable.has(one) && !remarked.has(one))
  const sums = total === null ? [] : leaveTold(total, { inTable, figures: brief.figures })
  const rest = total === null ? others : others.flatMap((one) => cutTotal(one, total, sums))
  const sum = sumRows(rows, rest)
  const pieces: Piece[] = [
    ...(sum.length === 0 ? [] : ['合计', ...sum, '。']),
    `${nameRows(rows, columns).all}情况如下：`,
  ]
  return {
    facts: { ...facts, figures: rest },
    table: buildRowsTable({
      rows: total === null ? rows : [...rows, total],
      columns,
      head: nameRows(rows, columns).head,
      remarked: [...remarked],
    }),
    paragraphs: [buildParagraph(pieces, () => null)],
  }
}

const ofVillage = /(?:[村庄屯寨坊组片居]|社区|片区)$/
const ofQuarter = /季度$/
const ofMonth = /月$/

/** What the rows are, and what stands over their names. */
function nameRows(
  rows: readonly RowShape[],
  columns: readonly string[],
): { readonly all: string; readonly head: string } {
  const of = (names: readonly string[], one: RegExp) => names.every((name) => one.test(name))
  const names = rows.map(({ name }) => name)
  if (rows.every(({ isPlace }) => isPlace))
    return names.some((name) => ofVillage.test(name))
      ? { all: '各村', head: '村（社区）' }
      : { all: '各单位', head: '单位' }
  if (of(columns, ofQuarter)) return { all: '分季度', head: '项目' }
  if (of(columns, ofMonth)) return { all: '分月', head: '项目' }
  if (rows.some(({ kind }) => kind !== 'period')) return { all: '分项', head: '项目' }
  return { all: of(names, ofMonth) ? '分月' : of(names, ofQuarter) ? '分季度' : '分项', head: '时间' }
}

function isTold(rows: readonly RowShape[], columns: readonly string[]): boolean {
  const cells = rows.length * columns.length
  const isListed = rows.every(({ isPlace, kind }) => isPlace || kind === 'period')
  const isOfPeriods = columns.every((words) => ofQuarter.test(words) || ofMonth.test(words))
  if (isListed)
    return Math.max(rows.length, columns.length) <= mostTold.listed || cells <= mostTold.listedCells
  return (
    rows.length <= 1 ||
    (!isOfPeriods && (columns.length < 2 || (rows.length <= mostTold.rows && cells <= mostTold.cells)))
  )
}

/** Of the first table that counts the same in each of its rows, with the row that sums them up; none where one of them tells more than numbers. */
function findRows(facts: ThemeFacts): TableRows {
  const isSaid = (table: number) => facts.statements.some(({ cell }) => cell?.table === table)
  const isOpen = ({ rows }: TableRows) =>
    rows.length > 0 && !isSaid(rows[0]!.table) && rows.every(isPlain) && !isTold(rows, listColumns(rows))
  return listTables(facts).find(isOpen) ?? { rows: [], total: null }
}

interface TableRows {
  readonly rows: readonly RowShape[]
  /** The row that sums them up. */
  readonly total: RowShape | null
}

function listTables({ figures }: ThemeFacts): readonly TableRows[] {
  const all = [...groupBy(figures, ({ line, sentence }) => `${line} ${sentence}`).values()].flatMap(
    (own) => readShape(own) ?? [],
  )
  return [...groupBy(all, ({ table }) => table).values()].map((shapes) => ({
    rows: shapes.filter(({ kind }) => kind !== 'total'),
    total: shapes.find(({ kind }) => kind === 'total') ?? null,
  }))
}

/** 合计 | 87 | 64 below 检查87家次: of a table that is told in words, its sums that stand elsewhere are not told again. */
function leaveSums(facts: ThemeFacts, figures: readonly BriefFigure[]): ThemeFacts {
  const sums = listTables(facts).flatMap(({ total }) => total ?? [])
  let own = facts.figures
  for (const total of sums) {
    const told = leaveTold(total, { inTable: new Set(), figures })
    own = own.flatMap((one) => cutTotal(one, total, told))
  }
  return { ...facts, figures: own }
}

function isPlain({ figures: own, columns }: RowShape): boolean {
  return (
    new Set(columns).size === columns.length &&
    columns.every((words) => words !== '') &&
    own.every(({ past, tail, lastYearOf }) => past === undefined && tail === '' && lastYearOf === null) &&
    /^(?:（[^（）]*）)?$/.test(own.at(-1)!.clause.slice(own.at(-1)!.at.end))
  )
}

/** In the order in which they are met. */
function listColumns(rows: readonly RowShape[]): readonly string[] {
  return [...new Set(rows.flatMap(({ columns }) => columns))]
}

/** Numbers in what is remarked of the row. */
function listRemarked({ figures }: RowShape, facts: ThemeFacts): readonly BriefFigure[] {
  const last = figures.at(-1)!
  return facts.figures.filter(
    (one) => one.sentence === last.sentence && one.clause === last.clause && one.at.start > last.at.end,
  )
}

/** Sums that stand nowhere else: 检查187家次 is told of the whole already. */
function leaveTold(
  total: RowShape,
  { inTable, figures }: { inTable: ReadonlySet<BriefFigure>; figures: readonly BriefFigure[] },
): readonly BriefFigure[] {
  const own = new Set(total.figures.map(({ id }) => id))
  const cells = new Set([...inTable].map(({ id }) => id))
  return total.figures.filter(
    (sum, at) =>
      !figures.some(
        (one) =>
          !own.has(one.id) &&
          !cells.has(one.id) &&
          one.value === sum.value &&
          one.unit === sum.unit &&
          sharesWords(one, total.columns[at]!),
      ),
  )
}

function sharesWords({ clause }: BriefFigure, words: string): boolean {
  return words.length < 2 || clause.includes(words) || clause.includes(words.slice(-2))
}

/** The sum as a clause of its own, where it is to be told; nothing where it is told elsewhere. */
function cutTotal(
  figure: BriefFigure,
  total: RowShape,
  told: readonly BriefFigure[],
): readonly BriefFigure[] {
  const at = total.figures.indexOf(figure)
  if (at < 0 || told.length === total.figures.length) return [figure]
  if (!told.includes(figure)) return []
  return cutAtNumbers(total.figures)[at]!.figures
}
