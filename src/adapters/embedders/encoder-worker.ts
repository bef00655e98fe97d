// Step: vectors. The thread that encodes: texts in, vectors out, in order.
import { workerData } from 'node:worker_threads'
import { type EncoderSettings, loadEncoder } from './encode-text.ts'
import { runTasks } from './run-tasks.ts'

async function load(settings: EncoderSettings) {
  const encode = await loadEncoder(settings)
  return async (texts: readonly string[]): Promise<readonly Float32Array[]> => {
    const vectors: Float32Array[] = []
    for (const text of texts) vectors.push(await encode(text))
    return vectors
  }
}

runTasks(load((workerData as { readonly settings: EncoderSettings }).settings))
