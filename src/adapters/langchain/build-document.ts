// A passage -> a LangChain document: its text, and where it stands.
import { Document } from '@langchain/core/documents'

export interface PassageRow {
  readonly file: string
  readonly place: string
  readonly year: number | null
  /** Path of its section: 一/(四). */
  readonly section: string
  readonly text: string
  /** Characters of the stored text, so that the passage can be shown in place. */
  readonly start: number
  readonly end: number
  /** Comparable within one result; absent for passages that were not searched for. */
  readonly score?: number
}

export type DocumentMetadata = Omit<PassageRow, 'text'>

export function buildDocument({ text, ...metadata }: PassageRow): Document<DocumentMetadata> {
  return new Document({ pageContent: text, metadata })
}
