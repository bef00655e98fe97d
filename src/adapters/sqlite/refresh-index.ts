// Step: index. At opening: passages that would be cut differently now are indexed again; texts without a vector are noted.

import { cutPassage } from '#adapters/stored/cut-passage.ts'
import { readPassage } from '#adapters/stored/report-rows.ts'
import { cuttingVersion } from '#index/cut-terms.ts'
import { textsVersion } from '#index/text-to-embed.ts'
import { AppError } from '#shared/errors.ts'
import { putPending, putTerms } from './index-passages.ts'
import type { LibraryState } from './library-state.ts'
import { readDirectory, readPostings } from './read-index.ts'
import { parse } from './report-rows.ts'
import { sealAll } from './seals/seal-report.ts'

/** Compares the stamps of the index with the present segmenter and embedder, and mends what differs in one transaction each. */
export function refreshIndex(state: LibraryState, onProgress?: (done: number, total: number) => void): void {
  const cutting = `${state.segmenter.id}/${cuttingVersion}`
  if (readSetting(state, 'cutting') !== cutting) {
    if (state.directory.count > 0 && state.isReadOnly) throw staleIndex(state)
    if (!state.isReadOnly) cutAgain(state, cutting, onProgress)
  }
  if (!state.isReadOnly && !isListed(state)) listAgain(state)
}

function cutAgain(
  state: LibraryState,
  stamp: string,
  onProgress: ((done: number, total: number) => void) | undefined,
): void {
  const { database } = state
  const total = state.directory.count
  database.transaction(() => {
    database.run('DELETE FROM passage_terms')
    database.run('DELETE FROM posting_segment')
    forEachPassage(state, (row, done) => {
      const id = Number(row.id)
      const terms = cutPassage(readPassage(row, parse), state.segmenter)
      putTerms(state, id, terms)
      database.run('UPDATE passage SET word_count = ?, bigram_count = ? WHERE id = ?', [
        terms.words.length,
        terms.bigrams.length,
        id,
      ])
      onProgress?.(done, total)
    })
    sealAll(database)
    writeSetting(state, 'cutting', stamp)
  })
  state.directory = readDirectory(database)
  state.postings = readPostings(database, state.directory)
}

/** Whether the texts that wait are those of the present embedder. */
export function isListed(state: LibraryState): boolean {
  return readSetting(state, 'pending') === stampOf(state)
}

function stampOf({ vectors }: LibraryState): string {
  return vectors ? `${vectors.embedder}/${textsVersion}` : ''
}

function listAgain(state: LibraryState): void {
  state.database.transaction(() => {
    state.database.run('DELETE FROM pending')
    if (state.vectors)
      forEachPassage(state, (row) => putPending(state, Number(row.report), readPassage(row, parse)))
    writeSetting(state, 'pending', stampOf(state))
  })
}

/** In pages of 500, because a statement must not run on while its table is written. */
function forEachPassage(
  { database }: LibraryState,
  visit: (row: Record<string, unknown>, done: number) => void,
): void {
  let last = 0
  let done = 0
  for (;;) {
    const rows = database.all('SELECT * FROM passage WHERE id > ? ORDER BY id LIMIT 500', [last])
    if (rows.length === 0) return
    for (const row of rows) visit(row, ++done)
    last = Number(rows.at(-1)?.id)
  }
}

/** A stamp of the index; null when it was never written. */
function readSetting({ database }: LibraryState, key: string): string | null {
  const row = database.get('SELECT value FROM setting WHERE key = ?', [key])
  return row && String(row.value)
}

function writeSetting({ database }: LibraryState, key: string, value: string): void {
  database.run('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)', [key, value])
}

function staleIndex({ segmenter }: LibraryState): AppError {
  return new AppError('storage', `词索引是另一个分词组件建的，与现在的 ${segmenter.id} 不符。`, {
    fix: '运行一次 antou serve 或 antou ingest，索引会自动重建。',
  })
}
