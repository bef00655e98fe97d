// Quality: `npm run -s quality:retrieval -- DIR [--embedder NAME] [--reranker FOLDER] [--json]`: the product's own index and fusion over a judged
// collection. Vectors are kept in ANTOU_CACHE (default .cache) between runs; a run counts only the time that it took itself.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openOnnxReranker } from '#adapters/embedders/open-onnx-reranker.ts'
import { openHnswIndex } from '#adapters/hnsw/open-hnsw-index.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { holdLock } from '#adapters/sqlite/database/hold-lock.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { Reranker } from '#ports/reranker.ts'
import { fuseScores } from '#retrieve/fuse.ts'
import { readCandidates } from '#retrieve/read-candidates.ts'
import { rerank } from '#retrieve/rerank.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'
import {
  cacheFolder,
  type Document,
  encodePending,
  type Question,
  readGrades,
  readLines,
  storeDocuments,
} from './index-collection.ts'
import { averageMeasures, type Grades, type Measures, measureRanking } from './measure-ranking.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    /** A folder with another ONNX model, or `none`. */
    embedder: { type: 'string', default: 'shipped' },
    /** A folder with an ONNX cross-encoder, which orders the best of `both`. */
    reranker: { type: 'string' },
    /** Only the first documents and the questions that they answer: for a quick look. */
    documents: { type: 'string' },
  },
})
const dir = positionals[0]
if (!dir) {
  process.stderr.write(
    'usage: quality:retrieval DIR [--embedder FOLDER|none] [--reranker FOLDER] [--documents N] [--json]\n',
  )
  process.exit(2)
}
await measureCollection(resolve(dir))

async function measureCollection(dir: string): Promise<void> {
  const documents = (await readLines<Document>(join(dir, 'corpus.jsonl'))).slice(
    0,
    Number(values.documents ?? Infinity),
  )
  const known = new Set(documents.map(({ id }) => id))
  const grades = new Map(
    Array.from(await readGrades(dir), ([id, all]) => [
      id,
      new Map([...all].filter(([document]) => known.has(document))),
    ]),
  )
  const questions = (await readLines<Question>(join(dir, 'queries.jsonl'))).filter(({ id }) =>
    [...(grades.get(id)?.values() ?? [])].some((grade) => grade > 0),
  )
  const embedder = await openEmbedder()
  const dataDir = cacheFolder(dir, values.documents)
  const lock = holdLock(dataDir, 'quality:retrieval')
  const library = await openWholeLibrary({
    dataDir,
    segmenter: await openSegmenter(),
    embedder,
    openIndex: openHnswIndex,
    onProgress: (done, total) => step(`indexed again ${done}/${total}`, done % 1000 === 0),
  })
  const started = performance.now()
  const stored = await storeDocuments(library, documents, step)
  const encoded = embedder ? await encodePending(library, embedder, step) : 0
  const indexSeconds = (performance.now() - started) / 1000
  const reranker = values.reranker ? await openOnnxReranker({ dir: values.reranker }) : null
  const results = await askAll(questions, grades, { library, embedder, reranker })
  await library.close()
  await embedder?.close()
  await reranker?.close()
  lock.release()
  print({
    documents: documents.length,
    questions: questions.length,
    stored,
    encoded,
    indexSeconds,
    ...results,
  })
}

async function openEmbedder(): Promise<Embedder | null> {
  if (values.embedder === 'none') return null
  return openOnnxEmbedder(values.embedder === 'shipped' ? {} : { dir: values.embedder })
}

interface Results {
  readonly lexical: Measures
  readonly vectors: Measures
  readonly both: Measures
  /** One hybrid search with the question's encoding. */
  readonly queryMsP50: number
  readonly queryMsP95: number
  readonly rssMb: number
}

async function askAll(
  questions: readonly Question[],
  grades: ReadonlyMap<string, Grades>,
  deps: {
    readonly library: WholeLibrary
    readonly embedder: Embedder | null
    readonly reranker: Reranker | null
  },
): Promise<Results> {
  const measures = { lexical: [] as Measures[], vectors: [] as Measures[], both: [] as Measures[] }
  const times: number[] = []
  for (const [at, question] of questions.entries()) {
    const grade = grades.get(question.id) ?? new Map<string, number>()
    const begun = performance.now()
    const [vector] = (await deps.embedder?.embed([question.text])) ?? []
    measures.both.push(await rank(deps, { text: question.text, vector: vector ?? null, grades: grade }))
    times.push(performance.now() - begun)
    const plain = { library: deps.library, reranker: null }
    measures.lexical.push(await rank(plain, { text: question.text, vector: null, grades: grade }))
    measures.vectors.push(await rank(plain, { text: '', vector: vector ?? null, grades: grade }))
    step(`asked ${at + 1}/${questions.length}`, at % 50 === 49)
  }
  times.sort((one, other) => one - other)
  return {
    lexical: averageMeasures(measures.lexical),
    vectors: averageMeasures(measures.vectors),
    both: averageMeasures(measures.both),
    queryMsP50: times[Math.floor(times.length * 0.5)] ?? 0,
    queryMsP95: times[Math.floor(times.length * 0.95)] ?? 0,
    rssMb: process.memoryUsage().rss / 1e6,
  }
}

async function rank(
  deps: { readonly library: WholeLibrary; readonly reranker: Reranker | null },
  { text, vector, grades }: { text: string; vector: Float32Array | null; grades: Grades },
): Promise<Measures> {
  const result = await deps.library.search({ text, vector, limit: 300 })
  const opened = await readCandidates(fuseScores(result).slice(0, 100), deps.library)
  const { reranker } = deps
  const ranked = await rerank(opened, text, { reranker, patience: 60_000 })
  return measureRanking(
    ranked.map(({ passage }) => passage.path),
    grades,
  )
}

/** One line on standard error, written over where it is a terminal. */
function step(text: string, isShown = true): void {
  if (isShown) process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${text}` : `${text}\n`)
}

function print(result: Record<string, unknown> & Results): void {
  step('done\n')
  if (values.json) {
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    return
  }
  for (const kind of ['lexical', 'vectors', 'both'] as const) {
    const cells = Object.entries(result[kind]).map(([name, value]) => `${name} ${value.toFixed(4)}`)
    process.stdout.write(`${kind.padEnd(8)} ${cells.join('  ')}\n`)
  }
  const { lexical, vectors, both, ...rest } = result
  process.stdout.write(`${JSON.stringify(rest)}\n`)
}
