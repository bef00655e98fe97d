// Step: reranking. In: a question and a text. Out: how well the text answers, 0 to 1, by one ONNX session. Runs inside a worker.
import { AppError } from '#shared/errors.ts'
import { buildInputs, cutEnd, mostCharacters, openSession, openTokenizer } from './onnx-session.ts'

export interface CrossEncoderSettings {
  readonly modelPath: string
  readonly tokenizerPath: string
}

/** Leaves most of what the model takes to the passage. */
const mostOfQuestion = 200

/** One pair a call, as with the encoder. A long pair loses the end of its text, never of the question. */
export async function loadCrossEncoder({ modelPath, tokenizerPath }: CrossEncoderSettings) {
  const tokenizer = openTokenizer(tokenizerPath)
  const session = await openSession(modelPath)
  const output = session.outputNames.includes('logits') ? 'logits' : (session.outputNames[0] ?? '')
  return async ({ question, text }: { question: string; text: string }): Promise<number> => {
    const pair = tokenizer.encode(question.slice(0, mostOfQuestion), {
      text_pair: text.slice(0, mostCharacters),
      return_token_type_ids: true,
    })
    const tokens = { ids: cutEnd(pair.ids), types: cutEnd(pair.token_type_ids) }
    const { data, dims } = (await session.run(buildInputs(tokens, session.inputNames)))[output]!
    return readScore(data as Float32Array, dims)
  }
}

/** One number: its logistic; two: the share of the second, as models with the classes no and yes have them. */
function readScore(logits: Float32Array, dims: readonly number[]): number {
  const [first = 0, second] = logits
  if (dims[0] !== 1 || dims.length > 2 || logits.length > 2)
    throw new AppError('setting', `这个模型给不出一对文字的分数（输出 ${dims.join('×')}）。`, {
      fix: 'ANTOU_RERANKER_DIR 要指向重排模型（cross-encoder），不是句向量模型。',
    })
  return 1 / (1 + Math.exp(second === undefined ? -first : first - second))
}
