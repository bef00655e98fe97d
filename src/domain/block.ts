// Nouns: what a reader makes of a file before any cleaning: its text as blocks, and what the format says of itself.

/** Cells of a table that are one: its words stand in the first, the cells it covers are empty. Counted from 0. */
export interface MergedCells {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** Where a table stands in a workbook: its sheet, and of each row and column the one of the sheet, counted from 0. */
export interface SheetPlace {
  readonly sheet: string
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** The merge that a cell belongs to, as its first or as a covered one; undefined for a cell of its own. */
export function findMerge(
  merges: readonly MergedCells[],
  row: number,
  column: number,
): MergedCells | undefined {
  return merges.find(
    (one) =>
      row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns,
  )
}

/** Another cell's words stand in it. */
export function isCovered(merges: readonly MergedCells[], row: number, column: number): boolean {
  const merge = findMerge(merges, row, column)
  return merge !== undefined && (merge.row !== row || merge.column !== column)
}

/** `confidence` (0 to 1, of its least certain line) stands on recognised blocks only; figures under 0.9 deserve a look. */
export type Block =
  /** Words beside the text: running heads and feet, print headers of a sheet, page templates. Never text of the report; place and secrecy marks are read from them. */
  | { readonly kind: 'margin'; readonly text: string }
  /** One paragraph or line, as printed; automatic list numbers restored. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly confidence?: number
      /** Blank lines above it in plain text; absent: none, or the format does not say. */
      readonly blanks?: number
    }
  /** A heading that the format itself marks (h1..h6, a Word heading style). */
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  /** Rows of cells; the first row is the header where the format says so. */
  | {
      readonly kind: 'table'
      readonly rows: readonly (readonly string[])[]
      readonly hasHeader: boolean
      /** Absent: none, or the format does not say. */
      readonly merges?: readonly MergedCells[]
      readonly confidence?: number
      /** Of a workbook's table; absent for others. */
      readonly place?: SheetPlace
      /** Found in plain text, where only blanks part its cells. */
      readonly isText?: boolean
    }

/** A link of a web page to a document file, as written. */
export interface DocumentLink {
  /** The words that are linked, or the file's title attribute. */
  readonly text: string
  /** May be relative to the page's address. */
  readonly href: string
}

export interface ExtractedFile {
  /** The name in adapters/readers/formats.ts, or scan where pages were pictures; found by content, not by ending. */
  readonly format: string
  readonly blocks: readonly Block[]
  /** What the format itself says: page title, source line, meta tags. Keys in lower case. */
  readonly properties: Readonly<Record<string, string>>
  /** Mean confidence of recognition (0 to 1) for scanned pages; null for real text. */
  readonly confidence: number | null
  readonly notes: readonly string[]
  /** Members of the same archive that could not be read; on its first document only. */
  readonly unread?: readonly { readonly fileName: string; readonly reason: string }[]
  /** Documents that a web page links to; absent for other formats. */
  readonly links?: readonly DocumentLink[]
}
