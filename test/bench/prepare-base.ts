// Bench: real vectors for everybody. In: the library that `quality:retrieval` keeps, or the encoder. Out: two files that children read.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { Embedder } from '#ports/embedder.ts'
import { openWholeLibrary } from '../fakes/library/whole-library.ts'
import { cacheFolder } from '../quality/index-collection.ts'
import {
  type Asked,
  type BaseFacts,
  baseFacts,
  baseVectors,
  readDocuments,
  readQuestions,
  statutes,
} from './collection.ts'
import { percentile, seconds } from './subject.ts'

/** Statutes encoded here where none are kept: enough to have neighbourhoods. */
const encodedHere = 512

export interface BaseMeasures {
  readonly baseVectors: number
  /** Texts of 85 characters, all background threads at work. */
  readonly encodedPerSecond: number
  readonly questionP50Ms: number
}

/** Encodes the questions, and measures the encoder on the way. */
export async function prepareBase(dir: string, questions: number): Promise<BaseMeasures> {
  const embedder = await openOnnxEmbedder()
  try {
    const documents = readDocuments()
    const texts = documents.slice(0, encodedHere).map(({ text }) => text)
    const kept = await readKept(embedder)
    const vectors = kept.length > 0 ? kept : await embedder.embed(texts)
    const asked: Asked[] = []
    const times: number[] = []
    await embedder.embed(['载入'])
    for (const text of readQuestions(questions)) {
      const took = await seconds(async () => {
        const [vector] = await embedder.embed([text])
        asked.push({ text, vector: Array.from(vector ?? []) })
      })
      times.push(took)
    }
    writeFileSync(baseVectors(dir), Buffer.concat(vectors.map((vector) => new Uint8Array(vector.buffer))))
    const facts: BaseFacts = {
      dimensions: embedder.dimensions,
      vectors: vectors.length,
      documents: documents.length,
      questions: asked,
    }
    writeFileSync(baseFacts(dir), JSON.stringify(facts))
    const short = texts.slice(0, 160).map((text) => text.slice(0, 85))
    const took = await seconds(() => embedder.embed(short))
    return {
      baseVectors: vectors.length,
      encodedPerSecond: short.length / took,
      questionP50Ms: 1000 * percentile(times, 0.5),
    }
  } finally {
    await embedder.close()
  }
}

/** Vectors of the statutes in their order, as far as `quality:retrieval` has made them without a gap. */
async function readKept(embedder: Embedder): Promise<readonly Float32Array[]> {
  if (!existsSync(statutes)) return []
  const dataDir = cacheFolder(statutes)
  if (!existsSync(join(dataDir, 'library.db'))) return []
  const library = await openWholeLibrary({
    dataDir,
    segmenter: await openSegmenter(),
    // Without the centre, so that vectors come as the encoder made them, like those of the questions.
    embedder: { id: embedder.id, dimensions: embedder.dimensions },
    isReadOnly: true,
  })
  try {
    const vectors: Float32Array[] = []
    for (const { id } of await library.listReports()) {
      for (const { vector } of await library.listPassages(id)) {
        if (!vector) return vectors
        vectors.push(vector.slice())
      }
    }
    return vectors
  } finally {
    await library.close()
  }
}
