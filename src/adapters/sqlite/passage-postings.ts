// Step: search. The word index in memory: which passages hold a term, by field. The rows of `passage_terms` are the truth.
import { buildSegment, type PassageBlob, type Segment, type TermPostings } from './build-segment.ts'
import type { Field } from './cut-terms.ts'
import { type Database, readBlob } from './open-database.ts'

export type PassageTerms = Readonly<Record<Field, Uint8Array>>

export interface PassagePostings {
  add(passage: number, terms: PassageTerms): void
  /** The passages of a term, removed ones included; several lists, no passage in two of them. */
  find(field: Field, hash: number): readonly TermPostings[]
}

/** Passages of one segment: building it takes about 0.1 s, and a library of a million passages has some 60. */
const segmentSize = 16_384

/** Rows in memory at a time, as in vector-rows. */
const rowsRead = 1000

type Entries = Record<Field, PassageBlob[]>
type Segments = Readonly<Record<Field, Segment>>

/** Reads what is stored: about 1 s for 100,000 passages. */
export function readPostings(database: Database): PassagePostings {
  const postings = createPostings()
  let last = 0
  for (;;) {
    const rows = database.all(
      'SELECT id, words, bigrams FROM passage_terms WHERE id > ? ORDER BY id LIMIT ?',
      [last, rowsRead],
    )
    for (const row of rows) {
      last = Number(row.id)
      postings.add(last, { words: readBlob(row.words), bigrams: readBlob(row.bigrams) })
    }
    if (rows.length < rowsRead) return postings
  }
}

/** A full segment is never touched again; the last one is built anew by the first search after an addition. */
function createPostings(): PassagePostings {
  const full: Segments[] = []
  let open: Entries = { words: [], bigrams: [] }
  let built: Segments | null = null
  const build = (): Segments => ({ words: buildSegment(open.words), bigrams: buildSegment(open.bigrams) })
  return {
    add: (passage, { words, bigrams }) => {
      open.words.push({ passage, blob: words })
      open.bigrams.push({ passage, blob: bigrams })
      built = null
      if (open.words.length < segmentSize) return
      full.push(build())
      open = { words: [], bigrams: [] }
    },
    find: (field, hash) => {
      built ??= build()
      return [...full, built]
        .map((segments) => segments[field].find(hash))
        .filter(({ counts }) => counts.length > 0)
    },
  }
}
