// Nouns: figures laid side by side (`compare --json`, docs/command-line.md), the rows of `figures --json`, and the shapes they
// leave in: a sheet of a workbook and a chart.
import type { Aggregation, FigureKind, Qualifier } from './figure.ts'
import { countPlaces, type ReportLevel } from './place.ts'
import type { Span } from './span.ts'

/** Where a compared figure stands; the quote is an exact span of the stored text. */
export interface FigureCitation extends Span {
  readonly reportId: number
  readonly file: string
  readonly place: string
  readonly year: number | null
  readonly section: string
  readonly quote: string
  readonly isSample: boolean
}

export interface ComparedFigure {
  readonly value: number
  readonly unit: string
  readonly qualifier: Qualifier
  readonly channel: string | null
  /** As written: 80余起. 无 for a zero that is told in words. */
  readonly raw: string
  /** As people write it: 80余起, and 0件 where the report said 无. */
  readonly text: string
  /** What is counted, as written; tells several figures of one cell apart. */
  readonly subject: string | null
  readonly period: string | null
  /** Only where a person set it: its number (`raw` is what the report wrote), or only the indicator that it is of. */
  readonly corrected?: 'number' | 'indicator'
  readonly citation: FigureCitation
}

/** Empty `figures`: the report is silent, or (`hasReport` false) the library has no report of that year. */
export interface ComparisonCell {
  readonly year: number
  readonly hasReport: boolean
  readonly figures: readonly ComparedFigure[]
}

export interface ComparisonRow {
  readonly indicator: string
  readonly place: string
  /** Null where nothing is known of the place. */
  readonly level: ReportLevel | null
  /** The county is not said by the report: shown as 推断. */
  readonly isInferred: boolean
  readonly isOwn: boolean
  /** Null for an indicator that prompts/indicators does not list: its values are never put together. */
  readonly aggregation: Aggregation | null
  /** The same years in every row, ascending. */
  readonly cells: readonly ComparisonCell[]
}

const silentCell = '未公布'
const absentCell = '库里没有'

/** 未公布 of a report that is silent, 库里没有 where there is no report of that year. */
export function nameEmptyCell({ hasReport }: Pick<ComparisonCell, 'hasReport'>): string {
  return hasReport ? silentCell : absentCell
}

/** Of a cell as shown. */
export function isEmptyCell(text: string): boolean {
  return text === silentCell || text === absentCell
}

/** The own township among those whose number of a year can be held against its own. */
export interface Standing {
  readonly year: number
  /** 1 is the largest. */
  readonly rank: number
  /** How many there are, the own one with them. */
  readonly of: number
  /** Of the others. */
  readonly median: number
  readonly unit: string
}

/** 3个乡镇, 2个县区; 4个地方 where levels are mixed. */
export function countRows(count: number, rows: readonly ComparisonRow[]): string {
  const levels = new Set(rows.map(({ level }) => level))
  const [level = null] = levels
  return countPlaces(count, levels.size === 1 ? level : null)
}

/** 乡镇, 县区; 地方 where levels are mixed: what stands over the places of a table. */
export function nameRows(rows: readonly ComparisonRow[]): string {
  return countRows(1, rows).replace('1个', '')
}

export interface Comparison {
  readonly rows: readonly ComparisonRow[]
  readonly notes: readonly string[]
}

/** One row of `figures --json`. */
export interface FigureRow extends Span {
  /** Stays when the report is read again: what a correction names. */
  readonly id: string
  /** A person set its value, unit or indicator: `raw` and `quote` stay as the report wrote them. */
  readonly corrected: boolean
  readonly file: string
  readonly place: string
  readonly year: number | null
  readonly indicator: string
  readonly kind: FigureKind
  readonly subject: string | null
  readonly channel: string | null
  readonly period: string | null
  readonly value: number
  /** As written; null where the report writes none. */
  readonly unit: string | null
  readonly qualifier: Qualifier
  readonly raw: string
  readonly quote: string
  readonly section: string
  /** Index, among the rows of the same file, of the figure that this one is part of; null when it is part of none or that one is not listed. */
  readonly parent: number | null
  /** Only where it was recognised from a picture with a confidence under 0.9: what to hold against the original. */
  readonly look?: string
}

/** A number that is shown with its unit and computed with as a number: 0"起", 0"余起". */
export interface FormattedNumber {
  readonly value: number
  /** As spreadsheets write formats. */
  readonly format: string
}

/** One sheet of a workbook. */
export interface Sheet {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number | FormattedNumber | null)[])[]
  /** Column widths in characters; absent columns are 12 wide. */
  readonly widths: readonly number[]
}

export interface ChartBar {
  /** 敖江镇, or 敖江镇 2023 where years differ. */
  readonly label: string
  /** Null: 未公布. */
  readonly value: number | null
  /** What stands beside the bar: 80余起. */
  readonly text: string
  readonly isOwn: boolean
  /** Drawn with a dashed outline. */
  readonly isApproximate: boolean
  /** Where the number stands; null for 未公布. */
  readonly citation: FigureCitation | null
}

export interface Chart {
  readonly title: string
  /** Longest first; silent ones last. */
  readonly bars: readonly ChartBar[]
}

/** One number of a line. */
export interface TrendPoint {
  readonly value: number
  /** 80余起. */
  readonly text: string
  /** Drawn hollow. */
  readonly isApproximate: boolean
  readonly citation: FigureCitation
}

/** One indicator over the years. */
export interface Trend {
  readonly indicator: string
  readonly title: string
  /** Without gaps, ascending. */
  readonly years: readonly number[]
  readonly lines: readonly {
    readonly label: string
    readonly isOwn: boolean
    /** One a year; null where the place tells none. */
    readonly points: readonly (TrendPoint | null)[]
  }[]
}

/** What is drawn as one picture: charts below each other, then what must be said about them. */
export interface ChartPicture {
  readonly charts: readonly (Chart | Trend)[]
  readonly notes: readonly string[]
}
