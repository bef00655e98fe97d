// Noun: a table as it lies in the stored text.
import type { MergedCells } from '#domain/block.ts'
import type { Span } from '#domain/span.ts'

/** A table of the stored text. */
export interface CleanedTable extends Span {
  readonly rows: readonly (readonly string[])[]
  readonly hasHeader: boolean
  readonly merges: readonly MergedCells[]
  /** What parts the cells of a row. */
  readonly gap: string
}
