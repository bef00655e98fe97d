// Step: a model that runs. In: its files. Out: tokenizer and session, and the tensors that it takes. Runs inside a worker.
import { readFileSync } from 'node:fs'
import { Tokenizer } from '@huggingface/tokenizers'
import { InferenceSession, Tensor } from 'onnxruntime-node'

/** What BERT models take; the rest of a longer text is not seen. */
const mostTokens = 512
/** No 512 tokens of Chinese are longer; keeps a pasted book from being tokenised whole. */
export const mostCharacters = 4096

export function openTokenizer(path: string): Tokenizer {
  return new Tokenizer(JSON.parse(readFileSync(path, 'utf8')), {})
}

/**
 * One thread unless told otherwise, so that workers share the cores; without the arena memory stays 180 MB lower, and
 * without spinning threads that wait leave the cores to others.
 */
export function openSession(modelPath: string, threads = 1): Promise<InferenceSession> {
  return InferenceSession.create(modelPath, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  })
}

/** Cuts to what the model takes; keeps the closing token, as training had it. */
export function cutEnd(values: readonly number[]): readonly number[] {
  return values.length <= mostTokens ? values : [...values.slice(0, mostTokens - 1), values.at(-1)!]
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
