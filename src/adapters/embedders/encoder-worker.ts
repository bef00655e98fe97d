// Step: vectors. The thread that encodes: texts in, vectors out, in order, one message at a time.
import { parentPort, workerData } from 'node:worker_threads'
import { type EncoderSettings, loadEncoder } from './encode-text.ts'

const loading = loadEncoder(workerData as EncoderSettings)
// A failed load is told to whoever asks first.
loading.catch(() => {})

parentPort?.on('message', async (texts: readonly string[]) => {
  try {
    const encode = await loading
    const vectors: Float32Array[] = []
    for (const text of texts) vectors.push(await encode(text))
    parentPort?.postMessage({ vectors })
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) })
  }
})
