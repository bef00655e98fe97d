// Noun: a number of a table with what it became.
import type { Figure } from '#domain/figure.ts'
import type { TableNumber } from '#text/tables/lay-out-table.ts'
import type { NamedNumber } from './name-number.ts'

export interface BuiltNumber {
  readonly number: TableNumber
  readonly named: NamedNumber
  readonly figure: Figure
}
