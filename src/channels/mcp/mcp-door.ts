// Channel: MCP over Streamable HTTP, for who holds a token. In: the guard of tokens and the desk. Out: the Hono app at /mcp; each request stands by itself.
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { type Context, Hono } from 'hono'
import type { DoorGuard } from '#channels/http/guard-door.ts'
import { buildServer, type McpParts } from './build-server.ts'

interface McpDoorParts extends Omit<McpParts, 'readReader'> {
  readonly guard: DoorGuard
}

const maxRequestBodySize = 1024 * 1024

export function buildMcpDoor({ guard, ...parts }: McpDoorParts): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    parts.log.fail('mcp', error)
    return refuse(c, 500, '出了没有料到的错。')
  })
  const checked = guard.forTokens((c, { status, message, fix }) => refuse(c, status, `${message}${fix}`))
  app.post('/mcp', checked, async (c) => {
    const { reader } = c.get('asker')
    const server = buildServer({ ...parts, readReader: async () => reader })
    const transport = new WebStandardStreamableHTTPServerTransport({
      enableJsonResponse: true,
      maxRequestBodySize,
    })
    try {
      await server.connect(transport)
      return await transport.handleRequest(c.req.raw)
    } finally {
      await server.close()
    }
  })
  app.all('/mcp', checked, (c) => {
    c.header('Allow', 'POST')
    return refuse(c, 405, '这里不开推送，每次请求单独作答。')
  })
  return app
}

function refuse(c: Context, status: 401 | 403 | 404 | 405 | 429 | 500, message: string): Response {
  return c.json({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }, status)
}
