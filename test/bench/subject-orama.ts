// Bench: @orama/orama, hybrid mode, cut by the same segmenter.
import { create, insertMultiple, search } from '@orama/orama'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { Collection } from './collection.ts'
import { type Subject, wanted } from './subject.ts'

async function openOrama({ dimensions }: Pick<Collection, 'dimensions'>) {
  const segmenter = await openSegmenter()
  return create({
    schema: { text: 'string', vector: `vector[${dimensions}]` } as const,
    components: {
      tokenizer: {
        language: 'chinese',
        normalizationCache: new Map(),
        tokenize: (text: string) => [...new Set(segmenter.cut(text))],
      },
    },
  })
}

const batchSize = 1000

export function orama(): Subject {
  let database: Awaited<ReturnType<typeof openOrama>> | null = null
  return {
    mostQuestions: 50,
    build: async (collection) => {
      database = await openOrama(collection)
      for (let from = 0; from < collection.count; from += batchSize) {
        const size = Math.min(batchSize, collection.count - from)
        const batch = Array.from({ length: size }, (_, at) => ({
          text: collection.text(from + at),
          vector: Array.from(collection.vector(from + at)),
        }))
        await insertMultiple(database, batch, batchSize)
      }
    },
    ask: async ({ text, vector }) => {
      // Its default threshold of 0.8 leaves nothing of a sentence encoder's neighbours.
      const found = await search(database!, {
        mode: 'hybrid',
        term: text,
        vector: { value: [...vector], property: 'vector' },
        similarity: 0.3,
        limit: wanted,
      })
      return found.hits.length
    },
  }
}
