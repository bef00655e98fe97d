// Bench: the product itself: the library on SQLite with hnswlib, searched and fused as every question is.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openHnswIndex } from '#adapters/hnsw/open-hnsw-index.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { OpenVectorIndex, VectorIndex } from '#ports/vector-index.ts'
import { fuseScores } from '#retrieve/fuse.ts'
import { openWordings } from '#retrieve/known-wordings.ts'
import { turnQuestion } from '#retrieve/turn-question.ts'
import { openWholeLibrary, type WholeLibrary } from '../fakes/library/whole-library.ts'
import { storeDocuments } from '../quality/index-collection.ts'
import type { Asked, Collection } from './collection.ts'
import { type Subject, seconds, wanted } from './subject.ts'

const prompts = fileURLToPath(new URL('../../prompts', import.meta.url))

interface Opened {
  readonly library: WholeLibrary
  readonly index: VectorIndex | null
}

async function open(dir: string, dimensions: number): Promise<Opened> {
  let index: VectorIndex | null = null
  const openIndex: OpenVectorIndex = async (options) => {
    index = await openHnswIndex(options)
    return index
  }
  const dataDir = join(dir, 'antou')
  mkdirSync(dataDir, { recursive: true })
  const segmenter = await openSegmenter()
  segmenter.cut('词典在第一次分词时载入')
  const library = await openWholeLibrary({
    dataDir,
    segmenter,
    embedder: { id: 'bench', dimensions },
    openIndex,
  })
  return { library, index }
}

const ask = async (library: WholeLibrary, { text, vector }: Asked): Promise<number> =>
  fuseScores(await library.search({ text, vector: Float32Array.from(vector), limit: wanted })).length

/** Stores and builds; searching is measured by `antouSearch`, in a fresh process, as a server would be. */
export function antouStore(dir: string): Subject {
  let opened: Opened | null = null
  return {
    mostQuestions: 0,
    build: async (collection, note) => {
      opened = await open(dir, collection.dimensions)
      const { library, index } = opened
      const documents = Array.from({ length: collection.count }, (_, at) => ({
        id: String(at),
        text: collection.text(at),
      }))
      note(
        'storedPerSecond',
        collection.count / (await seconds(() => storeDocuments(library, documents, () => {}))),
      )
      note('vectorRowsSeconds', await seconds(() => putVectors(library, collection)))
      note('graphSeconds', await seconds(async () => index?.settle()))
    },
    ask: (asked) => ask(opened!.library, asked),
    close: async () => opened?.library.close(),
  }
}

/** The waiting list is the order of storing; a text that comes twice waits once. */
async function putVectors(library: WholeLibrary, collection: Collection): Promise<void> {
  const numbers = new Map(Array.from({ length: collection.count }, (_, at) => [collection.text(at), at]))
  for (;;) {
    const pending = await library.listPending(1000)
    if (pending.length === 0) return
    await library.putVectors(
      pending.map(({ key, text }) => ({ key, vector: collection.vector(numbers.get(text) ?? 0) })),
    )
  }
}

/** Opens what `antouStore` left, with segmenter and encoder loaded. */
export function antouSearch(dir: string): Subject {
  let library: WholeLibrary | null = null
  return {
    build: async (collection, note) => {
      note(
        'openSeconds',
        await seconds(async () => {
          library = (await open(dir, collection.dimensions)).library
          await ask(library, collection.questions[0]!)
        }),
      )
      const embedder = await openOnnxEmbedder()
      await embedder.embed(['载入'])
      const { wordings } = await loadPrompts(prompts)
      const known = openWordings(wordings, embedder)
      known()
      const times: number[] = []
      for (const { text } of collection.questions)
        times.push(await seconds(async () => turnQuestion(await embedder.embed([text]), known())))
      // Encoded, and turned toward what reports write.
      note('questionEncodedP50Ms', 1000 * [...times].sort((one, other) => one - other)[times.length >> 1]!)
    },
    ask: (asked) => ask(library!, asked),
    close: async () => library?.close(),
  }
}
