// Step: vectors. The Embedder port on an ONNX model in a folder, run by onnxruntime-node in worker threads.
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Embedder, EncodedText } from '#ports/embedder.ts'
import { AppError } from '#shared/errors.ts'
import type { EncoderSettings } from './encode-text.ts'
import { openKnownVectors } from './known-vectors.ts'
import { findModel, hashModel, modelNames, requireRuntime } from './model-folder.ts'
import { type EncoderPool, openEncoderPool } from './open-encoder-pool.ts'

export interface OnnxEmbedderOptions {
  /** Folder with the model, tokenizer.json and, for a size other than 512, config.json. Default: the model that is shipped. */
  readonly dir?: string
  /** Default: model_quantized.onnx, else model.onnx, else onnx/model.onnx. */
  readonly model?: string
  readonly pooling?: EncoderSettings['pooling']
  /** Put before every text. The shipped model's own prefix makes it worse on lay questions, so it is empty. */
  readonly prefix?: string
  /** Background threads; the question has one more of its own. Default 2, or 1 on a single core. */
  readonly workers?: number
}

const shippedDir = fileURLToPath(new URL('bge-small-zh-v1.5/', import.meta.url))

/**
 * Opens the encoder; threads start on first use. Up to two texts (a question and its topic) never wait behind a batch,
 * and each has several cores to itself, since somebody waits: 25 characters take 8.0 ms on one core, 5.7 on two.
 * Throws AppError `setting` where the model is not there or onnxruntime-node does not load on this machine.
 */
export async function openOnnxEmbedder(options: OnnxEmbedderOptions = {}): Promise<Embedder> {
  requireRuntime({ loss: '检索只按词进行', off: '设 ANTOU_EMBEDDER=none' })
  const settings = readSettings(options)
  const hash = await hashModel(settings.modelPath)
  const name = basename(options.dir ?? shippedDir)
  const questions = openEncoderPool({ ...settings, threads: Math.min(4, availableParallelism()) }, 1)
  const asked: Asked = new Map()
  const background = openEncoderPool(settings, options.workers ?? Math.min(2, availableParallelism()))
  return {
    id: [name, hash, settings.pooling, settings.prefix].filter(Boolean).join('/'),
    dimensions: settings.dimensions,
    ...readMade(options, settings.dimensions),
    embed: (texts) =>
      texts.length <= 2 ? embedQuestion(questions, asked, texts) : embedWith(background, texts),
    encode: (text) => encodeOnce(questions, asked, text),
    close: async () => {
      await Promise.all([questions.close(), background.close()])
    },
  }
}

/** Texts a message to a worker: few, so that a batch is spread over the threads and can be stopped. */
const chunkSize = 8

async function embedWith(pool: EncoderPool, texts: readonly string[]): Promise<readonly Float32Array[]> {
  const chunks: Promise<readonly EncodedText[]>[] = []
  for (let at = 0; at < texts.length; at += chunkSize)
    chunks.push(pool.run({ texts: texts.slice(at, at + chunkSize), withStates: false }))
  return (await Promise.all(chunks)).flat().map(({ vector }) => vector)
}

/** Questions of the last minutes as they were encoded: a talk asks of the one before again. */
type Asked = Map<string, Promise<EncodedText>>
const mostAsked = 32

function encodeOnce(pool: EncoderPool, asked: Asked, text: string): Promise<EncodedText> {
  const held = asked.get(text)
  if (held) return held
  const made = pool.run({ texts: [text], withStates: true }).then(([encoded]) => encoded!)
  asked.set(text, made)
  made.catch(() => asked.delete(text))
  const [oldest] = asked.keys()
  if (asked.size > mostAsked && oldest !== undefined) asked.delete(oldest)
  return made
}

/** What was encoded with its states is not encoded again. */
async function embedQuestion(
  pool: EncoderPool,
  asked: Asked,
  texts: readonly string[],
): Promise<readonly Float32Array[]> {
  const held = texts.map((text) => asked.get(text))
  const missing = texts.filter((_, i) => !held[i])
  const made = missing.length === 0 ? [] : await embedWith(pool, missing)
  const vectors: Float32Array[] = []
  for (const [i, text] of texts.entries())
    vectors.push(held[i] ? (await held[i]).vector : made[missing.indexOf(text)]!)
  return vectors
}

function readSettings({
  dir = shippedDir,
  model,
  pooling = 'cls',
  prefix = '',
}: OnnxEmbedderOptions): EncoderSettings {
  const names = model ? [model] : modelNames
  const found = findModel(dir, names)
  if (!found) {
    throw new AppError('setting', `编码器目录里没有模型或 tokenizer.json:${dir}`, {
      fix: `目录（ANTOU_EMBEDDER_DIR）里要有 ${names.join('、')} 之一和 tokenizer.json；不设就用自带的模型。`,
    })
  }
  return { ...found, pooling, prefix, dimensions: readDimensions(dir) }
}

/** What was made for the shipped model as it is shipped, by test/quality/build-centre.ts and build-wordings.ts. */
function readMade(
  { dir, model, pooling = 'cls', prefix = '' }: OnnxEmbedderOptions,
  dimensions: number,
): Pick<Embedder, 'centre' | 'known'> {
  if (dir !== undefined || model !== undefined || pooling !== 'cls' || prefix !== '') return {}
  const numbers: number[] = JSON.parse(readFileSync(join(shippedDir, 'centre.json'), 'utf8'))
  return {
    centre: Float32Array.from(numbers),
    known: openKnownVectors(join(shippedDir, 'wordings.bin'), dimensions),
  }
}

/** The shipped model has no config.json and 512 dimensions. */
function readDimensions(dir: string): number {
  const path = join(dir, 'config.json')
  if (!existsSync(path)) return 512
  const config: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof config === 'object' && config !== null && 'hidden_size' in config
    ? Number(config.hidden_size)
    : 512
}
