// Step of comparing: what can be computed from the table and may be: the own township's rank, year on year, sums.
// Rows in, sentences out, each with the numbers it was computed from or marked as computed.
import { type ComparisonCell, type ComparisonRow, countRows, nameRows } from '#domain/comparison.ts'
import { isComparable } from '#text/numbers/alike-units.ts'
import { readNarrowPeriod } from './note-scope.ts'
import { tellShare } from './tell-share.ts'

/** Rank and year-on-year of the own township (or of the only one), then sums per year. */
export function noteNumbers(rows: readonly ComparisonRow[]): string[] {
  const indicators = [...new Set(rows.map((row) => row.indicator))]
  return indicators.flatMap((indicator) => {
    const own = rows.filter((row) => row.indicator === indicator)
    const lead = indicators.length > 1 ? `${indicator}：` : ''
    return [...tellRanks(own, listOwnYears(own)), ...noteChanges(own), ...noteSums(own)].map(
      (note) => lead + note,
    )
  })
}

export interface CellValue {
  readonly value: number
  readonly unit: string
  readonly isApproximate: boolean
  readonly text: string
}

/** The one value of a cell; null when it is silent, tells several things or only parts. */
export function readValue(cell: ComparisonCell | undefined): CellValue | null {
  const [figure, ...others] = cell?.figures ?? []
  if (figure === undefined || others.length > 0 || figure.channel !== null) return null
  return {
    value: figure.value,
    unit: figure.unit,
    isApproximate: figure.qualifier !== 'none',
    text: figure.text,
  }
}

/** The same, of the whole year: what was counted in some months, or in a campaign, is neither ranked nor added nor held against another year. */
function readWhole(cell: ComparisonCell | undefined): CellValue | null {
  const [figure] = cell?.figures ?? []
  const isPart = figure !== undefined && cell !== undefined && readNarrowPeriod(figure, cell.year) !== null
  return isPart ? null : readValue(cell)
}

/** The own township's number of a year, and those that can be held against it: the one count behind every rank and median. */
export interface OwnYear {
  readonly year: number
  readonly mine: CellValue
  readonly others: readonly CellValue[]
  /** Somebody told a part of this year alone, and is not counted. */
  readonly hasParts: boolean
}

/** Of one indicator. */
export function listOwnYears(rows: readonly ComparisonRow[]): readonly OwnYear[] {
  const own = rows.find((row) => row.isOwn)
  return (own?.cells ?? []).flatMap((cell): readonly OwnYear[] => {
    const mine = readWhole(cell)
    if (mine === null) return []
    const cells = rows.flatMap((row) => (row.isOwn ? [] : row.cells.filter(({ year }) => year === cell.year)))
    const isLike = (value: CellValue | null) => value !== null && isComparable(mine.unit, value.unit)
    const others = cells.flatMap((one) => readWhole(one) ?? []).filter(isLike)
    const hasParts = cells.some((one) => isLike(readValue(one)) && readWhole(one) === null)
    return [{ year: cell.year, mine, others, hasParts }]
  })
}

/** 1 is the largest. */
export function rankOf({ mine, others }: OwnYear): number {
  return 1 + others.filter((other) => other.value > mine.value).length
}

/** For an answer, whose table shows every number alike: a year in which some are of a part of it is not ranked there, rather than counted in another way than here. */
export function noteRanks(rows: readonly ComparisonRow[]): string[] {
  return tellRanks(
    rows,
    listOwnYears(rows).filter(({ hasParts }) => !hasParts),
  )
}

/** Rank of the own township among those that have a comparable figure of the same year. */
function tellRanks(rows: readonly ComparisonRow[], years: readonly OwnYear[]): string[] {
  const kind = nameRows(rows)
  return years.flatMap((among) => {
    const { year, mine, others } = among
    if (others.length === 0) return []
    const lower = others.filter((other) => other.value < mine.value).length
    const share = Math.round((100 * lower) / others.length)
    const approximate = [mine, ...others].some((one) => one.isApproximate) ? '（约数按写出的数排）' : ''
    return [
      `本单位${year}年的${mine.text}在${others.length + 1}个有数的${kind}中列第${rankOf(among)}，高于其他${kind}的${share}%${approximate}。`,
    ]
  })
}

function noteChanges(rows: readonly ComparisonRow[]): string[] {
  const telling = rows.filter((row) => row.isOwn)
  const chosen = telling.length > 0 ? telling : rows.length === 1 ? rows : []
  return chosen.flatMap((row) =>
    row.cells.slice(1).flatMap((cell, index) => {
      const now = readWhole(cell)
      const before = readWhole(row.cells[index])
      if (now === null || before === null || now.unit !== before.unit) return []
      return [
        `${row.place}${cell.year}年${now.text}，比${row.cells[index]?.year}年的${before.text}${tellChange(row, now, before)}。`,
      ]
    }),
  )
}

function tellChange(row: ComparisonRow, now: CellValue, before: CellValue): string {
  const difference = Number((now.value - before.value).toPrecision(12))
  if (difference === 0) return '持平'
  const about = now.isApproximate || before.isApproximate ? '约' : ''
  const word = difference > 0 ? '多' : '少'
  const size = Math.abs(difference)
  if (row.aggregation === 'ratio' || now.unit === '%')
    return `${difference > 0 ? '高' : '低'}${about}${size}个百分点`
  return `${word}${about}${size}${now.unit}${tellShare(now.value, before.value, about)}`
}

/** Only of indicators that may be summed, only in one unit, and never over silent places without saying so. */
function noteSums(rows: readonly ComparisonRow[]): string[] {
  if (rows[0]?.aggregation !== 'sum' || rows.length < 2) return []
  return (rows[0]?.cells ?? []).flatMap(({ year }) => {
    const cells = rows.map((row) => row.cells.find((cell) => cell.year === year))
    const values = cells.flatMap((cell) => readWhole(cell) ?? [])
    const [first] = values
    if (first === undefined || values.length < 2 || values.some((value) => value.unit !== first.unit))
      return []
    const total = Number(values.reduce((sum, value) => sum + value.value, 0).toPrecision(12))
    const about = values.some((value) => value.isApproximate) ? '约' : ''
    const left = rows.length - values.length
    const rest = left > 0 ? `，另${countRows(left, rows)}未计入` : ''
    return [
      `${year}年${countRows(values.length, rows)}合计${about}${total}${first.unit}（本系统自行相加${rest}）。`,
    ]
  })
}
