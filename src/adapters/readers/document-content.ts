// Step: none (shape). What a reader of one format gives; the dispatcher adds the format's name.
import type { Block } from '#ports/file-reader.ts'

export interface DocumentContent {
  readonly blocks: readonly Block[]
  readonly properties?: Readonly<Record<string, string>>
  readonly notes?: readonly string[]
  /** Mean confidence of recognition, 0 to 1; absent for real text. */
  readonly confidence?: number
}
