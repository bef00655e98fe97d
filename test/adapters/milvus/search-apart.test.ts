import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMilvus } from '#adapters/milvus/open-milvus.ts'
import { openWhenThere } from '#adapters/milvus/open-when-there.ts'
import { openPostgres } from '#adapters/postgres/database/open-postgres.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import type { VectorStore } from '#ports/vector-index.ts'
import { describePassageIndex } from '../../contracts/passage-index-contract.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'
import { sampleRequest } from '../../fakes/sample-report.ts'
import { openSharedLibrary } from '../../fakes/stores/open-shared-library.ts'
import { milvusBin, type StartedMilvus, startMilvus } from '../../fakes/stores/start-milvus.ts'
import { postgresBin, type StartedPostgres, startPostgres } from '../../fakes/stores/start-postgres.ts'

const isSkipped = milvusBin === null || postgresBin === null
const title = isSkipped
  ? 'PostgreSQL with milvus-lite: not on this machine, skipped'
  : 'PostgreSQL with milvus-lite'
const [reports, passagesOfOne] = [85, 20]
const things = ['欠薪', '调解', '普法', '执法', '法律顾问', '信访', '网格', '禁毒', '培训', '公开']

describe.skipIf(isSkipped)(title, async () => {
  const segmenter = await openSegmenter()
  const embedder = fakeEmbedder()
  let server: StartedPostgres
  let milvus: StartedMilvus
  let url = ''
  const openStore = (name = embedder.id) =>
    openMilvus({ address: milvus.address, token: null }, { embedder: name, dimensions: embedder.dimensions })
  const openApart = (vectorStore: VectorStore) => openSharedLibrary(url, { segmenter, embedder, vectorStore })
  beforeAll(async () => {
    ;[server, milvus] = await Promise.all([startPostgres(), startMilvus()])
    url = await server.urlFor('library')
    const { store, close } = await openSharedLibrary(url, { segmenter, embedder })
    for (let report = 0; report < reports; report++) {
      const texts = Array.from({ length: passagesOfOne }, (_, n) => {
        const [one, other] = [things[(report + n) % 10], things[(report * 3 + n * 7) % 10]]
        return `第${report}镇第${n}段写${one}和${other}，全年办了${report * 20 + n}件。`
      })
      await store.storeReport(sampleRequest(texts, { location: `/${report}` }))
    }
    await embedPending({ store, embedder })
    await close()
  }, 120_000)
  afterAll(() => Promise.all([server.stop(), milvus.stop()]))

  describePassageIndex('PostgreSQL with milvus-lite', async (dir) =>
    openSharedLibrary(await server.urlFor(dir), { segmenter, embedder, vectorStore: await openStore(dir) }),
  )

  it('finds what the index in memory finds, with the same scores, after it was brought there in two goes', async () => {
    const vectors = await openStore()
    let puts = 0
    const breaking: VectorStore = {
      ...vectors,
      put: async (entries) => {
        if (puts++ === 1) throw new Error('cut')
        await vectors.put(entries)
      },
    }
    const broken = await openApart(breaking)
    await expect(broken.syncVectors?.()).rejects.toThrow('cut')
    expect(await vectors.count()).toBe(1000)
    const apart = await openApart(vectors)
    expect(await apart.syncVectors?.()).toBe(reports * passagesOfOne - 1000)
    expect(await vectors.count()).toBe(reports * passagesOfOne)
    expect(await apart.syncVectors?.()).toBe(0)
    const memory = await openSharedLibrary(url, { segmenter, embedder })
    for (const text of ['第7镇欠薪', '网格和禁毒', '执法培训', '办了1200件']) {
      const [vector = null] = await embedder.embed([text])
      const search = async ({ views }: typeof memory) =>
        (await views.viewFor(everyReader).search({ text, vector, limit: 50 })).candidates
      const [one, other] = [await search(memory), await search(apart)]
      expect(one.every(({ cosine }) => cosine !== null)).toBe(true)
      const same = one.filter((candidate) =>
        other.some((found) => JSON.stringify(found) === JSON.stringify(candidate)),
      )
      // An approximate index may miss one of the nearest; what it names has the same scores.
      expect(same.length).toBeGreaterThanOrEqual(0.96 * one.length)
    }
    for (const library of [broken, apart, memory]) await library.close()
  })

  it('follows reports that change and go, and whose new passages have the old words', async () => {
    const vectors = await openStore()
    const apart = await openApart(vectors)
    const { id } = await apart.store.storeReport(sampleRequest(['全镇修水渠9公里。'], { location: '/1' }))
    await embedPending({ store: apart.store, embedder })
    await apart.syncVectors?.()
    expect(await vectors.count()).toBe((reports - 1) * passagesOfOne + 1)
    const [vector] = await embedder.embed(['全镇修水渠9公里。'])
    const found = async () =>
      (await apart.views.viewFor(everyReader).search({ text: '', vector: vector!, limit: 300 })).candidates
    expect((await found()).some(({ reportId }) => reportId === id)).toBe(true)
    await apart.store.removeReport(id)
    expect((await found()).some(({ reportId }) => reportId === id)).toBe(false)
    await apart.syncVectors?.()
    expect(await vectors.count()).toBe((reports - 1) * passagesOfOne)
    await apart.close()
    await vectors.close()
  })

  it('answers by words while it is away, and fills it anew where it has lost everything', async () => {
    const { store: vectors, trouble } = await openWhenThere(
      { address: '127.0.0.1:1', token: null },
      { embedder: embedder.id, dimensions: embedder.dimensions },
    )
    expect(trouble).toMatchObject({ kind: 'remote' })
    const away = await openApart(vectors)
    const [vector = null] = await embedder.embed(['网格和禁毒'])
    const { candidates } = await away.views
      .viewFor(everyReader)
      .search({ text: '网格和禁毒', vector, limit: 9 })
    expect(candidates.length).toBe(9)
    await away.close()
    const fresh = await openStore('after the loss')
    const again = await openApart(fresh)
    expect(await again.syncVectors?.()).toBeGreaterThan(1000)
    const postgres = openPostgres(url)
    const row = await postgres.get(sql`SELECT count(*)::int AS n FROM passage`)
    expect(await fresh.count()).toBe(row?.n)
    for (const one of [again, fresh, postgres]) await one.close()
  })
})
