// Noun of writing: the facts of a section without what a table below its paragraphs holds.
import type { DraftParagraph, DraftTable } from '#domain/draft.ts'
import type { ThemeFacts } from '#draft/write/write-theme.ts'

export interface LaidOut {
  /** Without what the table holds. */
  readonly facts: ThemeFacts
  readonly table: DraftTable | null
  /** Where the parts of the whole stand. */
  readonly paragraphs: readonly DraftParagraph[]
}
