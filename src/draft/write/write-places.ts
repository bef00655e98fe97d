// Step of writing without a model: the rows of a table that count the same (villages, kinds) -> the total, then one sentence: 水井21口。其中，东岭村12口；西岭村9口.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { DraftWording } from '#domain/drafting-book.ts'
import { sumRows } from '#draft/rows/sum-rows.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Piece, textOf } from './build-paragraph.ts'
import { polishWords } from './polish-words.ts'
import { type RowShape, readShape } from './row-shape.ts'
import { writeClause } from './write-clause.ts'

export type Clause = { readonly figures: readonly BriefFigure[] } | { readonly statement: BriefStatement }

/** One sentence or row of the material. */
export interface RunUnit {
  readonly clauses: readonly Clause[]
  readonly label: string
  readonly line: number
  readonly isCounted: boolean
}

/** Rows under the same heads, and the row that sums them up. */
export interface PlaceRows {
  readonly rows: readonly RunUnit[]
  readonly total: RunUnit | null
  readonly isOfPlaces: boolean
  /** Where all begins with them, their total leads and the villages stand at the end. */
  readonly part?: 'whole' | 'rows'
}

const leastRows = 2

/** Units in their order, rows of one shape gathered where several follow each other; what is told village by village stands behind what is told of the whole. */
export function gatherPlaces(units: readonly RunUnit[]): readonly (RunUnit | PlaceRows)[] {
  const gathered = leadByTotal(gatherRows(units))
  const isOfPlaces = (one: RunUnit | PlaceRows) => 'rows' in one && one.isOfPlaces
  const [first] = gathered
  if (first !== undefined && 'rows' in first && isOfPlaces(first) && gathered.length > 1) {
    const others = gathered.slice(1)
    const behind = [...others.filter((one) => !isOfPlaces(one)), { ...first, part: 'rows' as const }]
    return [{ ...first, part: 'whole' }, ...behind, ...others.filter(isOfPlaces)]
  }
  return [...gathered.filter((one) => !isOfPlaces(one)), ...gathered.filter(isOfPlaces)]
}

/** 建筑14件…；餐饮9件…。全年受理29件: kinds whose sum a later sentence tells stand behind it. */
function leadByTotal(gathered: readonly (RunUnit | PlaceRows)[]): readonly (RunUnit | PlaceRows)[] {
  const at = gathered.findIndex((one) => 'rows' in one && !one.isOfPlaces && one.total === null)
  const kinds = gathered[at]
  if (kinds === undefined || !('rows' in kinds)) return gathered
  const sums = sumsOf(kinds.rows)
  const home = gathered.findIndex(
    (one, index) =>
      index > at &&
      !('rows' in one) &&
      figuresOf(one)
        .flat()
        .some(({ value, unit }) => sums.some((sum) => sum.value === value && sum.unit === unit)),
  )
  if (home < 0) return gathered
  const next = gathered.findIndex((one, index) => index > home && !goesOn(one))
  const end = next < 0 ? gathered.length : next
  return [...gathered.slice(0, at), ...gathered.slice(at + 1, end), kinds, ...gathered.slice(end)]
}

/** 尚余1件，已进入仲裁程序: of the whole. */
function goesOn(one: RunUnit | PlaceRows): boolean {
  if ('rows' in one) return false
  const [first] = one.clauses
  const text = first === undefined ? '' : 'figures' in first ? first.figures[0]!.clause : first.statement.text
  return /^(?:尚|还|仍|剩|其余|其中|余|未|另)/.test(text)
}

/** Column by column, where all count the same unit. */
function sumsOf(rows: readonly RunUnit[]): readonly { readonly value: number; readonly unit: string }[] {
  const figures = rows.map((row) => figuresOf(row).flat())
  const width = Math.min(...figures.map((own) => own.length))
  return Array.from({ length: width }, (_, column) => figures.map((own) => own[column]!)).flatMap((cells) => {
    const [first] = cells
    const isLike =
      cells.every(({ unit }) => unit === first!.unit) && first!.unit !== '%' && first!.unit !== ''
    return isLike ? [{ value: addUp(cells.map(({ value }) => value)), unit: first!.unit }] : []
  })
}

