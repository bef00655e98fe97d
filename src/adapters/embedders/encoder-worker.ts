// Step: vectors. The thread that encodes: texts in, vectors out, in order.
import { workerData } from 'node:worker_threads'
import type { EncodedText } from '#ports/embedder.ts'
import { type EncoderSettings, loadEncoder } from './encode-text.ts'
import type { EncoderTask } from './open-encoder-pool.ts'
import { runTasks } from './run-tasks.ts'

async function load(settings: EncoderSettings) {
  const encode = await loadEncoder(settings)
  return async ({ texts, withStates }: EncoderTask): Promise<readonly EncodedText[]> => {
    const encoded: EncodedText[] = []
    for (const text of texts) encoded.push(await encode(text, withStates))
    return encoded
  }
}

runTasks(load((workerData as { readonly settings: EncoderSettings }).settings))
