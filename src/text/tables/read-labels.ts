// Step: a table as stored -> its cells. What each column of a band is for, and the names to the left of a number.
import type { TableWords } from '#domain/prompt-book.ts'
import type { Header } from './read-header.ts'
import type { Grid } from './table-grid.ts'
import { isNothing, isNumber, isUnit } from './table-value.ts'

export type ColumnKind = 'name' | 'section' | 'unit' | 'period' | 'remark' | 'uncounted'

/** 单位 is a column of units only where units stand in it; else it names who counted. */
export function readColumnKinds(
  grid: Grid,
  { header, rows }: { readonly header: Header | null; readonly rows: readonly number[] },
  words: TableWords,
): ColumnKind[] {
  const kinds = Array.from({ length: grid.width }, (_, column): ColumnKind => {
    const heads = (header?.columns[column] ?? []).map((part) => part.words.replace(/\s/g, ''))
    const isOf = (list: readonly string[]) => heads.some((head) => list.includes(head))
    if (isOf(words.unitColumns)) {
      const cells = rows
        .map((row) => grid.at(row, column).words)
        .filter((cell) => cell !== '' && !isNothing(cell))
      if (cells.length > 0 && cells.filter(isUnit).length * 2 > cells.length) return 'unit'
    }
    if (isOf(words.periods)) return 'period'
    if (isOf(words.uncounted)) return 'uncounted'
    if (isOf(words.sections)) return 'section'
    return isOf(words.remarks) ? 'remark' : 'name'
  })
  const isWords = (row: number, column: number) => {
    const cell = grid.at(row, column).words
    return cell !== '' && !isNumber(cell) && !isNothing(cell)
  }
  const names = kinds.findIndex((kind, column) => kind === 'name' && rows.some((row) => isWords(row, column)))
  return kinds.map((kind, column) => (kind === 'section' && column > names ? 'name' : kind))
}

/** A name is not further inside than this. */
const deepest = 8

/** Names of the rows of a band, from the left; read row by row from the top, so that a name goes on where it is left out. */
export function openLabels(
  grid: Grid,
  {
    kinds,
    header,
    first,
    totals,
  }: {
    kinds: readonly ColumnKind[]
    header: Header | null
    first: number
    totals: readonly string[]
  },
) {
  const isRepeated = findRepeats(grid.width, header)
  const above: string[] = []
  let row: string[] = []
  let names: (readonly string[])[] = []
  return {
    enter(at: number): void {
      row = []
      names = []
      let left: readonly string[] = []
      let isNamed = false
      for (let column = 0; column < grid.width; column++) {
        names[column] = left
        const own = grid.at(at, column).words
        const isWords =
          own !== '' && (!['name', 'section'].includes(kinds[column]!) || !(isNumber(own) || isNothing(own)))
        const words = isWords ? own : own === '' && !isNamed && column < first ? (above[column] ?? '') : ''
        row[column] = words
        // 合计 where the rows above have their serial number.
        const isTotal = kinds[column] === 'uncounted' && totals.includes(own.replace(/\s/g, ''))
        const isName = kinds[column] === 'name' || isTotal
        if (!(isName || kinds[column] === 'section') || words === '') continue
        // Side by side tables (指标 | 数量 | 指标 | 数量) keep to their own names.
        const isAlone = header === null || isRepeated[column]
        if (isName) left = isAlone ? [words] : left.at(-1) === words ? left : [...left, words].slice(-deepest)
        if (!isWords) continue
        isNamed = true
        if (above[column] !== words) above.length = column
        above[column] = words
      }
    },
    /** The words of a column in this row; where left out, those above. */
    at: (column: number): string => row[column] ?? '',
    /** Left of a column, outermost first. */
    listLeft: (column: number): readonly string[] => names[column] ?? [],
  }
}

function findRepeats(width: number, header: Header | null): boolean[] {
  const seen = new Set<string>()
  return Array.from({ length: width }, (_, column) => {
    const head = (header?.columns[column] ?? []).map((part) => part.words).join('/')
    const isAgain = head !== '' && seen.has(head)
    seen.add(head)
    return isAgain
  })
}
