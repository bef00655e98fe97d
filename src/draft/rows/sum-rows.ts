// Tool of writing: rows of villages or kinds without a total -> their sum, column by column, where like is added to like: 合计受理纠纷112起、化解109起.
import type { BriefFigure } from '#domain/brief.ts'
import { isPastClause } from '#draft/brief/find-past.ts'
import type { Piece } from '#draft/write/build-paragraph.ts'
import type { RowShape } from '#draft/write/row-shape.ts'
import { addUp } from '#text/numbers/add-up.ts'
import { multiplyExactly } from '#text/numbers/quantity-number.ts'

/** Shares, ranks and levels are not added up. */
const noSum = /率|比例|比重|名次|排名|得分|平均|人均|面积|标准|单价|年龄|年限/
const plain = /^(\d+(?:\.\d+)?)(万)?[\u4e00-\u9fff]{1,4}$/

/** Empty where nothing may be added, or where the whole is told in `others` already. Columns that a row leaves out are not added up. */
export function sumRows(rows: readonly RowShape[], others: readonly BriefFigure[]): readonly Piece[] {
  const [first] = rows
  if (first === undefined || !first.mayAdd) return []
  const [lead = '', ...rest] = first.columns
  const columns = [lead || sharedEnd(rows.map(({ name }) => name)), ...rest]
  const sums = columns.flatMap((words, column): Piece[][] => {
    const cells = rows.flatMap(
      ({ columns: own, figures }) => figures[own.indexOf(first.columns[column]!)] ?? [],
    )
    const sum = cells.length < rows.length ? null : addCells(words, cells)
    if (sum === null || (first.kind === 'period' && !happened.test(cells[0]!.unit))) return []
    if (isTold(words, { unit: cells[0]!.unit, value: sum.value }, others)) return []
    return [[words, sum.piece]]
  })
  return sums.flatMap((pieces, at) => (at === 0 ? pieces : ['、', ...pieces]))
}

/** Counted anew in every month; people and houses may be the same ones. */
const happened = /^(?:[起件次场份条期]|[\u4e00-\u9fff]次)$/

/** 矿山检查, 消防检查 -> 检查: what the kinds are all counted by. */
function sharedEnd(names: readonly string[]): string {
  const [first = ''] = names
  let length = 0
  while (length < first.length - 1 && names.every((name) => name.endsWith(first.slice(-length - 1)))) length++
  return length === 0 ? '' : first.slice(-length)
}

function addCells(words: string, cells: readonly BriefFigure[]) {
  const name = words.replace(/[（(][^（）()]*[)）]/g, '')
  const [first] = cells
  const read = cells.map(({ raw }) => plain.exec(raw.replace(/\s/g, '')))
  const isLike =
    name.length > 1 &&
    !noSum.test(name) &&
    cells.every((one, at) => {
      const isPlain = one.qualifier === 'none' && one.past === undefined && read[at] !== null
      return isPlain && one.unit === first!.unit && read[at]![2] === read[0]![2]
    })
  if (!isLike || first!.unit === '%' || first!.unit === '') return null
  const value = addUp(cells.map((one) => one.value))
  const shown = read[0]![2] === undefined ? String(value) : `${multiplyExactly(value, 1e-4)}万`
  const formula = read.map((one) => one![1]).join('+')
  const piece: Piece = { kind: 'computed', text: `${shown}${first!.unit}`, formula, figures: cells }
  return { value, piece }
}

/** The whole stands elsewhere: by the same number, or by the same words with another. */
function isTold(
  words: string,
  sum: { readonly unit: string; readonly value: number },
  others: readonly BriefFigure[],
): boolean {
  return others.some(
    ({ unit, value, clause, at }) =>
      unit === sum.unit &&
      !isPastClause(clause) &&
      (value === sum.value || clause.slice(0, at.start).endsWith(words)),
  )
}
