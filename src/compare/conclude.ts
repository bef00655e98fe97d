// Step of comparing: the rows of one indicator -> the sentence that says who has most. Computed from the table, each number marked.
import type { ComparedFigure, ComparisonCell, ComparisonRow, FigureCitation } from '#domain/comparison.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { readValue } from './note-numbers.ts'

/** How many places the sentence names; the table shows the rest. */
const mostNamed = 5

interface Entry {
  readonly name: string
  readonly year: number
  readonly value: number
  readonly unit: string
  readonly isApproximate: boolean
  readonly text: string
  readonly figure: ComparedFigure
}

export interface ConcludeWords {
  /** 敖江镇 for a row, as the answer calls it. */
  readonly nameOf: (row: ComparisonRow) => string
  /** What stands behind a number: [3]. */
  readonly mark: (citation: FigureCitation) => string
  /** True when the smallest is asked for. */
  readonly isLeastFirst: boolean
}

/** 官埠桥镇20000余份[1]，多于敖江镇2000多份[2]。 Null when fewer than two places have one comparable number. */
export function concludeComparison(rows: readonly ComparisonRow[], words: ConcludeWords): string | null {
  const { entries, year } = pickEntries(rows, words)
  const [first, second, ...others] = sortEntries(entries, words.isLeastFirst)
  if (first === undefined || second === undefined) return null
  const tell = ({ name, text, figure, year: own }: Entry) =>
    `${name}${year === null ? `（${own}年）` : ''}${text}${words.mark(figure.citation)}`
  const lead = year === null ? '' : `${year}年，`
  const [more, most] = degreeWords(first, words.isLeastFirst)
  if (others.length === 0) {
    if (first.value === second.value) return `${lead}${tell(first)}，${tell(second)}，写出的数相同。`
    return `${lead}${tell(first)}，${more}于${tell(second)}。`
  }
  const rest = [second, ...others].slice(0, mostNamed - 1).map(tell)
  const isCut = others.length + 2 > mostNamed
  return `${lead}${tell(first)}${most}，依次是${rest.join('、')}${isCut ? '，其余见表' : ''}。`
}

/** Numbers are more or fewer, rates higher or lower. */
function degreeWords({ unit }: Entry, isLeastFirst: boolean): readonly [string, string] {
  if (unit === '%') return isLeastFirst ? ['低', '最低'] : ['高', '最高']
  return isLeastFirst ? ['少', '最少'] : ['多', '最多']
}

/** The year that most places tell, the newest of these; where no two places share a year, each place's newest and null. */
function pickEntries(
  rows: readonly ComparisonRow[],
  words: ConcludeWords,
): { entries: Entry[]; year: number | null } {
  const years = [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.year)))]
  const byYear = years.map((year) => ({
    year,
    entries: keepComparable(rows.flatMap((row) => readEntry(row, findCell(row, year), words))),
  }))
  const best = byYear.sort((a, b) => b.entries.length - a.entries.length || b.year - a.year)[0]
  if (best !== undefined && best.entries.length >= 2) return best
  const newest = rows.flatMap((row) =>
    readEntry(
      row,
      row.cells.findLast((cell) => readValue(cell) !== null),
      words,
    ),
  )
  return { entries: keepComparable(newest), year: null }
}

function findCell(row: ComparisonRow, year: number): ComparisonCell | undefined {
  return row.cells.find((cell) => cell.year === year)
}

function readEntry(row: ComparisonRow, cell: ComparisonCell | undefined, words: ConcludeWords): Entry[] {
  const value = readValue(cell)
  const figure = cell?.figures[0]
  if (value === null || cell === undefined || figure === undefined) return []
  return [{ ...value, name: words.nameOf(row), year: cell.year, figure }]
}

/** Those with the unit that most of them have; 件 and 起 go together. */
function keepComparable(entries: readonly Entry[]): Entry[] {
  const units = [...new Set(entries.map(({ unit }) => unit))]
  const groups = units.map((unit) => entries.filter((other) => isComparable(unit, other.unit)))
  return groups.sort((a, b) => b.length - a.length)[0] ?? []
}

function sortEntries(entries: readonly Entry[], isLeastFirst: boolean): Entry[] {
  return [...entries].sort((a, b) => (isLeastFirst ? a.value - b.value : b.value - a.value))
}
