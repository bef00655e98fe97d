// An OpenAI-compatible /embeddings on this machine, with the habits that such endpoints have.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fakeEmbedder } from '../fake-embedder.ts'

interface EmbeddingRequest {
  readonly model: string
  readonly input: readonly string[]
  readonly dimensions?: number
  readonly key: string
}

type Habit =
  | 'good'
  | 'shuffled'
  | 'busy-once'
  | 'down'
  | 'wrong-key'
  | 'no-dimensions'
  | 'one-short'
  | 'words'
  | 'wider'

export interface FakeEmbeddingEndpoint {
  /** Ends with /v1. */
  readonly url: string
  readonly received: readonly EmbeddingRequest[]
  behave(habit: Habit): void
  close(): Promise<void>
}

/** Vectors are those of `fakeEmbedder`, five times as long. */
export async function openFakeEmbeddingEndpoint(): Promise<FakeEmbeddingEndpoint> {
  let habit: Habit = 'good'
  const received: EmbeddingRequest[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request) text += piece
    const body = JSON.parse(text) as EmbeddingRequest
    const key = (request.headers.authorization ?? '').replace('Bearer ', '')
    received.push({ ...body, key })
    const refuse = (status: number) =>
      response.writeHead(status, { 'retry-after': '0' }).end(`no, ${key} at http://secret.example/`)
    if (request.url !== '/v1/embeddings') return refuse(404)
    if (habit === 'wrong-key') return refuse(401)
    if (habit === 'down') return refuse(503)
    if (habit === 'no-dimensions' && body.dimensions !== undefined) return refuse(400)
    if (habit === 'words') return response.end('<html>')
    if (habit === 'busy-once') {
      habit = 'good'
      return refuse(429)
    }
    const vectors = await fakeEmbedder().embed(body.input)
    const data = vectors.map((vector, index) => {
      const embedding = Array.from(vector, (value) => value * 5)
      return { index, embedding: habit === 'wider' ? [...embedding, 1] : embedding }
    })
    if (habit === 'shuffled') data.reverse()
    if (habit === 'one-short') data.pop()
    return response.end(JSON.stringify({ object: 'list', data }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    received,
    behave: (next) => {
      habit = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
