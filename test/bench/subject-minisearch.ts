// Bench: minisearch, which has words only: what a search without meaning costs there. Cut by the same segmenter.
import MiniSearch from 'minisearch'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { type Subject, wanted } from './subject.ts'

export function minisearch(): Subject {
  let index: MiniSearch | null = null
  return {
    build: async (collection) => {
      const segmenter = await openSegmenter()
      index = new MiniSearch({ fields: ['text'], tokenize: (text) => [...segmenter.cut(text)] })
      for (let at = 0; at < collection.count; at++) index.add({ id: at, text: collection.text(at) })
    },
    ask: async ({ text }) => index!.search(text).slice(0, wanted).length,
  }
}
