// Step: a model that runs. In: its files. Out: tokenizer and session, and the tensors that it takes. Runs inside a worker.
import { readFileSync } from 'node:fs'
import { Tokenizer } from '@huggingface/tokenizers'
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** What BERT models take; the rest of a longer text is not seen. */
export const mostTokens = 512
/** No 512 tokens of Chinese are longer; keeps a pasted book from being tokenised whole. */
export const mostCharacters = 4096

export function openTokenizer(path: string): Tokenizer {
  return new Tokenizer(JSON.parse(readFileSync(path, 'utf8')), {})
}

/** One thread, so that workers share the cores; without the arena memory stays 180 MB lower. */
export function openSession(modelPath: string): Promise<InferenceSession> {
  return InferenceSession.create(modelPath, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
  })
}

/** Tokens of one text, or of a pair; without `types` all are of the first kind. */
export interface Tokens {
  readonly ids: readonly number[]
  readonly types?: readonly number[]
}

/** One tensor [1, tokens] for each input of the model. */
export function buildInputs({ ids, types }: Tokens, names: readonly string[]): Record<string, Tensor> {
  const values: Record<string, readonly number[] | undefined> = {
    input_ids: ids,
    token_type_ids: types,
    attention_mask: ids.map(() => 1),
  }
  const fill = (name: string): BigInt64Array => BigInt64Array.from(values[name] ?? ids.map(() => 0), BigInt)
  return Object.fromEntries(names.map((name) => [name, new Tensor('int64', fill(name), [1, ids.length])]))
}
