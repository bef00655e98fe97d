// Step of writing without a model: the rows of a table that count the same (villages, kinds) -> the total, then one sentence: 水井21口。其中，东岭村12口；西岭村9口.
import type { BriefFigure, BriefStatement } from '#domain/brief.ts'
import type { DraftWording } from '#domain/drafting-book.ts'
import { sumRows } from '#draft/rows/sum-rows.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { type Piece, textOf } from './build-paragraph.ts'
import { isSameShape, isSumOf, isTotalOf, type RowShape, readShape } from './row-shape.ts'
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

const leastRows = { places: 2, kinds: 3 }

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

function gatherRows(units: readonly RunUnit[]): readonly (RunUnit | PlaceRows)[] {
  const shapes = units.map((unit) => (unit.isCounted ? readShape(figuresOf(unit).flat()) : null))
  const gathered: (RunUnit | PlaceRows)[] = []
  for (let at = 0; at < units.length; ) {
    const end = endOfRows(shapes, at)
    const [shape, last] = [shapes[at], shapes[end]]
    if (!shape || end - at < (shape.isPlace ? leastRows.places : leastRows.kinds)) {
      gathered.push(units[at]!)
      at++
      continue
    }
    const before = gathered.at(-1)
    const shapeBefore = before === units[at - 1] ? shapes[at - 1] : undefined
    const isLed = shapeBefore ? isTotalOf(shapeBefore, shape) : false
    const rows = shapes.slice(at, end) as RowShape[]
    const isSummed = !isLed && last ? isTotalOf(last, shape) || isSumOf(last, rows) : false
    if (isLed) gathered.pop()
    const total = isLed ? units[at - 1]! : isSummed ? units[end]! : null
    gathered.push({ rows: units.slice(at, end), total, isOfPlaces: shape.isPlace })
    at = end + (isSummed ? 1 : 0)
  }
  return gathered
}

function endOfRows(shapes: readonly (RowShape | null)[], at: number): number {
  const first = shapes[at]
  let end = at
  while (first && shapes[end] && shapes[end]!.name !== '' && isSameShape(first, shapes[end]!)) {
    if (isSumOf(shapes[end]!, shapes.slice(at, end) as RowShape[])) break
    end++
  }
  return end
}

function figuresOf({ clauses }: RunUnit): (readonly BriefFigure[])[] {
  return clauses.flatMap((clause) => ('figures' in clause ? [clause.figures] : []))
}

function shapeOf(unit: RunUnit) {
  const figures = figuresOf(unit).flat()
  const shape = readShape(figures)
  return shape === null ? [] : [{ shape, figures }]
}

/** What was last year is told in its own words. */
const ofPast = /^，(?:同比|比上年|与上年|上年|增[加长]|减少|下降|提高|持平)/

const community = /^[\u4e00-\u9fff]{1,8}社区/

/** The total, and its parts; without their stops. */
export function writePlaces(
  { rows, total, isOfPlaces, part }: PlaceRows,
  { wording, others }: { wording: DraftWording; others: readonly BriefFigure[] },
): Piece[][] {
  const write = (unit: RunUnit, own: DraftWording) =>
    figuresOf(unit).flatMap((figures, index): Piece[] => [
      ...(index === 0 ? [] : ['、']),
      ...writeClause(figures, own),
    ])
  // A verb in every row would be said again and again.
  const plain = { ...wording, things: [] }
  const told = rows.flatMap((row, index): Piece[] => [
    ...(index === 0 ? [] : ['；']),
    ...write(row, plain).map((piece) =>
      typeof piece === 'string' && !ofPast.test(piece) ? piece.replaceAll('，', '、') : piece,
    ),
  ])
  const sum = total === null ? sumRows(rows.flatMap(shapeOf), others) : []
  const isUrban = rows.every((row) => community.test(textOf(write(row, plain))))
  const all = isOfPlaces ? `各${isUrban ? '社区' : '村'}合计` : '合计'
  const whole = total === null ? (sum.length === 0 ? [] : [[all, ...sum]]) : [write(total, wording)]
  const ofPlaces = isUrban ? '分社区看，' : '从各村看，'
  if (part === 'whole') return whole
  if (part === 'rows') return [[ofPlaces, ...told]]
  const lead = whole.length > 0 ? '其中，' : isOfPlaces ? ofPlaces : '分类看，'
  return [...whole, [lead, ...told]]
}
