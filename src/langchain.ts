// For programs that build on it: opens a data folder for LangChain. In: a folder. Out: retrievers, tools and embeddings over it.
import { AntouEmbeddings } from '#adapters/langchain/antou-embeddings.ts'
import { AntouRetriever, type AntouRetrieverInput } from '#adapters/langchain/antou-retriever.ts'
import { buildTools } from '#adapters/models/build-tools.ts'
import { visibleReports } from '#retrieve/resolve-scope.ts'
import { openToolbox } from './answer/writer/model-tools.ts'
import { buildCommands } from './app/library-commands.ts'
import { openParts } from './app/open-parts.ts'
import { readConfig } from './config.ts'

/** Reads beside a running server. `withSamples` also finds sample reports once there are others. Settings as for `antou`. */
export async function openAntou(options: { readonly dataDir?: string; readonly withSamples?: boolean } = {}) {
  const withSamples = options.withSamples ?? false
  const parts = await openParts(readConfig(process.env, options), { access: 'read', withSamples })
  const { search } = buildCommands(parts)
  return {
    retriever: (input: Omit<AntouRetrieverInput, 'search'> = {}) =>
      new AntouRetriever({ ...input, search: (query) => search({ ...query, withSamples }) }),
    /** For an agent: search passages, look up figures, read an outline or a section. Passages that speak to a model are left out. */
    tools: async () => {
      const reports = visibleReports(await parts.library.listReports(), withSamples)
      return buildTools(openToolbox({ library: parts.library, reports }).tools)
    },
    /** The encoder of the passages; null where none runs. */
    embeddings: parts.embedder && new AntouEmbeddings(parts.embedder),
    close: () => parts.close(),
  }
}
