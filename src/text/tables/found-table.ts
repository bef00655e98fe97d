// Noun: a table found in lines of plain text.

/** A table in lines of text, and how many lines it takes. */
export interface FoundTable {
  readonly rows: readonly (readonly string[])[]
  readonly length: number
  /** Only blanks or tabs part its cells. */
  readonly isText?: boolean
}
