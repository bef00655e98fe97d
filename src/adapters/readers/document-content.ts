// Step: none (shapes). What a reader of one format gives, what a file gives, and the progress between.
import type { Block, DocumentLink, ExtractedFile } from '#domain/block.ts'

export interface DocumentContent {
  readonly blocks: readonly Block[]
  readonly properties?: Readonly<Record<string, string>>
  readonly notes?: readonly string[]
  /** Mean confidence of recognition, 0 to 1; absent for real text. */
  readonly confidence?: number
  /** Documents that a page links to. */
  readonly links?: readonly DocumentLink[]
}

/** Reads a document that lies inside another, by its content. Throws AppError `input` where it cannot. */
export type ReadInner = (
  bytes: Uint8Array,
  name: string,
) => Promise<{ readonly blocks: readonly Block[]; readonly notes: readonly string[] }>

export interface NamedFile {
  readonly fileName: string
  readonly file: ExtractedFile
}

/** Before a page is recognised; `page` counts from 1. */
export interface PageStep {
  readonly page: number
  readonly pages: number
}
