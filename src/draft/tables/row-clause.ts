// Noun of reading a brief: a clause that one number of a table row is told in, and what it is read with.
import type { TableWords } from '#domain/prompt-book.ts'

export interface RowClause {
  readonly text: string
  /** The same number a year before, as a clause: 上年植树35亩. Null: none. */
  readonly past: string | null
  /** Where its number and the one of the year before stand in the table. */
  readonly cell?: CellPlace
  readonly pastCell?: CellPlace
  /** 一季度, where its column is of a part of the year and others are of other parts. */
  readonly period?: string
  /** Told of a row that is part of the one that its fact begins with. */
  readonly isPart?: true
  /** What is remarked in brackets behind its number: from which character on, and where it stands. */
  readonly aside?: { readonly from: number; readonly cell: CellPlace; readonly source?: string }
  /** The same two, named for a reader: 台账.xlsx「信访」C5. */
  readonly source?: string
  readonly pastSource?: string
}

export interface CellPlace {
  readonly row: number
  readonly column: number
}

export interface RowTools {
  readonly words: TableWords
  readonly year: number | null
  /** What its columns of remarks say, in their order. */
  readonly remarks: readonly { readonly text: string; readonly cell: CellPlace }[]
  /** The row of a village, a month or a kind: what is remarked of it stands in brackets. */
  readonly isNamed?: boolean
  /** What the rows are: a sum without a name is theirs. */
  readonly kind?: string
  /** Names that stand under several others (来信 | 发放资料, 来访 | 发放资料): the outer one is told with them. */
  readonly shared?: ReadonlySet<string>
}
