// Step: settings. What makes vectors of sentences: the model that is shipped, one in a folder, an endpoint, or nothing.
import { resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'

export const embedderShape = {
  ANTOU_EMBEDDER: z
    .enum(['onnx', 'openai', 'none'])
    .default('onnx')
    .describe(
      '句向量：onnx（自带模型，或 ANTOU_EMBEDDER_DIR 里的）、openai（兼容 OpenAI 的接口）或 none（只按词检索）；换了会在后台重算，算好之前按词检索',
    ),
  ANTOU_EMBEDDER_DIR: z.string().min(1).optional().describe('放 ONNX 模型和 tokenizer.json 的目录'),
  ANTOU_EMBEDDER_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('上述目录里的模型文件名；缺省依次找 model_quantized.onnx、model.onnx'),
  ANTOU_EMBEDDER_POOLING: z.enum(['cls', 'mean']).default('cls').describe('ONNX 模型取句向量的办法'),
  ANTOU_EMBEDDER_PREFIX: z.string().default('').describe('算句向量前加在每段文字前面的话'),
  ANTOU_EMBEDDER_URL: z
    .url()
    .optional()
    .describe('句向量接口地址（兼容 OpenAI，多数以 /v1 结尾）；报告的段落和问题会发到那里'),
  ANTOU_EMBEDDER_KEY: z.string().optional().describe('句向量接口的密钥'),
  ANTOU_EMBEDDER_MODEL: z.string().min(1).optional().describe('句向量接口的模型名，例如 bge-m3'),
  ANTOU_EMBEDDER_DIMENSIONS: z.coerce
    .number()
    .int()
    .min(8)
    .max(16384)
    .optional()
    .describe('句向量接口的维数；不设则启动时问一次接口'),
  ANTOU_EMBEDDER_BATCH: z.coerce
    .number()
    .int()
    .min(1)
    .max(2048)
    .default(10)
    .describe('一次请求发几段文字给句向量接口'),
}

export type EmbedderSettings =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'onnx'
      readonly dir?: string
      readonly model?: string
      readonly pooling: 'cls' | 'mean'
      readonly prefix: string
    }
  | {
      readonly kind: 'openai'
      readonly url: string
      readonly key: string | null
      readonly model: string
      readonly dimensions: number | null
      readonly batch: number
      readonly prefix: string
    }

const embedderSchema = z.object(embedderShape)

export function readEmbedder(values: z.infer<typeof embedderSchema>): EmbedderSettings {
  const prefix = values.ANTOU_EMBEDDER_PREFIX
  if (values.ANTOU_EMBEDDER === 'none') return { kind: 'none' }
  if (values.ANTOU_EMBEDDER === 'onnx') {
    const { ANTOU_EMBEDDER_DIR: dir, ANTOU_EMBEDDER_FILE: model, ANTOU_EMBEDDER_POOLING: pooling } = values
    return {
      kind: 'onnx',
      ...(dir ? { dir: resolve(dir) } : {}),
      ...(model ? { model } : {}),
      pooling,
      prefix,
    }
  }
  const { ANTOU_EMBEDDER_URL: url, ANTOU_EMBEDDER_MODEL: model } = values
  if (!url || !model) {
    throw new AppError(
      'setting',
      '设了 ANTOU_EMBEDDER=openai，却没有设 ANTOU_EMBEDDER_URL 和 ANTOU_EMBEDDER_MODEL。',
      {
        fix: '写明接口地址（多数以 /v1 结尾）和模型名；或设 ANTOU_EMBEDDER=onnx，用自带的模型。',
      },
    )
  }
  return {
    kind: 'openai',
    url,
    model,
    key: values.ANTOU_EMBEDDER_KEY ?? null,
    dimensions: values.ANTOU_EMBEDDER_DIMENSIONS ?? null,
    batch: values.ANTOU_EMBEDDER_BATCH,
    prefix,
  }
}
