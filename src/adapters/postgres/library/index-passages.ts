// Step: index. In: passages of a report. Out: their rows with their terms, and the texts that wait for a vector.
import { sql } from 'kysely'
import type { Statements } from '#adapters/postgres/database/open-postgres.ts'
import { cutPassage, keyOfText, listTexts } from '#adapters/stored/cut-passage.ts'
import { encodeSentences } from '#adapters/stored/report-rows.ts'
import type { Passage } from '#domain/report.ts'
import type { Terms } from '#index/cut-terms.ts'
import { encodeTerms } from '#index/term-blob.ts'
import { textOfPassage } from '#index/text-to-embed.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { EmbedderRow } from './embedder-row.ts'
import { insertRows } from './library-state.ts'

/** A passage with its terms. Cut before a change of reports begins: whoever changes one waits for nothing that is computed. */
export interface CutPassage {
  readonly passage: Passage
  readonly terms: Terms
}

export function cutPassages(passages: readonly Passage[], segmenter: Segmenter): readonly CutPassage[] {
  return passages.map((passage) => ({ passage, terms: cutPassage(passage, segmenter) }))
}

/** Inside a change of reports: numbers grow in the order of changes. */
export async function putPassages(
  statements: Statements,
  { report, passages }: { readonly report: number; readonly passages: readonly CutPassage[] },
  embedder: EmbedderRow | null,
): Promise<void> {
  const numbers = await statements.all(sql`SELECT nextval(pg_get_serial_sequence('passage', 'id'))::int AS id
    FROM generate_series(1, ${passages.length})`)
  const ids = numbers.map(({ id }) => Number(id)).sort((one, other) => one - other)
  const rows = passages.map(({ passage, terms }, at) => {
    const { start, end, part, path, heading, text } = passage
    return [
      ...[ids[at], report, terms.words.length, terms.bigrams.length, keyOfText(textOfPassage(passage))],
      ...[start, end, part, path, heading, encodeSentences(passage), text],
      ...[Buffer.from(encodeTerms(terms.words)), Buffer.from(encodeTerms(terms.bigrams))],
    ]
  })
  const columns = [
    ...['id', 'report', 'word_count', 'bigram_count', 'key', 'start', 'end', 'part', 'path', 'heading'],
    ...['sentences', 'text', 'words', 'bigrams'],
  ]
  await insertRows(statements, 'passage', { columns, rows })
  await putPending(statements, embedder, { report, passages: passages.map(({ passage }) => passage) })
}

/** Notes the texts of passages that have no vector of the embedder yet. */
export async function putPending(
  statements: Statements,
  embedder: EmbedderRow | null,
  { report, passages }: { readonly report: number; readonly passages: readonly Passage[] },
): Promise<void> {
  if (!embedder) return
  const texts = passages.flatMap(listTexts)
  const keys = texts.map(({ key }) => key)
  const known = await statements.all(
    sql`SELECT key FROM vector WHERE embedder = ${embedder.id} AND key = ANY (${keys}::text[])`,
  )
  const ready = new Set(known.map(({ key }) => String(key)))
  const rows = texts
    .filter(({ key }) => !ready.has(key))
    .map(({ text, rank, key }) => [report, rank, key, text])
  await insertRows(statements, 'pending', { columns: ['report', 'rank', 'key', 'text'], rows })
}
