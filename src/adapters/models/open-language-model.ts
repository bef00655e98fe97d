// Adapter: the LanguageModel port over LangChain chat models. Limits in time and length, few retries, a breaker, errors without secrets.
import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { CompletionRequest, LanguageModel, ModelTool } from '#ports/language-model.ts'
import { AppError } from '#shared/errors.ts'
import { loadChatModel } from './load-chat-model.ts'
import { openBreaker } from './open-breaker.ts'
import { type ModelSettings, readModelSettings } from './read-model-settings.ts'
import { runAgent } from './run-agent.ts'
import { readRetryAfter, translateError } from './translate-error.ts'

/** The first piece must come within this share of the whole time. */
const firstShare = 0.6
const retries = 1
const retryPauseMs = 400
/** Longest that a Retry-After is heeded; beyond it the extractive answer is better. */
const longestPauseMs = 2000
/** An answer of eight sentences has 600 characters. */
const maxCharacters = 12_000

/** Nothing is loaded or asked before the first question. Throws AppError `setting` for settings that cannot work. */
export function openLanguageModel(
  settings: ModelSettings,
  { clock }: { clock: () => number } = { clock: () => performance.now() },
): LanguageModel {
  const endpoint = readModelSettings(settings)
  const secrets = (settings.key ?? '').split(':').filter(Boolean)
  const breaker = openBreaker(endpoint.name, { failures: 3, pauseMs: 60_000, clock })
  let loaded: Promise<BaseChatModel> | null = null
  const load = (maxTokens: number) => {
    loaded ??= loadChatModel(endpoint, maxTokens)
    return loaded
  }
  const translate = (error: unknown) => translateError(error, { name: endpoint.name, secrets })
  const guard = async function* (
    request: CompletionRequest,
    open: (signal: AbortSignal) => AsyncIterable<string>,
  ): AsyncIterable<string> {
    breaker.enter()
    let isTold = false
    try {
      for await (const piece of open(limit(request.signal, settings.timeoutMs))) {
        isTold = true
        yield piece
      }
      if (!isTold) throw translate(new Error('没有回答'))
      breaker.succeed()
    } catch (error) {
      if (!request.signal?.aborted) breaker.fail()
      throw translate(error)
    }
  }
  return {
    name: endpoint.name,
    timeoutMs: settings.timeoutMs,
    complete: (request) =>
      guard(request, (signal) => streamWithRetry(request, { load, signal, settings, translate })),
    useTools: settings.isAgent
      ? (request) => guard(request, (signal) => streamAgent({ ...request, signal }, load))
      : null,
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
  readonly translate: (error: unknown) => AppError
}

/** A failure after the first piece is not retried: what came is already being read. */
async function* streamWithRetry(request: CompletionRequest, streaming: Streaming): AsyncIterable<string> {
  for (let attempt = 0; ; attempt++) {
    let isStarted = false
    try {
      for await (const piece of streamOnce(request, streaming)) {
        isStarted = true
        yield piece
      }
      return
    } catch (error) {
      const known = streaming.translate(error)
      if (isStarted || attempt >= retries || !known.isRetryable || streaming.signal.aborted) throw known
      await pause(Math.min(readRetryAfter(error) ?? retryPauseMs, longestPauseMs), streaming.signal)
    }
  }
}

async function* streamOnce(
  { system, user, maxTokens }: CompletionRequest,
  { load, signal, settings }: Streaming,
): AsyncIterable<string> {
  const model = await orAbort(load(maxTokens), signal)
  const first = limit(signal, settings.timeoutMs * firstShare)
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

function limit(signal: AbortSignal | undefined, ms: number): AbortSignal {
  const timeout = AbortSignal.timeout(Math.max(1, Math.round(ms)))
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}

/** The promise, or the time limit, whichever comes first. */
function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () =>
      reject(
        new AppError('remote', '大模型没有按时答完', {
          fix: '答案先用原文摘录；可把 ANTOU_MODEL_TIMEOUT 调大',
        }),
      )
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  // Holds the process: while this promise waits, nothing else may, and a command would end without a word.
  return orAbort(sleep(ms), signal)
}
