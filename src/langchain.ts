// For programs that build on it: opens a data folder for LangChain. In: a folder. Out: retrievers, tools and embeddings over it.
import { AntouEmbeddings } from '#adapters/langchain/antou-embeddings.ts'
import { AntouRetriever, type AntouRetrieverInput } from '#adapters/langchain/antou-retriever.ts'
import { buildTools } from '#adapters/models/build-tools.ts'
import { joinDesk } from './app/join-desk.ts'
import { openParts } from './app/open-parts.ts'
import { readConfig } from './config.ts'

/** Reads beside a running server. `withSamples` also finds sample reports once there are others. Settings as for `antou`. */
export async function openAntou(options: { readonly dataDir?: string; readonly withSamples?: boolean } = {}) {
  const withSamples = options.withSamples ?? false
  const parts = await openParts(readConfig(process.env, options), { access: 'read', withSamples })
  const desk = joinDesk(parts)
  const reader = await desk.readerFor('terminal')
  return {
    retriever: (input: Omit<AntouRetrieverInput, 'search'> = {}) =>
      new AntouRetriever({ ...input, search: (query) => desk.search(reader, query) }),
    /** For an agent: search passages, look up figures, read an outline or a section. Passages that speak to a model are left out. */
    tools: async () => buildTools(await desk.openTools(reader)),
    /** The encoder of the passages; null where none runs. */
    embeddings: parts.embedder && new AntouEmbeddings(parts.embedder),
    close: () => parts.close(),
  }
}
