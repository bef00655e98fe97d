// Step: search. The PassageIndex port on SQLite: the index lies in memory, read from the rows and kept up with them.
import { searchPassages } from '#index/search-passages.ts'
import type { PassageIndex } from '#ports/passage-index.ts'
import { catchUp } from './catch-up.ts'
import type { LibraryState } from './library-state.ts'

export function openPassageIndex(state: LibraryState): PassageIndex {
  return {
    async search(request, scope) {
      catchUp(state)
      return searchPassages(state, request, scope)
    },
  }
}
