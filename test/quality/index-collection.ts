// Quality: a folder with corpus.jsonl, queries.jsonl and qrels.tsv becomes a library, the way reports do.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { emptyMetadata, type Passage, type ReadReport } from '#domain/report.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { WholeLibrary } from '../fakes/library/whole-library.ts'
import type { Grades } from './measure-ranking.ts'

export interface Document {
  readonly id: string
  readonly text: string
}

export interface Question {
  readonly id: string
  readonly text: string
}

/** Lines of a JSONL file; an empty line counts for nothing. */
export async function readLines<T>(path: string): Promise<readonly T[]> {
  if (!existsSync(path)) throw new Error(`no such file: ${path}`)
  const rows: T[] = []
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.trim() !== '') rows.push(JSON.parse(line) as T)
  }
  return rows
}

/** Judgements by question. */
export async function readGrades(dir: string): Promise<ReadonlyMap<string, Grades>> {
  const grades = new Map<string, Map<string, number>>()
  for (const line of (await readFile(join(dir, 'qrels.tsv'), 'utf8')).split('\n')) {
    const [query, document, grade] = line.trim().split('\t')
    if (!query || !document || Number.isNaN(Number(grade))) continue
    const known = grades.get(query) ?? new Map<string, number>()
    grades.set(query, known.set(document, Number(grade)))
  }
  return grades
}

/** Where the library of a collection is kept between runs: under the content of its documents, or of the first `limit` of them. */
export function cacheFolder(dir: string, limit = ''): string {
  const cache = process.env.ANTOU_CACHE ?? fileURLToPath(new URL('../../.cache', import.meta.url))
  const content = createHash('sha256').update(readFileSync(join(dir, 'corpus.jsonl')))
  return join(cache, 'retrieval', content.update(limit).digest('hex').slice(0, 16))
}

const documentsPerReport = 500

/**
 * Stores what is not there yet; `path` of a passage carries the id of its document. Returns how many were stored.
 * Titles stay out, as the titles of reports do: on STARD they change nothing.
 */
export async function storeDocuments(
  library: WholeLibrary,
  documents: readonly Document[],
  onStep: (text: string) => void,
): Promise<number> {
  let stored = 0
  for (let at = 0; at < documents.length; at += documentsPerReport) {
    const part = documents.slice(at, at + documentsPerReport)
    const location = `collection:${at}`
    const hash = createHash('sha256').update(JSON.stringify(part)).digest('hex')
    if ((await library.findSource(location))?.hash === hash) continue
    await library.storeReport({
      report: buildReport(part),
      source: { location, file: location, hash },
      isSample: false,
    })
    stored += part.length
    onStep(`stored ${at + part.length}/${documents.length}`)
  }
  return stored
}

function buildReport(documents: readonly Document[]): ReadReport {
  const passages: Passage[] = []
  let text = ''
  for (const document of documents) {
    const start = text.length
    text += `${document.text}\n`
    const end = start + document.text.length
    passages.push({
      start,
      end,
      text: document.text,
      path: document.id,
      heading: '',
      part: 'other',
      sentences: [],
    })
  }
  return {
    metadata: emptyMetadata,
    text,
    sections: [],
    passages,
    figures: [],
    warnings: [],
    dropped: [],
    isTrusted: true,
  }
}

/** Encodes what has no vector yet, each batch kept before the next begins, so that a stopped run goes on where it was. */
export async function encodePending(
  library: WholeLibrary,
  embedder: Embedder,
  onStep: (text: string) => void,
): Promise<number> {
  const { pending } = (await library.stats()).vectors
  const started = performance.now()
  let encoded = 0
  for (;;) {
    const texts = await library.listPending(128)
    if (texts.length === 0) return encoded
    const vectors = await embedder.embed(texts.map(({ text }) => text))
    await library.putVectors(texts.map(({ key }, at) => ({ key, vector: vectors[at]! })))
    encoded += texts.length
    const rate = encoded / ((performance.now() - started) / 1000)
    onStep(
      `encoded ${encoded}/${pending}, ${rate.toFixed(0)} a second, ${Math.round((pending - encoded) / rate)} s left`,
    )
  }
}
