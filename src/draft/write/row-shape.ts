// Tool of writing: whether rows of a table count the same under the same heads: 东岭村水井12口、修好9口 and 西岭村水井7口、修好7口.
import type { BriefFigure, RowName } from '#domain/brief.ts'

export interface RowShape {
  /** Before the first head: the village, month or kind; empty for the row of a total. */
  readonly name: string
  readonly kind: RowName['kind']
  readonly isPlace: boolean
  readonly mayAdd: boolean
  readonly table: number
  /** The words before each number; what belongs to the number before stands in it. */
  readonly columns: readonly string[]
  /** What each number of a column is in, in the order of `columns`. */
  readonly figures: readonly BriefFigure[]
}

/** Of one row's figures in their order; null where they come from no table, or each row of it counts a thing of its own. */
export function readShape(given: readonly BriefFigure[]): RowShape | null {
  const figures = given.filter((one) => !isInBrackets(one))
  const [first] = figures
  if (first?.cell?.of === undefined || given.some(({ cell }) => cell?.row !== first.cell!.row)) return null
  const { name, kind, mayAdd } = first.cell.of
  let clause = ''
  let from = 0
  const [lead = '', ...rest] = figures.map((figure) => {
    if (figure.clause !== clause) from = 0
    clause = figure.clause
    const words = clause.slice(from, figure.at.start)
    from = figure.at.end
    return words.replace(/[\s，、]/g, '')
  })
  const own = [lead.startsWith(name) ? lead.slice(name.length) : lead.replace(total, ''), ...rest]
  const columns = nameApart(own)
  return { name, kind, isPlace: kind === 'place', mayAdd, table: first.cell.table, columns, figures }
}

/** 沟渠排查, 整治, 塘坝排查, 整治: a head that stands under two others is told with the one that it stands under. */
function nameApart(columns: readonly string[]): readonly string[] {
  const isTwice = (words: string) => words !== '' && columns.filter((one) => one === words).length > 1
  const wide = columns.filter((words) => words !== '' && !isTwice(words))
  if (wide.length < 2 || wide.length === columns.length) return columns
  let shared = 0
  while (
    wide.every((words) => words.length > shared + 1 && words.at(-1 - shared) === wide[0]!.at(-1 - shared))
  )
    shared++
  let outer = ''
  return columns.map((words) => {
    if (wide.includes(words)) outer = shared === 0 ? '' : words.slice(0, -shared)
    return isTwice(words) ? outer + words : words
  })
}

const total = /^[\u4e00-\u9fff]{0,10}?(?:合计|总计|共计)/

/** （1起还在调）: remarked of a row. */
function isInBrackets({ clause, at }: BriefFigure): boolean {
  const before = clause.slice(0, at.start)
  return before.lastIndexOf('（') > before.lastIndexOf('）')
}
