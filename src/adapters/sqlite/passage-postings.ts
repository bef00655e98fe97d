// Step: search. The word index in memory: which passages hold a term, by field. The rows of `passage_terms` are the truth.
import {
  buildSegment,
  decodeSegment,
  encodeSegment,
  findTerm,
  type PassageBlob,
  type Segment,
  type TermPostings,
} from './build-segment.ts'
import type { Field } from './cut-terms.ts'
import { readBlob } from './guarded-statement.ts'
import type { Database } from './open-database.ts'
import type { PassageDirectory } from './passage-directory.ts'

export type PassageTerms = Readonly<Record<Field, Uint8Array>>

export interface PassagePostings {
  /** Passages in it, those that were removed since included. */
  readonly count: number
  add(passage: number, terms: PassageTerms): void
  /** The passages of a term, removed ones included; several lists, no passage in two of them. */
  find(field: Field, hash: number): readonly TermPostings[]
  /** Writes down the full segments that are not kept yet: the next start is spared building them (1 s for 100,000 passages). */
  keep(database: Database): void
}

/** Passages of one segment: building it takes about 0.1 s, and a library of a million passages has some 60. */
const segmentSize = 16_384
/** A kept segment of which less than this is still there is built again, with those after it. */
const leastAlive = 0.5

/** Rows in memory at a time, as in vector-rows. */
const rowsRead = 1000

interface Full extends Readonly<Record<Field, Segment>> {
  /** Its greatest passage; segments follow each other. */
  readonly last: number
  readonly isKept: boolean
}

/** Reads what is stored: kept segments as they are, the rest from its terms. */
export function readPostings(database: Database, directory: PassageDirectory): PassagePostings {
  const full = readKept(database, directory)
  const postings = createPostings(full)
  let last = full.at(-1)?.last ?? 0
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

/** The first ones that are still worth it, in order. */
function readKept(database: Database, directory: PassageDirectory): Full[] {
  const kept: Full[] = []
  for (const { last: end } of database.all('SELECT last FROM posting_segment ORDER BY last')) {
    const last = Number(end)
    if (countAlive(directory, kept.at(-1)?.last ?? 0, last) < segmentSize * leastAlive) break
    // One at a time: a segment has some 10 MB.
    const row = database.get('SELECT words, bigrams FROM posting_segment WHERE last = ?', [last])!
    const [words, bigrams] = [decodeSegment(readBlob(row.words)), decodeSegment(readBlob(row.bigrams))]
    kept.push({ words, bigrams, last, isKept: true })
  }
  return kept
}

function countAlive(directory: PassageDirectory, after: number, last: number): number {
  let alive = 0
  for (let passage = after + 1; passage <= last; passage++) if (directory.reportOf(passage) !== 0) alive++
  return alive
}

/** A full segment is never touched again; the last one is built anew by the first search after an addition. */
function createPostings(full: Full[]): PassagePostings {
  let open: Record<Field, PassageBlob[]> = { words: [], bigrams: [] }
  let built: Readonly<Record<Field, Segment>> | null = null
  const build = () => ({ words: buildSegment(open.words), bigrams: buildSegment(open.bigrams) })
  return {
    get count() {
      return full.length * segmentSize + open.words.length
    },
    add: (passage, { words, bigrams }) => {
      open.words.push({ passage, blob: words })
      open.bigrams.push({ passage, blob: bigrams })
      built = null
      if (open.words.length < segmentSize) return
      full.push({ ...build(), last: passage, isKept: false })
      open = { words: [], bigrams: [] }
    },
    find: (field, hash) => {
      built ??= build()
      return [...full, built].flatMap((segment) => findTerm(segment[field], hash) ?? [])
    },
    keep: (database) => {
      const first = full.findIndex(({ isKept }) => !isKept)
      if (first < 0) return
      database.run('DELETE FROM posting_segment WHERE last > ?', [full[first - 1]?.last ?? 0])
      for (const [at, segment] of full.entries()) {
        if (at < first) continue
        database.run('INSERT INTO posting_segment (last, words, bigrams) VALUES (?, ?, ?)', [
          segment.last,
          encodeSegment(segment.words),
          encodeSegment(segment.bigrams),
        ])
        full[at] = { ...segment, isKept: true }
      }
    },
  }
}
