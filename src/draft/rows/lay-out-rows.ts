// Step of writing: villages of one table, more of them than a sentence can tell -> a table of their own below the paragraphs, and what stands in the text for it.
import type { BriefFigure } from '#domain/brief.ts'
import type { DraftParagraph, DraftTable, FilledCell } from '#domain/draft.ts'
import { buildParagraph, type Piece, renderNumber, sourceOf } from '#draft/write/build-paragraph.ts'
import { type RowShape, readShape } from '#draft/write/row-shape.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'
import { groupBy } from '#shared/group-by.ts'
import { sumRows } from './sum-rows.ts'

/** Over what is noted of a row. */
export const noteHead = '备注'

/** So many rows, or numbers of villages and months, are still told in a sentence. */
const mostTold = { rows: 5, cells: 10 }

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
  if (isTold(rows, columns.length)) return { facts, table: null, paragraphs: [] }
  const inTable = new Set(rows.flatMap(({ figures }) => figures))
  const remarks = rows.flatMap((row) => (isNoted(row) ? [] : readRemark(row, facts)))
  const rest = facts.figures.filter(
    (one) => !inTable.has(one) && !remarks.some(({ own }) => own.includes(one)),
  )
  const sum = sumRows(rows, rest)
  const pieces: Piece[] = [
    ...(sum.length === 0 ? [] : ['合计', ...sum, '，']),
    `${kindOf(rows).all}情况如下。`,
    ...remarks.flatMap(({ pieces: said }, at) => [at === 0 ? '其中，' : '；', ...said]),
    ...(remarks.length === 0 ? [] : ['。']),
  ]
  return {
    facts: { ...facts, figures: rest },
    table: buildTable(rows, columns),
    paragraphs: [buildParagraph(pieces, () => null)],
  }
}

const ofVillage = /(?:[村庄屯寨坊组片居]|社区|片区)$/

/** What the rows are, and what stands over their names. */
function kindOf(rows: readonly RowShape[]): { readonly all: string; readonly head: string } {
  if (rows.every(({ isPlace }) => isPlace))
    return rows.some(({ name }) => ofVillage.test(name))
      ? { all: '各村', head: '村（社区）' }
      : { all: '各单位', head: '单位' }
  if (rows.some(({ kind }) => kind !== 'period')) return { all: '分项', head: '项目' }
  return { all: rows.every(({ name }) => /月$/.test(name)) ? '分月' : '分项', head: '时间' }
}

function isTold(rows: readonly RowShape[], columns: number): boolean {
  const isListed = rows.every(({ isPlace, kind }) => isPlace || kind === 'period')
  const isLong = rows.length > mostTold.rows || (isListed && rows.length * columns > mostTold.cells)
  return columns < 2 || !isLong
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

/** 省级平安村, 森林防火专项: what the row is. */
const isWhat =
  /^(?![零无均都已正尚仍含剩其在]|全(?!国|省|市|县|镇|乡))[^\d了没未不，]{0,12}(?:[村组镇乡月周日会节区]|街道|专项|行动|整治|检查|排查|活动|防火|防汛|会战|试点|示范点|单位|企业|工程|项目|基地)$/

/** 零发案, 含民法典宣传5场: says of itself what it is of. */
const saysItself = /^(?:[零无未已均都尚仍含剩余获被]|全部|正在|其中|没有)|[了被]/

/** In brackets behind the last number of the row; empty for none. */
function remarkOf({ figures }: RowShape): string {
  const { clause, at } = figures.at(-1)!
  return clause.slice(at.end + 1, -1)
}

/** 反诈, 权属资料缺失: what is only noted of a row stands in the table. */
function isNoted(row: RowShape): boolean {
  const remark = remarkOf(row)
  return remark !== '' && !/\d/.test(remark) && !isWhat.test(remark) && !saysItself.test(remark)
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
  const is = isWhat.test(clause.slice(start, end)) ? '为' : ''
  return [{ pieces: [name, is, ...pieces, clause.slice(ends.at(-1), end)].filter((one) => one !== ''), own }]
}

function buildTable(rows: readonly RowShape[], columns: readonly string[]): DraftTable {
  const hasNotes = rows.some(isNoted)
  const heads = [kindOf(rows).head, ...columns, ...(hasNotes ? [noteHead] : [])]
  const filled = rows.flatMap(({ name, columns: own, figures }, at) =>
    figures.map((figure, index): FilledCell & { text: string } => {
      const text = renderNumber(figure)
      const column = columns.indexOf(own[index]!) + 1
      const source = { ...sourceOf(figure, null), start: 0, end: text.length, raw: text }
      return { row: at + 1, column, labels: [name], heads: [heads[column]!], source, text }
    }),
  )
  const cells = rows.map((row, at) => [
    row.name,
    ...columns.map(
      (_, index) => filled.find(({ row, column }) => row === at + 1 && column === index + 1)?.text ?? '',
    ),
    ...(hasNotes ? [isNoted(row) ? remarkOf(row) : ''] : []),
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