/** Rows of one table that follow each other, the one that sums them up apart. */
function gatherRows(units: readonly RunUnit[]): readonly (RunUnit | PlaceRows)[] {
  const shapes = units.map((unit) => readShape(figuresOf(unit).flat()))
  const gathered: (RunUnit | PlaceRows)[] = []
  for (let at = 0; at < units.length; ) {
    const first = shapes[at]
    let end = at + 1
    while (first && shapes[end]?.table === first.table) end++
    const isTotal = (index: number) => shapes[index]!.kind === 'total'
    const own = Array.from({ length: first ? end - at : 0 }, (_, index) => at + index)
    const rows = own.filter((index) => !isTotal(index))
    if (rows.length < leastRows || own.length - rows.length > 1) gathered.push(...units.slice(at, end))
    else {
      const total = own.find(isTotal)
      gathered.push({
        rows: rows.map((index) => units[index]!),
        total: total === undefined ? null : units[total]!,
        isOfPlaces: shapes[rows[0]!]!.isPlace,
      })
    }
    at = end
  }
  return gathered
}

function figuresOf({ clauses }: RunUnit): (readonly BriefFigure[])[] {
  return clauses.flatMap((clause) => ('figures' in clause ? [clause.figures] : []))
}

function shapeOf(unit: RunUnit): readonly RowShape[] {
  const shape = readShape(figuresOf(unit).flat())
  return shape === null ? [] : [shape]
}

/** What was last year is told in its own words. */
const ofPast = /^，(?:同比|比上年|与上年|上年|增[加长]|减少|下降|提高|持平)/

const community = /社区$/
const village = /[村庄屯寨坊片组]$|^[\u4e00-\u9fff]{1,5}片区?$/

/** 从各村看, 分月看: what the rows are. */
function leadOf(shapes: readonly RowShape[]): { readonly lead: string; readonly all: string } {
  const names = shapes.map(({ name }) => name)
  const of = (one: RegExp) => names.every((name) => one.test(name))
  if (shapes[0]?.kind === 'period')
    return { lead: of(/月$/) ? '分月看，' : of(/季度$/) ? '分季度看，' : '分时段看，', all: '合计' }
  if (!shapes[0]?.isPlace) return { lead: '分类看，', all: '合计' }
  if (of(community)) return { lead: '分社区看，', all: '各社区合计' }
  return names.some((name) => village.test(name))
    ? { lead: '从各村看，', all: '各村合计' }
    : { lead: '分单位看，', all: '合计' }
}

/** 排查21件，化解20件（2件在调，已上报） -> its numbers parted by 、, what stands in brackets as it is. */
function listNumbers(row: readonly Piece[]): Piece[] {
  let depth = 0
  return row.map((piece) => {
    if (typeof piece !== 'string' || ofPast.test(piece)) return piece
    return [...piece]
      .map((char) => {
        if (char === '（') depth++
        else if (char === '）') depth--
        return char === '，' && depth === 0 ? '、' : char
      })
      .join('')
  })
}

/** The total, and its parts; without their stops. */
export function writePlaces(
  { rows, total, part }: PlaceRows,
  { wording, others }: { wording: DraftWording; others: readonly BriefFigure[] },
): Piece[][] {
  // A verb in every row would be said again and again.
  const plain = { ...wording, things: [] }
  const told = rows.flatMap((row, index): Piece[] => [
    ...(index === 0 ? [] : ['；']),
    ...listNumbers(
      joinWith(
        '、',
        figuresOf(row).map((own) => writeClause(own, plain)),
      ),
    ),
    ...saidOf(row, wording),
  ])
  const shapes = rows.flatMap(shapeOf)
  const sum = total === null ? sumRows(shapes, others) : []
  const { lead, all } = leadOf(shapes)
  const whole =
    total === null
      ? sum.length === 0
        ? []
        : [[all, ...sum]]
      : [
          [
            ...joinWith(
              '，',
              figuresOf(total).map((own) => writeClause(own, wording)),
            ),
            ...saidOf(total, wording),
          ],
        ]
  if (part === 'whole') return whole
  if (part === 'rows') return [[lead, ...told]]
  const [first] = whole
  if (first === undefined) return [[lead, ...told]]
  return isPlainList(told) ? [[...first, '，其中', ...listPlainly(told)]] : [first, ['其中，', ...told]]
}

/** 来信12件；来访9件（共31人次）: each row one number, whatever stands in brackets. */
function isPlainList(rows: readonly Piece[]): boolean {
  return !/[，、：]|；[^；]*\d[^；\d.]+\d/.test(`；${textOf(rows)}`.replace(/（[^（）]*）/g, ''))
}

function listPlainly(rows: readonly Piece[]): Piece[] {
  return rows.map((piece) => (piece === '；' ? '、' : piece))
}

function joinWith(mark: string, clauses: readonly Piece[][]): Piece[] {
  return clauses.flatMap((pieces, index) => (index === 0 ? pieces : [mark, ...pieces]))
}

/** What a row says beside its numbers. */
function saidOf({ clauses }: RunUnit, wording: DraftWording): Piece[] {
  return clauses.flatMap((clause) =>
    'statement' in clause ? ['，', polishWords(clause.statement.text, wording)] : [],
  )
}
