// Step: search. The word index of the database: rows -> directory and postings in memory, and full segments kept as they are.
import { decodeSegment, encodeSegment } from '#index/build-segment.ts'
import { createDirectory, type PassageDirectory, type PassageEntry } from '#index/passage-directory.ts'
import {
  createPostings,
  type FullSegment,
  type PassagePostings,
  segmentSize,
} from '#index/passage-postings.ts'
import { readBlob } from './database/guarded-statement.ts'
import type { Database } from './database/open-database.ts'

/** A kept segment of which less than this is still there is built again, with those after it. */
const leastAlive = 0.5

/** Rows in memory at a time, as in vector-rows. */
const rowsRead = 1000

/** Reads it from a covering index: about 0.1 s for 100,000 passages. */
export function readDirectory(database: Database): PassageDirectory {
  const last = Number(database.get('SELECT max(id) AS last FROM passage')?.last ?? 0)
  const directory = createDirectory(last + 1024)
  for (const row of database.all(
    'SELECT id, report, word_count AS words, bigram_count AS bigrams FROM passage INDEXED BY passage_directory ORDER BY report, id',
  )) {
    directory.add(row as unknown as PassageEntry)
  }
  return directory
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
function readKept(database: Database, directory: PassageDirectory): FullSegment[] {
  const kept: FullSegment[] = []
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

/** Writes down the full segments that are not kept yet. */
export function keepPostings(database: Database, postings: PassagePostings): void {
  const full = postings.listFull()
  const first = full.findIndex(({ isKept }) => !isKept)
  if (first < 0) return
  database.run('DELETE FROM posting_segment WHERE last > ?', [full[first - 1]?.last ?? 0])
  for (const { last, words, bigrams } of full.slice(first)) {
    database.run('INSERT INTO posting_segment (last, words, bigrams) VALUES (?, ?, ?)', [
      last,
      encodeSegment(words),
      encodeSegment(bigrams),
    ])
  }
  postings.noteKept()
}
