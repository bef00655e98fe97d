// Channel: what programs for OpenAI’s interface reach: /v1/chat/completions and /v1/models. In: the guard of tokens and the chat. Out: the Hono app below /v1.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { DoorGuard } from '#channels/http/guard-door.ts'
import type { Chat, ReplyEvent } from '#chat/chat.ts'
import type { Reader } from '#domain/reader.ts'
import { AppError } from '#shared/errors.ts'
import type { Log } from '#shared/log.ts'
import {
  collectReplies,
  countUsage,
  encodeChunk,
  encodeCompletion,
  encodeUsage,
  modelName,
  openHead,
  splitContent,
} from './encode-completion.ts'
import { type ReadCompletion, readRequest } from './read-request.ts'

interface OpenaiParts {
  readonly guard: DoorGuard
  readonly chat: Pick<Chat, 'continueTranscript'>
  readonly log: Pick<Log, 'fail'>
}

const maxBodyBytes = 1024 * 1024
const model = { id: modelName, object: 'model', created: 0, owned_by: modelName }

export function buildOpenaiDoor({ guard, chat, log }: OpenaiParts): Hono {
  const app = new Hono()
  app.onError((error, c) => showError(c, error, log))
  app.use(
    '*',
    guard.forTokens((c, { status, message, fix }) => refuse(c, status, `${message}${fix}`)),
    bodyLimit({ maxSize: maxBodyBytes, onError: (c) => refuse(c, 413, '发来的内容太大，最多1 MB。') }),
  )
  app.get('/v1/models', (c) => c.json({ object: 'list', data: [model] }))
  app.get('/v1/models/:id', (c) =>
    c.req.param('id') === modelName ? c.json(model) : refuse(c, 404, unknownModel, 'model_not_found'),
  )
  app.post('/v1/chat/completions', async (c) => {
    const request = readRequest(await readBody(c))
    if (request.model !== modelName) return refuse(c, 404, unknownModel, 'model_not_found')
    const { reader } = c.get('asker')
    if (request.isStreamed) return streamAnswer(c, request, { reader, chat })
    const { before, text } = request
    const events: ReplyEvent[] = []
    for await (const event of chat.continueTranscript({ reader, before, text }, c.req.raw.signal))
      events.push(event)
    return c.json(encodeCompletion(openHead(new Date()), collectReplies(events), request.length))
  })
  app.notFound((c) => refuse(c, 404, '这里只有 /v1/chat/completions 和 /v1/models。', 'unknown_url'))
  return app
}

const unknownModel = `模型只有一个，写 ${modelName}。`

interface Answering {
  readonly reader: Reader
  readonly chat: OpenaiParts['chat']
}

/** What is being done goes out as comments while the answer is made, so that nobody in between cuts the line; then the answer, line by line. */
function streamAnswer(c: Context, request: ReadCompletion, { reader, chat }: Answering): Response {
  const { before, text, length, withUsage } = request
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream: SSEStreamingApi) => {
    const stopping = new AbortController()
    stream.onAbort(() => stopping.abort())
    const send = (chunk: object) => stream.writeSSE({ data: JSON.stringify(chunk) })
    const head = openHead(new Date())
    await send(encodeChunk(head, { role: 'assistant', content: '' }))
    const events: ReplyEvent[] = []
    for await (const event of chat.continueTranscript({ reader, before, text }, stopping.signal)) {
      if (event.kind === 'step') await stream.write(`: ${event.text.replace(/\s+/g, ' ')}\n\n`)
      events.push(event)
    }
    const { content, citations } = collectReplies(events)
    for (const line of splitContent(content)) await send(encodeChunk(head, { content: line }))
    await send(encodeChunk(head, {}, citations))
    if (withUsage) await send(encodeUsage(head, countUsage(length, content)))
    await stream.writeSSE({ data: '[DONE]' })
  })
}

async function readBody(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    throw new AppError('input', '请求体不是 JSON。', { fix: '' })
  }
}

const codes: Readonly<Record<number, string>> = { 401: 'invalid_api_key', 429: 'rate_limit_exceeded' }

function refuse(
  c: Context,
  status: 400 | 401 | 403 | 404 | 413 | 429 | 500,
  message: string,
  code: string | null = codes[status] ?? null,
): Response {
  const type = status >= 500 ? 'server_error' : status === 429 ? 'requests' : 'invalid_request_error'
  return c.json({ error: { message, type, param: null, code } }, status)
}

/** Of an unknown failure only the log learns more. */
function showError(c: Context, error: unknown, log: OpenaiParts['log']): Response {
  if (error instanceof AppError) return refuse(c, 400, `${error.message}${error.fix}`)
  log.fail('v1', error)
  return refuse(c, 500, '出了没有料到的错。请再试一次；还不行，请管理员看启动窗口里的说明。')
}
