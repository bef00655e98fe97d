// Offers the library to LangChain: a question in, passages as documents out, found as `antou search` finds them.
import type { DocumentInterface } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import type { PassageRow } from '#domain/search.ts'
import { buildDocument, type DocumentMetadata } from './build-document.ts'

export interface SearchFilter {
  /** 青禾县柳溪镇, 柳溪镇 or 柳溪; null searches all. */
  readonly place: string | null
  readonly year: number | null
  readonly limit: number
}

export interface AntouRetrieverInput extends BaseRetrieverInput, Partial<SearchFilter> {
  readonly search: (query: SearchFilter & { readonly text: string }) => Promise<readonly PassageRow[]>
}

/** Documents come best first, ten unless `limit` says otherwise. */
export class AntouRetriever extends BaseRetriever<DocumentMetadata> {
  static override lc_name(): string {
    return 'AntouRetriever'
  }
  override lc_namespace = ['antou', 'retrievers']
  readonly #search: AntouRetrieverInput['search']
  readonly #filter: SearchFilter

  constructor({ search, place = null, year = null, limit = 10, ...input }: AntouRetrieverInput) {
    super(input)
    this.#search = search
    this.#filter = { place, year, limit }
  }

  override async _getRelevantDocuments(text: string): Promise<DocumentInterface<DocumentMetadata>[]> {
    const rows = await this.#search({ text, ...this.#filter })
    return rows.map(buildDocument)
  }
}
