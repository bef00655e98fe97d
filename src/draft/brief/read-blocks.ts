// Step of drafting and checking: the documents of a file -> its lines, and its tables apart, because a ledger is read by its columns.
import type { ExtractedFile } from '#domain/block.ts'

export interface Material {
  /** Paragraphs and headings, one a line. */
  readonly text: string
  readonly tables: readonly { readonly rows: readonly (readonly string[])[] }[]
}

export function readBlocks(documents: readonly ExtractedFile[]): Material {
  const blocks = documents.flatMap(({ blocks: own }) => own)
  return {
    text: blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text])).join('\n'),
    tables: blocks.flatMap((block) => (block.kind === 'table' ? [{ rows: block.rows }] : [])),
  }
}

/** Everything as lines, a row of a table being one: what the gate checks. */
export function joinLines({ text, tables }: Material): string {
  const rows = tables.flatMap((table) => table.rows.map((row) => row.join(' ')))
  return [text, ...rows].filter(Boolean).join('\n')
}
