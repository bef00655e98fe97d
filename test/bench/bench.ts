// Bench: `npm run bench -- [--passages N] [--json]`: how fast the product stores, encodes and searches, all in one run, so that
// the ratios mean something on a busy machine. Search uses vectors made by a seeded generator (said in the output).
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openHnswIndex } from '#adapters/hnsw/open-hnsw-index.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openLibrary } from '#adapters/sqlite/open-library.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { Library } from '#ports/library.ts'
import { fuseScores } from '#retrieve/fuse.ts'
import {
  type Document,
  encodePending,
  type Question,
  readLines,
  storeDocuments,
} from '../quality/index-collection.ts'
import { madeEmbedder } from './made-embedder.ts'

const { values } = parseArgs({
  options: {
    passages: { type: 'string', default: '20000' },
    questions: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
})
const collection = '../shared/bench/stard'
const dataDir = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  await bench(Number(values.passages), Number(values.questions))
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

async function bench(passages: number, questions: number): Promise<void> {
  const documents = await readDocuments(passages)
  const asked = existsSync(collection)
    ? (await readLines<Question>(join(collection, 'queries.jsonl'))).slice(0, questions)
    : documents.slice(0, questions).map(({ id, text }) => ({ id, text: text.slice(0, 20) }))
  const segmenter = await openSegmenter()
  segmenter.cut('词典在第一次分词时载入')
  const made = madeEmbedder()
  const openWith = (embedder: Embedder): Promise<Library> =>
    openLibrary({ dataDir, segmenter, embedder, openIndex: openHnswIndex })
  const library = await openWith(made)
  const stored = await time(() => storeDocuments(library, documents, say))
  const noted = await time(() => encodePending(library, made, () => {}))
  const scan = await searchAll(library, asked, made)
  const words = await searchAll(library, asked, null)
  await library.close()
  const opened = await time(() => openWith(made).then((again) => again.close()))
  const encoder = await benchEncoder(documents)
  report({
    passages: documents.length,
    madeVectors: true,
    storedPerSecond: documents.length / stored,
    vectorRowsPerSecond: documents.length / noted,
    openSeconds: opened,
    words,
    hybrid: scan,
    hybridOverWords: scan.p50Ms / words.p50Ms,
    ...encoder,
    encodingOverSearch: encoder.questionP50Ms / scan.p50Ms,
    rssMb: process.memoryUsage().rss / 1e6,
  })
}

/** Statutes where they are there, sentences put together from numbers where not. */
async function readDocuments(count: number): Promise<readonly Document[]> {
  const known = existsSync(collection) ? await readLines<Document>(join(collection, 'corpus.jsonl')) : []
  return Array.from({ length: count }, (_, at) => {
    const one = known[at % Math.max(known.length, 1)]
    const text =
      one?.text ??
      `第${at}项工作调解矛盾纠纷${at * 7}起,追回拖欠工资${at * 3}万元,开展普法宣传${at % 40}场次。`
    return { id: String(at), text: text.slice(0, 400) }
  })
}

async function benchEncoder(documents: readonly Document[]) {
  const embedder = await openOnnxEmbedder()
  await embedder.embed(['载入'])
  const times: number[] = []
  for (const { text } of documents.slice(0, 40))
    times.push(await time(() => embedder.embed([text.slice(0, 20)])))
  const texts = documents.slice(0, 160).map(({ text }) => text.slice(0, 85))
  const seconds = await time(() => embedder.embed(texts))
  await embedder.close()
  return { questionP50Ms: percentile(times, 0.5) * 1000, encodedPerSecond: texts.length / seconds }
}

async function searchAll(library: Library, questions: readonly Question[], embedder: Embedder | null) {
  const times: number[] = []
  for (const { text } of questions) {
    const [vector] = (await embedder?.embed([text])) ?? []
    times.push(
      await time(async () => fuseScores(await library.search({ text, vector: vector ?? null, limit: 100 }))),
    )
  }
  return { p50Ms: percentile(times, 0.5) * 1000, p95Ms: percentile(times, 0.95) * 1000 }
}

/** Seconds. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

function percentile(times: readonly number[], share: number): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length * share)] ?? 0
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function report(result: Record<string, unknown>): void {
  const round = (_: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(3)) : value
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else process.stdout.write(`${JSON.stringify(result, round, 2)}\n`)
}
