// A passage -> a LangChain document: its text, and where it stands.
import { Document } from '@langchain/core/documents'
import type { PassageRow } from '#domain/search.ts'

export type DocumentMetadata = Omit<PassageRow, 'text'>

export function buildDocument({ text, ...metadata }: PassageRow): Document<DocumentMetadata> {
  return new Document({ pageContent: text, metadata })
}
