// Step: after storing. Texts that wait for a vector -> the library's vectors, in batches, in the background.
import type { Embedder } from '#ports/embedder.ts'
import type { ReportStore } from '#ports/report-store.ts'

/** Enough to keep two workers busy, little enough to stop within a second. */
const batchSize = 32

interface EmbeddingDeps {
  readonly store: ReportStore
  readonly embedder: Embedder
  readonly onStep?: (step: { readonly done: number; readonly total: number }) => void
  readonly signal?: AbortSignal
}

/** Makes vectors until none is missing or `signal` aborts; returns how many were made. Throws what the embedder throws. */
export async function embedPending({ store, embedder, onStep, signal }: EmbeddingDeps): Promise<number> {
  const { vectors } = await store.stats()
  let done = 0
  while (!signal?.aborted) {
    const pending = await store.listPending(batchSize)
    if (pending.length === 0) break
    const made = await embedder.embed(pending.map((text) => text.text))
    await store.putVectors(pending.map(({ key }, index) => ({ key, vector: made[index]! })))
    done += pending.length
    onStep?.({ done, total: Math.max(vectors.pending, done) })
  }
  return done
}
