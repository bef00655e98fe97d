import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openOpenaiEmbedder } from '#adapters/embedders/open-openai-embedder.ts'
import { openEndpointGuard } from '#adapters/endpoints/open-endpoint-guard.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import type { Embedder } from '#ports/embedder.ts'
import { embedQuery } from '#retrieve/embed-query.ts'
import { describeError } from '#shared/errors.ts'
import {
  type FakeEmbeddingEndpoint,
  openFakeEmbeddingEndpoint,
} from '../../fakes/endpoints/fake-embedding-endpoint.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { openWholeLibrary } from '../../fakes/library/whole-library.ts'
import { sampleRequest } from '../../fakes/sample-report.ts'

const key = 'sk-verysecret-1234'
const texts = ['追回拖欠工资', '开展普法宣传', '化解邻里纠纷', '', '调解成功']

describe('an embedder on an OpenAI-compatible endpoint', () => {
  let endpoint: FakeEmbeddingEndpoint
  const open = (dimensions: number | null = 16) => {
    const settings = { url: `${endpoint.url}/`, key, model: 'bge-m3', dimensions, batch: 2, prefix: '' }
    return openOpenaiEmbedder(settings, openEndpointGuard)
  }
  beforeEach(async () => {
    endpoint = await openFakeEmbeddingEndpoint()
  })
  afterEach(() => endpoint.close())

  it('gives normalised vectors in order, in batches, with the key and the model', async () => {
    const vectors = await (await open()).embed(texts)
    const expected = await fakeEmbedder().embed(texts.map((text) => text || '。'))
    expect(vectors.map((one) => Array.from(one, (x) => x.toFixed(5)))).toEqual(
      expected.map((one) => Array.from(one, (x) => x.toFixed(5))),
    )
    expect(endpoint.received.map(({ input }) => input.length)).toEqual([2, 2, 1])
    expect(endpoint.received[0]).toMatchObject({ key, model: 'bge-m3', dimensions: 16 })
  })

  it('puts vectors back in order that came in another', async () => {
    const embedder = await open()
    const good = await embedder.embed(texts)
    endpoint.behave('shuffled')
    expect(await embedder.embed(texts)).toEqual(good)
  })

  it('asks nothing at opening when the size is set, and once when it is not', async () => {
    expect((await open()).dimensions).toBe(16)
    expect(endpoint.received).toHaveLength(0)
    expect((await open(null)).dimensions).toBe(16)
    expect(endpoint.received).toHaveLength(1)
  })

  it('has another id for another model, size or address, and no key in it', async () => {
    const { id } = await open()
    expect(id).toMatch(/^openai\/127\.0\.0\.1:\d+\/v1\/bge-m3\/16$/)
  })

  it('does without the size where the endpoint refuses to be told one', async () => {
    endpoint.behave('no-dimensions')
    const embedder = await open()
    expect(await embedder.embed(texts)).toHaveLength(5)
    await embedder.embed(['工资'])
    expect(endpoint.received.at(-1)?.dimensions).toBeUndefined()
  })

  it('tries a batch again that was turned away', async () => {
    endpoint.behave('busy-once')
    expect(await (await open()).embed(texts)).toHaveLength(5)
    expect(endpoint.received).toHaveLength(4)
  })

  it('never waits for a question’s vector a second time', async () => {
    endpoint.behave('down')
    await expect((await open()).embed(['工资'])).rejects.toMatchObject({ kind: 'remote', isRetryable: true })
    expect(endpoint.received).toHaveLength(1)
  })

  it('rests after three failures, and asks again with one request', async () => {
    endpoint.behave('down')
    const embedder = await open()
    for (let at = 0; at < 6; at++)
      await expect(embedder.embed(['工资'])).rejects.toMatchObject({ kind: 'remote' })
    expect(endpoint.received).toHaveLength(3)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    endpoint.behave('good')
    expect(await embedder.embed(['工资'])).toHaveLength(1)
    expect(await embedder.embed(texts)).toHaveLength(5)
    vi.useRealTimers()
  })

  it('refuses what is not one vector a text of the right size, and tells no secret', async () => {
    for (const habit of ['wrong-key', 'one-short', 'words', 'wider', 'down'] as const) {
      endpoint.behave(habit)
      const failed = await (await open()).embed(['工资']).catch((error: unknown) => error)
      expect(failed, habit).toMatchObject({ name: 'AppError' })
      expect(describeError(failed)).not.toMatch(/verysecret|secret\.example/)
    }
  })

  it('costs a question its meaning, not its answer, when it is down', async () => {
    endpoint.behave('down')
    const question = { topic: '工资', text: '工资', plain: '工资' }
    expect(await embedQuery(question, await open())).toEqual([])
  })
})

describe('a library whose embedder is changed', () => {
  const dir = mkdtempSync(join(tmpdir(), 'antou-change-'))
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('answers by words until the new vectors are there, and keeps the old ones for the way back', async () => {
    const segmenter = await openSegmenter()
    const open = (embedder: Embedder) => openWholeLibrary({ dataDir: dir, segmenter, embedder })
    const old = fakeEmbedder()
    const next = fakeEmbedder('next')
    const first = await open(old)
    await first.storeReport(sampleRequest(['追回拖欠工资61万元。', '开展普法宣传14场次。']))
    expect(await embedPending({ store: first, embedder: old })).toBe(2)
    await first.close()

    const reader = await openWholeLibrary({ dataDir: dir, segmenter, embedder: next, isReadOnly: true })
    expect((await reader.stats()).vectors).toEqual({ ready: 0, pending: 2 })
    await reader.close()

    const second = await open(next)
    const [vector = null] = await next.embed(['工资'])
    const search = () => second.search({ text: '工资', vector, limit: 5 })
    expect((await search()).candidates.map(({ cosine }) => cosine)).toEqual([null])
    expect((await second.stats()).vectors).toEqual({ ready: 0, pending: 2 })
    const [one] = await second.listPending(1)
    await second.putVectors([{ key: one!.key, vector: vector! }])
    // half of the passages: those would outrank the rest
    expect((await search()).candidates.map(({ cosine }) => cosine)).toEqual([null])
    expect(await embedPending({ store: second, embedder: next })).toBe(1)
    expect((await search()).candidates).toHaveLength(2)
    expect((await search()).candidates.every(({ cosine }) => cosine !== null)).toBe(true)
    await second.close()

    const back = await open(old)
    expect((await back.stats()).vectors).toEqual({ ready: 2, pending: 0 })
    await back.close()
  })
})
