// Step: a model in a folder. In: the folder. Out: its ONNX file and the hash of what it weighs; also, whether ONNX runs here at all.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AppError } from '#shared/errors.ts'

/** Names that a model may have in its folder, the likeliest first. */
export const modelNames = [
  'model_quantized.onnx',
  'model.onnx',
  'onnx/model_quantized.onnx',
  'onnx/model.onnx',
]

/** Paths of the first of `names` that is there and of the tokenizer; null where either is missing. */
export function findModel(
  dir: string,
  names: readonly string[],
): { readonly modelPath: string; readonly tokenizerPath: string } | null {
  const modelPath = names.map((name) => join(dir, name)).find((path) => existsSync(path))
  const tokenizerPath = join(dir, 'tokenizer.json')
  return modelPath && existsSync(tokenizerPath) ? { modelPath, tokenizerPath } : null
}

/** SHA-256, hex. Of large models the weights lie in a file of their own. */
export async function hashModel(path: string): Promise<string> {
  const hash = createHash('sha256')
  for (const one of [path, `${path}_data`].filter((name) => existsSync(name)))
    for await (const piece of createReadStream(one, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** `loss` says in Chinese what goes without, `off` how to do without for good. Throws AppError `setting`. */
export function requireRuntime({ loss, off }: { readonly loss: string; readonly off: string }): void {
  try {
    createRequire(import.meta.url)('onnxruntime-node')
  } catch (cause) {
    throw new AppError('setting', `运行模型的组件 onnxruntime-node 在本机加载不了，${loss}。`, {
      fix: `换用 64 位 Linux、macOS 或 Windows 并重新安装依赖（npm ci）；或${off}，不再提示。`,
      cause,
    })
  }
}
