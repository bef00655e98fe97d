// Channel: the JSON API. In: the guard of tokens and the desk. Out: the Hono app below /api: one address an operation, and the OpenAPI document.

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { failureStatuses } from '#channels/http/failure-statuses.ts'
import type { DoorGuard, WordRefusal } from '#channels/http/guard-door.ts'
import type { DoorDesk } from '#desk/doors/operation.ts'
import { operations } from '#desk/doors/operations.ts'
import { AppError } from '#shared/errors.ts'
import type { Log } from '#shared/log.ts'
import { describeApi } from './describe-api.ts'

export interface ApiParts {
  readonly guard: DoorGuard
  readonly desk: DoorDesk
  /** Of this program. */
  readonly version: string
  readonly publicUrl: string | null
  readonly log: Pick<Log, 'fail'>
}

const maxBodyBytes = 1024 * 1024

const word: WordRefusal = (c, { status, message, fix }) =>
  c.json({ error: { kind: 'refused', message, fix } }, status)

export function buildJsonApi({ guard, desk, version, publicUrl, log }: ApiParts): Hono {
  const app = new Hono()
  app.onError((error, c) => showError(c, error, log))
  app.get('/api/openapi.json', guard.forAll(word), (c) =>
    c.json(describeApi(operations, { address: publicUrl ?? new URL(c.req.url).origin, version })),
  )
  app.use('*', guard.forTokens(word), bodyLimit({ maxSize: maxBodyBytes, onError: refuseBody }))
  for (const { name, run } of operations)
    app.post(`/api/${name}`, async (c) => {
      const { data } = await run(c.get('asker').reader, await readBody(c), desk)
      return c.json(data)
    })
  app.notFound((c) => {
    const names = operations.map(({ name }) => `POST /api/${name}`).join('、')
    return c.json({ error: { kind: 'missing', message: '没有这个地址。', fix: `地址有：${names}。` } }, 404)
  })
  return app
}

async function readBody(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    throw new AppError('input', '请求体不是 JSON。', { fix: '写成 {"question": "…"} 这样的 JSON。' })
  }
}

function refuseBody(c: Context): Response {
  const error = { kind: 'input', message: '发来的内容太大，最多1 MB。', fix: '分几次发。' }
  return c.json({ error }, 413)
}

/** A known failure keeps its words and its fix; of an unknown one only the log learns more. */
function showError(c: Context, error: unknown, log: ApiParts['log']): Response {
  if (error instanceof AppError) {
    const { kind, message, fix, waitMs } = error
    if (waitMs !== null) c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
    return c.json({ error: { kind, message, fix } }, failureStatuses[kind])
  }
  log.fail('api', error)
  const fix = '请再试一次；还不行，请管理员看启动窗口里的说明。'
  return c.json({ error: { kind: 'unknown', message: '出了没有料到的错。', fix } }, 500)
}
