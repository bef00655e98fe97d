// Bench: LangChain's HNSWLib and BM25Retriever, joined by its EnsembleRetriever. Vectors are given, so its embeddings only look up.
import { BM25Retriever } from '@langchain/community/retrievers/bm25'
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib'
import { Document } from '@langchain/core/documents'
import { Embeddings } from '@langchain/core/embeddings'
import type { BaseRetrieverInterface } from '@langchain/core/retrievers'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { Collection } from './collection.ts'
import { loadOptional } from './load-optional.ts'
import { percentile, type Subject, seconds, wanted } from './subject.ts'

/** Gives the vector of the question that is being asked. */
class GivenEmbeddings extends Embeddings {
  vector: readonly number[] = []
  constructor() {
    super({})
  }
  async embedDocuments(): Promise<number[][]> {
    throw new Error('the vectors of passages are given')
  }
  async embedQuery(): Promise<number[]> {
    return [...this.vector]
  }
}

interface EnsembleModule {
  readonly EnsembleRetriever: new (input: {
    readonly retrievers: readonly BaseRetrieverInterface[]
  }) => BaseRetrieverInterface
}

const batchSize = 1000

/** HNSWLib and BM25 joined; `hnswlibP50Ms` notes what its vector half takes alone. */
export function langchain(): Subject {
  const embeddings = new GivenEmbeddings()
  let ensemble: BaseRetrieverInterface | null = null
  let cut: (text: string) => string = (text) => text
  return {
    // BM25Retriever reads every passage for every word.
    mostQuestions: 5,
    build: async (collection, note) => {
      const segmenter = await openSegmenter()
      // It splits at blanks; its scores of Chinese are NaN all the same, so that only its time says anything.
      cut = (text) => segmenter.cut(text).join(' ')
      const { EnsembleRetriever } = await loadOptional<EnsembleModule>(
        '@langchain/classic/retrievers/ensemble',
      )
      const documents = Array.from(
        { length: collection.count },
        (_, at) => new Document({ pageContent: collection.text(at) }),
      )
      const store = await openStore(embeddings, { collection, documents })
      const times: number[] = []
      for (const { vector } of collection.questions)
        times.push(await seconds(() => store.similaritySearchVectorWithScore([...vector], wanted)))
      note('hnswlibP50Ms', 1000 * percentile(times, 0.5))
      const words = BM25Retriever.fromDocuments(documents, { k: wanted, includeScore: false })
      ensemble = new EnsembleRetriever({ retrievers: [store.asRetriever(wanted), words] })
    },
    ask: async ({ text, vector }) => {
      embeddings.vector = vector
      return (await ensemble!.invoke(cut(text))).length
    },
  }
}

async function openStore(
  embeddings: Embeddings,
  { collection, documents }: { collection: Collection; documents: readonly Document[] },
): Promise<HNSWLib> {
  const store = new HNSWLib(embeddings, { space: 'ip', numDimensions: collection.dimensions })
  for (let from = 0; from < collection.count; from += batchSize) {
    const batch = documents.slice(from, from + batchSize)
    await store.addVectors(
      batch.map((_, at) => Array.from(collection.vector(from + at))),
      batch,
    )
  }
  return store
}
