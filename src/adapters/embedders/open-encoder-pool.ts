// Step: vectors. Worker threads that encode, started when there is work for them; chunks of texts wait in a queue.
import type { EncodedText } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'
import type { EncoderSettings } from './encode-text.ts'
import { openThreadPool, type ThreadPool } from './open-thread-pool.ts'

export interface EncoderTask {
  readonly texts: readonly string[]
  readonly withStates: boolean
}

/** Texts in, vectors in order out. Throws AppError `remote`. */
export type EncoderPool = ThreadPool<EncoderTask, readonly EncodedText[]>

/** At most `size` threads. */
export function openEncoderPool(settings: EncoderSettings, size: number): EncoderPool {
  return openThreadPool({ worker: 'encoder-worker.ts', settings, size, describe: encodingFailed })
}

function encodingFailed(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new AppError('remote', `句向量算不出来：${reason}`, {
    fix: '检索照常按词进行；运行 antou doctor 查看编码器，或设 ANTOU_EMBEDDER=none。',
    cause,
    isRetryable: true,
  })
}
