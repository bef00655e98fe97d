// Channel: MCP on standard input and output. In: who asks, and the desk. Out: resolves when the input ended and what was asked is answered.
import { once } from 'node:events'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { DoorDesk } from '#desk/doors/operation.ts'
import { buildServer, type McpParts } from './build-server.ts'

/** Standard output is the protocol's alone: whatever else is said goes to standard error. */
export async function serveStdio({ desk, ...parts }: McpParts): Promise<void> {
  const waiting = new Set<Promise<unknown>>()
  const ended = once(process.stdin, 'end')
  const server = buildServer({ ...parts, desk: countCalls(desk, waiting) })
  await server.connect(new StdioServerTransport())
  await ended
  // A request that came with the last bytes begins only now.
  do {
    await new Promise(setImmediate)
    await Promise.allSettled(waiting)
  } while (waiting.size > 0)
  await new Promise(setImmediate)
  await server.close()
}

/** The same desk; what it is asked for stands in `waiting` until it is done. */
function countCalls(desk: DoorDesk, waiting: Set<Promise<unknown>>): DoorDesk {
  const count =
    (verb: (...given: unknown[]) => unknown) =>
    (...given: unknown[]) => {
      const done = verb(...given)
      const call = Promise.resolve(done).finally(() => waiting.delete(call))
      call.catch(() => {})
      waiting.add(call)
      return done
    }
  const verbs = Object.entries(desk).map(([name, verb]) => [name, count(verb as never)])
  return Object.fromEntries(verbs) as DoorDesk
}
