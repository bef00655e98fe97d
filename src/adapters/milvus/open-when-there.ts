// Step: search. Milvus that may be away when it is opened, and later: asked for again now and then; meanwhile each call fails at once.
import type { OpenVectorStore, VectorStore } from '#ports/vector-index.ts'
import { AppError } from '#shared/errors.ts'
import { type MilvusSettings, openMilvus } from './open-milvus.ts'

const againMs = 10_000

/** Never throws: `trouble` is why it cannot be used now, null where it can. */
export async function openWhenThere(
  settings: MilvusSettings,
  options: Parameters<OpenVectorStore>[0],
): Promise<{ readonly store: VectorStore; readonly trouble: AppError | null }> {
  let store: VectorStore | null = null
  let last: { readonly at: number; readonly error: AppError } | null = null
  const open = async (): Promise<VectorStore> => {
    if (store) return store
    if (last && performance.now() - last.at < againMs) throw last.error
    try {
      store = await openMilvus(settings, options)
      return store
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      last = { at: performance.now(), error }
      throw error
    }
  }
  const trouble = await open().then(
    () => null,
    () => last?.error ?? null,
  )
  return {
    trouble,
    store: {
      name: `Milvus ${settings.address}`,
      search: async (...asked) => (await open()).search(...asked),
      put: async (vectors) => (await open()).put(vectors),
      removeReports: async (reports) => (await open()).removeReports(reports),
      count: async () => (await open()).count(),
      close: async () => store?.close(),
    },
  }
}
