// Adapter: the LanguageModel port over LangChain chat models. Limits in time and length, behind a guard, errors without secrets.
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { EndpointGuard, OpenEndpointGuard } from '#ports/endpoint-guard.ts'
import type { CompletionRequest, LanguageModel, ModelTool } from '#ports/language-model.ts'
import { AppError } from '#shared/errors.ts'
import { loadChatModel } from './load-chat-model.ts'
import { openPieceQueue } from './piece-queue.ts'
import { type ModelSettings, readModelSettings } from './read-model-settings.ts'
import { runAgent } from './run-agent.ts'
import { translateError } from './translate-error.ts'

/** The first piece must come within this share of the whole time. */
const firstShare = 0.6
/** Beyond the longest pause the extractive answer is better. */
const patience = { retries: 1, pauseMs: 400, longestPauseMs: 2000 }
/** An answer of eight sentences has 600 characters. */
const maxCharacters = 12_000

/** Nothing is loaded or asked before the first question. Throws AppError `setting` for settings that cannot work. */
export function openLanguageModel(settings: ModelSettings, openGuard: OpenEndpointGuard): LanguageModel {
  const endpoint = readModelSettings(settings)
  const { name } = endpoint
  const secrets = (settings.key ?? '').split(':').filter(Boolean)
  const guard = openGuard({ late: tooLate, resting: (seconds) => resting(name, seconds) })
  let loaded: Promise<BaseChatModel> | null = null
  const load = (maxTokens: number) => {
    loaded ??= loadChatModel(endpoint, maxTokens)
    return loaded
  }
  const parts = {
    guard,
    timeoutMs: settings.timeoutMs,
    translate: (error: unknown) => translateError(error, { name, secrets }),
  }
  return {
    name,
    timeoutMs: settings.timeoutMs,
    complete: (request) =>
      streamGuarded(request, (signal) => streamOnce(request, { load, signal, settings }), parts),
    useTools: settings.isAgent
      ? (request) =>
          streamGuarded(request, (signal) => streamAgent({ ...request, signal }, load), {
            ...parts,
            retries: 0,
          })
      : null,
  }
}

interface Guarding {
  readonly guard: EndpointGuard
  readonly timeoutMs: number
  readonly translate: (error: unknown) => AppError
  readonly retries?: number
}

/** A failure after the first piece is not retried: what came is already being read. Who stops reading is no failure. */
async function* streamGuarded(
  { signal }: CompletionRequest,
  open: (signal: AbortSignal) => AsyncIterable<string>,
  { guard, timeoutMs, translate, retries = patience.retries }: Guarding,
): AsyncIterable<string> {
  const leaving = new AbortController()
  const left = signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal
  const queue = openPieceQueue()
  let mayTryAgain = true
  const copy = async (inTime: AbortSignal): Promise<void> => {
    try {
      for await (const piece of open(inTime)) {
        mayTryAgain = false
        queue.push(piece)
      }
      if (!mayTryAgain) return
      mayTryAgain = false
      throw new Error('没有回答')
    } catch (error) {
      throw translate(error)
    }
  }
  const limits = { ...patience, retries, totalMs: timeoutMs, mayTryAgain: () => mayTryAgain, signal: left }
  guard.ask(copy, limits).then(
    () => queue.end(),
    (error: unknown) => queue.end({ error: translate(error) }),
  )
  try {
    yield* queue.read()
  } finally {
    leaving.abort()
  }
}

async function* streamAgent(
  request: CompletionRequest & { readonly tools: readonly ModelTool[]; readonly signal: AbortSignal },
  load: (maxTokens: number) => Promise<BaseChatModel>,
): AsyncIterable<string> {
  const { maxTokens, signal } = request
  const pieces = runAgent(await orAbort(load(maxTokens), signal), request)
  yield* readBounded(pieces, { textOf: (text) => text, signalAt: () => signal })
}

interface Streaming {
  readonly load: (maxTokens: number) => Promise<BaseChatModel>
  readonly signal: AbortSignal
  readonly settings: ModelSettings
}

async function* streamOnce(
  { system, user, maxTokens }: CompletionRequest,
  { load, signal, settings }: Streaming,
): AsyncIterable<string> {
  const model = await orAbort(load(maxTokens), signal)
  const first = AbortSignal.any([
    signal,
    AbortSignal.timeout(Math.max(1, Math.round(settings.timeoutMs * firstShare))),
  ])
  const messages = [
    ['system', system],
    ['user', user],
  ] as [string, string][]
  const stream = await orAbort(model.stream(messages, { signal }), first)
  yield* readBounded(stream, {
    textOf: ({ text }) => text,
    signalAt: (length) => (length === 0 ? first : signal),
  })
}

/** Until it ends, is too long, or the signal for what was read so far aborts. */
async function* readBounded<Piece>(
  pieces: AsyncIterable<Piece>,
  { textOf, signalAt }: { textOf: (piece: Piece) => string; signalAt: (length: number) => AbortSignal },
): AsyncIterable<string> {
  const reader = pieces[Symbol.asyncIterator]()
  let length = 0
  try {
    while (length < maxCharacters) {
      const { done, value } = await orAbort(reader.next(), signalAt(length))
      if (done) return
      const piece = textOf(value).slice(0, maxCharacters - length)
      length += piece.length
      if (piece !== '') yield piece
    }
  } finally {
    // Not waited for: an endpoint that hangs would hold the answer back.
    void reader.return?.().catch(() => undefined)
  }
}

/** The promise, or the time limit, whichever comes first. */
function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(tooLate())
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function tooLate(): AppError {
  return new AppError('remote', '大模型没有按时答完', {
    fix: '答案先用原文摘录；可把 ANTOU_MODEL_TIMEOUT 调大',
  })
}

function resting(name: string, seconds: number): AppError {
  return new AppError('remote', `大模型 ${name} 连续出错，暂停使用`, {
    fix: `${seconds}秒后自动再试；可用 antou doctor 看原因`,
    isRetryable: true,
  })
}
