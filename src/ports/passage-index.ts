// Port: finds passages by words, bigrams and meaning. It knows reports by their number alone; who may see them is the caller's.
import type { SearchRequest, SearchResult, SearchScope } from '#domain/search.ts'

/** May throw AppError of kind `storage`. */
export interface PassageIndex {
  /**
   * Passages of the reports of `scope.allowed` (and of `request.reports`, where given) alone; words weigh as they would if the
   * index held the passages of `scope.weighed` and no others.
   */
  search(request: SearchRequest, scope: SearchScope): Promise<SearchResult>
}
