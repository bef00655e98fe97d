// Step: index. In: passages of a report. Out: their rows, their terms in both fields, and the texts that wait for a vector.
import { cutPassage, keyOfText, listTexts } from '#adapters/stored/cut-passage.ts'
import { encodeSentences } from '#adapters/stored/report-rows.ts'
import type { Passage } from '#domain/report.ts'
import type { PassageEntry } from '#index/passage-directory.ts'
import type { PassageTerms } from '#index/passage-postings.ts'
import { encodeTerms } from '#index/term-blob.ts'
import { textOfPassage } from '#index/text-to-embed.ts'
import { readBlob } from './database/guarded-statement.ts'
import type { LibraryState, VectorState } from './library-state.ts'

/** A stored passage, as the parts of the index in memory take it. */
export interface IndexedPassage {
  readonly entry: PassageEntry
  readonly terms: PassageTerms
}

/** Writes rows, terms and waiting texts of a report's passages. Runs inside the caller's transaction. */
export function putPassages(
  state: LibraryState,
  report: number,
  passages: readonly Passage[],
): readonly IndexedPassage[] {
  return passages.map((passage) => {
    const terms = cutPassage(passage, state.segmenter)
    const counts = { words: terms.words.length, bigrams: terms.bigrams.length }
    const id = putPassageRow(state, report, { passage, counts })
    putPending(state, report, passage)
    return { entry: { id, report, ...counts }, terms: putTerms(state, id, terms) }
  })
}

function putPassageRow(
  { database }: LibraryState,
  report: number,
  { passage, counts }: { passage: Passage; counts: { words: number; bigrams: number } },
): number {
  const { start, end, part, path, heading, text } = passage
  const sentences = encodeSentences(passage)
  return database.run(
    `INSERT INTO passage (report, word_count, bigram_count, key, start, end, part, path, heading, sentences, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      report,
      counts.words,
      counts.bigrams,
      keyOfText(textOfPassage(passage)),
      start,
      end,
      part,
      path,
      heading,
      sentences,
      text,
    ],
  ).lastId
}

/** Writes the terms of a passage, counted, and returns what it wrote. */
export function putTerms(
  { database }: LibraryState,
  id: number,
  terms: { words: readonly string[]; bigrams: readonly string[] },
): PassageTerms {
  const blobs = { words: encodeTerms(terms.words), bigrams: encodeTerms(terms.bigrams) }
  database.run('INSERT OR REPLACE INTO passage_terms (id, words, bigrams) VALUES (?, ?, ?)', [
    id,
    blobs.words,
    blobs.bigrams,
  ])
  return blobs
}

/** Notes the texts of a passage that have no vector yet. */
export function putPending(state: LibraryState, report: number, passage: Passage): void {
  if (!state.vectors) return
  for (const { text, rank, key } of listTexts(passage)) {
    state.database.run(
      `INSERT INTO pending (report, rank, key, text) SELECT ?, ?, ?, ?
       WHERE NOT EXISTS (SELECT 1 FROM vector WHERE embedder = ? AND key = ?)`,
      [report, rank, key, text, state.vectors.embedderId, key],
    )
  }
}

/** Brings what is kept in memory in line with what was committed. */
export function noteChange(
  state: LibraryState,
  {
    removed,
    added,
    touched,
  }: {
    /** Whose passages are gone. */
    readonly removed: number | null
    readonly added: readonly IndexedPassage[]
    /** All of which something else than before is told. */
    readonly touched: readonly number[]
  },
): void {
  const passages = removed === null ? [] : state.directory.listPassages(removed)
  state.kept.forget({ reports: touched, passages })
  if (removed !== null) {
    for (const passage of passages) state.vectors?.table.remove(passage)
    state.vectors?.index?.noteRemoved(passages)
    state.postings.remove(passages)
    state.directory.removeReport(removed)
  }
  for (const { entry, terms } of added) {
    state.directory.add(entry)
    state.postings.add(entry.id, terms)
  }
  if (state.vectors) addKnownVectors(state, state.vectors, added)
}

/** A text that was encoded before needs no waiting. */
function addKnownVectors(
  { database }: LibraryState,
  vectors: VectorState,
  added: readonly IndexedPassage[],
): void {
  const rows = database.all(
    `SELECT passage.id, vector.code FROM passage JOIN vector ON vector.embedder = ? AND vector.key = passage.key
     WHERE passage.id IN (SELECT value FROM json_each(?))`,
    [vectors.embedderId, JSON.stringify(added.map(({ entry }) => entry.id))],
  )
  for (const row of rows) vectors.table.add(Number(row.id), readBlob(row.code))
  if (rows.length > 0) vectors.index?.noteAdded()
}
