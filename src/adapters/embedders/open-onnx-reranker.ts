// Step: reranking. The Reranker port on an ONNX cross-encoder in a folder, run by onnxruntime-node in worker threads.
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import type { Reranker } from '#ports/reranker.ts'
import { AppError } from '#shared/errors.ts'
import { findModel, hashModel, modelNames, requireRuntime } from './model-folder.ts'
import { openThreadPool } from './open-thread-pool.ts'

/** Threads start on first use. Throws AppError `setting` where the model is not there or ONNX does not run on this machine. */
export async function openOnnxReranker({ dir }: { readonly dir: string }): Promise<Reranker> {
  requireRuntime({ loss: '检索结果不重排', off: '不设 ANTOU_RERANKER_DIR' })
  const settings = findModel(dir, modelNames)
  if (!settings) {
    throw new AppError('setting', `重排模型的目录里没有模型或 tokenizer.json：${dir}`, {
      fix: `目录（ANTOU_RERANKER_DIR）里要有 ${modelNames.join('、')} 之一和 tokenizer.json；不设就不重排。`,
    })
  }
  const hash = await hashModel(settings.modelPath)
  const pool = openThreadPool<{ question: string; text: string }, number>({
    worker: 'reranker-worker.ts',
    settings,
    size: Math.min(2, availableParallelism()),
    describe: describeFailure,
  })
  return {
    id: `${basename(dir)}/${hash}`,
    score: (question, texts) => Promise.all(texts.map((text) => pool.run({ question, text }))),
    close: pool.close,
  }
}

function describeFailure(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new AppError('remote', `重排模型算不出来：${reason}`, {
    fix: '检索照常进行，只是不重排；运行 antou doctor 查看，或不设 ANTOU_RERANKER_DIR。',
    cause,
    isRetryable: true,
  })
}
