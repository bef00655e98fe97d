// Step: vectors. One request to an OpenAI-compatible /embeddings: checked, its errors without secrets.
import { z } from 'zod'
import type { GuardWords } from '#ports/endpoint-guard.ts'
import { AppError } from '#shared/errors.ts'

export interface EmbeddingEndpoint {
  /** Base address; most end with /v1. */
  readonly url: string
  readonly key: string | null
  readonly model: string
  /** Sent along; null leaves them to the endpoint. */
  readonly dimensions: number | null
}

const reply = z.object({
  data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()) })),
})

/** 100 vectors of 4,096 numbers as text. */
const mostReplyBytes = 16 << 20

/** One vector a text, in order, as they came. Throws AppError `setting` (asking again is no use) or `remote`. */
export async function requestEmbeddings(
  endpoint: EmbeddingEndpoint,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const { url, key, model, dimensions } = endpoint
  const options = dimensions === null ? {} : { dimensions }
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float', ...options }),
      signal,
      // a key is for this address only
      redirect: 'error',
    })
    const text = await readLimited(response)
    if (!response.ok) throw describeStatus(endpoint, response)
    return readVectors(text, texts.length)
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof WrongReply ? error.message : '连不上或中断'
    throw failure(endpoint, { reason, fix: '看网络和 ANTOU_EMBEDDER_URL' })
  }
}

/** For a guard: the failures that it finds. */
export function wordFailures(endpoint: EmbeddingEndpoint): GuardWords {
  return {
    late: () => failure(endpoint, { reason: '没有按时答复', fix: '看网络和 ANTOU_EMBEDDER_URL' }),
    resting: (seconds) =>
      failure(endpoint, {
        reason: '连续出错，暂停使用',
        fix: `${seconds}秒后自动再试；用 antou doctor 看原因`,
      }),
  }
}

/** Ours to word; texts of the endpoint or of fetch may hold keys and addresses, so they are not passed on. */
class WrongReply extends Error {}

async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece as Uint8Array, { stream: true })
    if (text.length > mostReplyBytes) throw new WrongReply('答复太长')
  }
  return text
}

function readVectors(text: string, count: number): readonly (readonly number[])[] {
  const parsed = reply.safeParse(parseJson(text))
  if (!parsed.success) throw new WrongReply('答复不是句向量')
  const { data } = parsed.data
  const vectors = new Array<readonly number[] | undefined>(count).fill(undefined)
  // some endpoints answer out of order
  data.forEach(({ index, embedding }, at) => {
    vectors[index ?? at] = embedding
  })
  const whole = vectors.filter((vector) => vector !== undefined)
  const size = whole[0]?.length ?? 0
  if (
    data.length !== count ||
    whole.length !== count ||
    whole.some((one) => one.length !== size || size === 0)
  )
    throw new WrongReply(`要${count}条句向量，答复里不齐`)
  return whole
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function describeStatus(endpoint: EmbeddingEndpoint, { status, headers }: Response): AppError {
  const setting = (reason: string, fix: string) => failure(endpoint, { reason, fix, isRetryable: false })
  if (status === 401 || status === 403)
    return setting(`密钥不对或没有权限（${status}）`, '核对 ANTOU_EMBEDDER_KEY')
  if (status === 402) return setting('账户欠费（402）', '到服务商处充值，或设 ANTOU_EMBEDDER=onnx')
  if (status === 408 || status === 429 || status >= 500) {
    const reason = status === 429 ? '请求太多，被限流（429）' : `对方服务出错（${status}）`
    const seconds = Number(headers.get('retry-after') ?? Number.NaN)
    const waitMs = seconds >= 0 ? seconds * 1000 : null
    return failure(endpoint, { reason, fix: '过一会儿会自动再试；一直这样就换一个', waitMs })
  }
  return setting(
    `地址、模型名或维数不对（${status}）`,
    '核对 ANTOU_EMBEDDER_URL（多数以 /v1 结尾）、ANTOU_EMBEDDER_MODEL；不是每个模型都能设 ANTOU_EMBEDDER_DIMENSIONS,ANTOU_EMBEDDER_BATCH 也可能太大',
  )
}

function failure(
  { model }: EmbeddingEndpoint,
  {
    reason,
    fix,
    isRetryable = true,
    waitMs = null,
  }: { reason: string; fix: string; isRetryable?: boolean; waitMs?: number | null },
): AppError {
  return new AppError(isRetryable ? 'remote' : 'setting', `句向量接口 ${model}:${reason}`, {
    fix: `${fix}。这期间只按词检索；也可设 ANTOU_EMBEDDER=onnx 用自带模型。`,
    isRetryable,
    waitMs,
  })
}
