// Step: vectors. In: a text. Out: its normalised vector, by one ONNX session. Runs inside a worker.
import type { EncodedText } from '#ports/embedder.ts'
import { buildInputs, cutEnd, mostCharacters, openSession, openTokenizer } from './onnx-session.ts'
import { placeTokens } from './place-tokens.ts'

export interface EncoderSettings {
  readonly modelPath: string
  readonly tokenizerPath: string
  /** `cls`: the first token's vector; `mean`: the mean of all. */
  readonly pooling: 'cls' | 'mean'
  readonly prefix: string
  readonly dimensions: number
  /** Cores that one text may take. Default 1. */
  readonly threads?: number
}

/** Models that give several outputs name the states of their tokens so. */
const outputNames = ['last_hidden_state', 'token_embeddings']

/** `withStates`: those of the tokens as well. */
export type EncodeText = (text: string, withStates?: boolean) => Promise<EncodedText>

/**
 * Loads the model (0.3 s). One text a call: the quantisation is dynamic, so a text's vector would depend on its
 * neighbours in a batch, and batches are no faster.
 */
export async function loadEncoder(settings: EncoderSettings): Promise<EncodeText> {
  const tokenizer = openTokenizer(settings.tokenizerPath)
  const session = await openSession(settings.modelPath, settings.threads)
  const output =
    outputNames.find((name) => session.outputNames.includes(name)) ?? session.outputNames[0] ?? ''
  return async (text, withStates = false) => {
    const read = settings.prefix + text.slice(0, mostCharacters)
    const encoding = tokenizer.encode(read)
    const ids = cutEnd(encoding.ids)
    const results = await session.run(buildInputs({ ids }, session.inputNames))
    const { data, dims } = results[output]!
    // Two dimensions: the model has already made one vector of its tokens.
    const isPooled = dims.length === 2
    const states = data as Float32Array
    return {
      vector: poolStates(states, isPooled ? 1 : ids.length, settings),
      tokens: withStates && !isPooled ? placeTokens(encoding.tokens.slice(0, ids.length), text) : [],
      states: withStates && !isPooled ? states.slice() : new Float32Array(0),
    }
  }
}

/** Dimensions come from the model itself; a setting that disagrees would spoil the whole index. */
function poolStates(states: Float32Array, tokens: number, settings: EncoderSettings): Float32Array {
  const size = states.length / tokens
  if (size !== settings.dimensions)
    throw new Error(`model has ${size} dimensions, expected ${settings.dimensions}`)
  const vector = states.slice(0, size)
  if (settings.pooling === 'mean') {
    for (let at = size; at < states.length; at++) vector[at % size]! += states[at]!
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}
