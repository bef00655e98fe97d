import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMilvus } from '#adapters/milvus/open-milvus.ts'
import { refuseOldVersion } from '#adapters/milvus/refuse-old-version.ts'
import { describeVectorStore } from '../../contracts/vector-store-contract.ts'
import { milvusBin, type StartedMilvus, startMilvus } from '../../fakes/stores/start-milvus.ts'

const title = milvusBin === null ? 'milvus-lite: not on this machine, skipped' : 'milvus-lite'

describe.skipIf(milvusBin === null)(title, () => {
  let server: StartedMilvus
  beforeAll(async () => {
    server = await startMilvus()
  })
  afterAll(() => server.stop())

  describeVectorStore('milvus-lite', (options) =>
    openMilvus({ address: server.address, token: null }, options),
  )

  it('is told as away while it is, and goes on when it is back', async () => {
    const store = await openMilvus(
      { address: server.address, token: null },
      { embedder: 'gone', dimensions: 4 },
    )
    await store.put([{ passage: 1, report: 1, vector: Float32Array.of(1, 0, 0, 0) }])
    await server.kill()
    await expect(store.count()).rejects.toMatchObject({ kind: 'remote', isRetryable: true })
    await server.start()
    await expect.poll(() => store.count().catch(() => null), { timeout: 30_000 }).toBe(1)
    await store.close()
  })
})

describe('an address where nothing answers', () => {
  it('is told without the token', async () => {
    const opening = openMilvus(
      { address: '127.0.0.1:1', token: 'root:geheim' },
      { embedder: 'a', dimensions: 4 },
    )
    const failed = await opening.catch((error: unknown) => error)
    expect(failed).toMatchObject({ kind: 'remote', message: 'Milvus 连不上：127.0.0.1:1' })
    expect(inspect(failed, { depth: 9 })).not.toContain('geheim')
  })
})

describe('versions of Milvus', () => {
  it.each(['v2.6.10', '2.6.11', 'v2.5.27', 'v3.0.0', 'v2.7.0-beta', 'milvus_lite-3.2.2'])(
    '%s is used',
    (version) => {
      expect(() => refuseOldVersion(version)).not.toThrow()
    },
  )
  it.each(['v2.6.9', 'v2.5.26', '2.4.23', 'v1.1.1', 'v2.6', '', 'unknown'])('%s is refused', (version) => {
    expect(() => refuseOldVersion(version)).toThrow(/CVE-2026-26190/)
  })
})
