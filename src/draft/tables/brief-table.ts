// Noun of reading a brief: a table of the material as it came, with where it stands.
import type { MergedCells, SheetPlace } from '#domain/block.ts'

export interface BriefTable {
  readonly rows: readonly (readonly string[])[]
  readonly merges?: readonly MergedCells[]
  /** The line above it: 单位:万元, 矛盾纠纷统计表. */
  readonly caption?: string
  /** The line above it and its caption: the place of the table among the words; absent: none stands above. */
  readonly above?: string
  /** The heading that it stands under; empty for none. */
  readonly heading?: string
  /** The file it stands in; absent: pasted. */
  readonly file?: string
  /** Stands above all that the file tells in words. */
  readonly isFirst?: boolean
  /** In a workbook: its sheet, and which row and column of it each one is. */
  readonly place?: SheetPlace
}
