// Step: storage. The index in memory of a connection that reads, brought up to what a server has written since.
import type { LibraryState } from './library-state.ts'
import { readDirectory, readPostings } from './read-index.ts'
import { readPassageVectors } from './vector-rows.ts'

/** A reader beside a server reads again what the server has changed. */
export function catchUp(state: LibraryState): void {
  const version = state.database.version()
  if (version === state.version) return
  state.version = version
  state.directory = readDirectory(state.database)
  state.postings = readPostings(state.database, state.directory)
  if (!state.vectors) return
  const { embedderId, table, centre } = state.vectors
  const known = { id: embedderId, dimensions: table.dimensions, centre }
  state.vectors.table = readPassageVectors(state, known)
  // The index speaks of rows of the former table.
  state.vectors.index = null
}
