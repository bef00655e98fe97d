import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres } from '#adapters/postgres/database/open-postgres.ts'
import { openShared } from '#adapters/postgres/open-shared.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { embedPending } from '#ingest/embed-pending.ts'
import type { Embedder } from '#ports/embedder.ts'
import { describeFigureCorrections } from '../../contracts/figure-corrections-contract.ts'
import { describePassageIndex } from '../../contracts/passage-index-contract.ts'
import { describeReportStore } from '../../contracts/report-store-contract.ts'
import { describeViews } from '../../contracts/views-contract.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'
import { sampleReport, sampleRequest } from '../../fakes/sample-report.ts'
import { openSharedLibrary } from '../../fakes/stores/open-shared-library.ts'
import { postgresBin, type StartedPostgres, startPostgres } from '../../fakes/stores/start-postgres.ts'

const title = postgresBin === null ? 'PostgreSQL: not on this machine, skipped' : 'PostgreSQL'

describe.skipIf(postgresBin === null)(title, async () => {
  const segmenter = await openSegmenter()
  let server: StartedPostgres
  let corrected = 0
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  const open = async (dataDir: string, embedder: Embedder | null = null) =>
    openSharedLibrary(await server.urlFor(dataDir), { segmenter, embedder })
  const openWhole = async (dataDir: string, embedder: Embedder | null) => {
    const { store, views, close } = await open(dataDir, embedder)
    return { ...views.viewFor(everyReader), ...store, views, close }
  }
  describeReportStore('PostgreSQL', openWhole)
  describeViews('PostgreSQL', open)
  describePassageIndex('PostgreSQL', open)
  describe('two processes on one library', () => {
    it('see each other’s reports, rights and vectors the moment they are stored', async () => {
      const embedder = fakeEmbedder()
      const [one, other] = [await open('beside', embedder), await open('beside', embedder)]
      const reader = { person: 'p1', unit: null, role: 'reader', withSamples: false } as const
      const find = async () => {
        const [vector = null] = await embedder.embed(['追回工资61万元。'])
        const asked = { text: '追回工资', vector, limit: 9 }
        return (await other.views.viewFor(reader).search(asked)).candidates
      }
      expect(await find()).toEqual([])
      const { id } = await one.store.storeReport(sampleRequest(['追回工资61万元。', '开展普法宣传14场。']))
      expect((await find()).map(({ reportId, cosine }) => [reportId, cosine])).toContainEqual([id, null])
      await embedPending({ store: one.store, embedder })
      expect((await find())[0]?.cosine).toBeGreaterThan(0.5)
      await one.store.storeReport(sampleRequest(['追回工资70万元。']))
      expect(await find()).toHaveLength(1)
      await one.store.setMetadata(id, { visible: 'admin' })
      expect(await find()).toEqual([])
      await one.store.setMetadata(id, { visible: 'all' })
      await one.store.removeReport(id)
      expect(await find()).toEqual([])
      await Promise.all([one.close(), other.close()])
    })

    it('store many at once, each once', async () => {
      const both = [await open('crowd'), await open('crowd')]
      const texts = Array.from({ length: 12 }, (_, n) => `第${n}次追回工资${n + 10}万元。`)
      await Promise.all(
        texts.flatMap((text, n) =>
          both.map(({ store }) => store.storeReport(sampleRequest([text], { location: `/${n}` }))),
        ),
      )
      for (const { store, views } of both) {
        expect(await store.stats()).toMatchObject({ reports: 12, passages: 12 })
        const { candidates } = await views
          .viewFor(everyReader)
          .search({ text: '追回工资', vector: null, limit: 50 })
        expect(candidates).toHaveLength(12)
      }
      await Promise.all(both.map(({ close }) => close()))
    })
  })

  describe('a server', () => {
    it('tells what it is, and each report and original that is no longer what was stored', async () => {
      const url = await server.urlFor('facts')
      const { library, shared, close } = await openShared(url, { segmenter, embedder: null })
      const bytes = new TextEncoder().encode('原件')
      const hash = createHash('sha256').update(bytes).digest('hex')
      const request = sampleRequest(['追回工资61万元。'], { location: '/a' })
      const source = { ...request.source, hash }
      const { id } = await library.store.storeReport({ ...request, source, original: bytes })
      expect(await shared.findAltered()).toEqual({ reports: [], originals: [] })
      expect(await shared.readServer()).toMatchObject({ isDurable: false, hasChecksums: false })
      expect(await shared.isReachable()).toBe(true)
      const postgres = openPostgres(url)
      await postgres.run(sql`UPDATE report SET text = replace(text, '61', '67')`)
      await postgres.run(sql`UPDATE original SET bytes = bytes || '\\x00'::bytea`)
      expect(await shared.findAltered()).toEqual({ reports: [id], originals: [hash] })
      const view = library.views.viewFor(everyReader)
      await expect(view.readReport(id)).rejects.toMatchObject({ kind: 'storage' })
      expect(await view.readOriginal(id)).toBeNull()
      await Promise.all([postgres.close(), close()])
    })

    it('gives every process the same key, and works on no tables of a newer version', async () => {
      const url = await server.urlFor('key')
      const options = { segmenter, embedder: null }
      const both = await Promise.all([openShared(url, options), openShared(url, options)])
      const keys = await Promise.all(both.map(({ shared }) => shared.readVisitorKey()))
      expect(keys[0]).toBe(keys[1])
      expect(keys[0]).toMatch(/^[\w-]{43}$/)
      const postgres = openPostgres(url)
      await postgres.run(sql`UPDATE antou_version SET version = version + 1`)
      await expect(openShared(url, options)).rejects.toMatchObject({
        message: expect.stringContaining('更新版本'),
      })
      await postgres.run(sql`UPDATE antou_version SET version = 0`)
      const reading = openShared(url, { ...options, isReadOnly: true })
      await expect(reading).rejects.toMatchObject({ message: expect.stringContaining('旧版本') })
      await Promise.all([postgres.close(), ...both.map(({ close }) => close())])
    })
  })

  describeFigureCorrections('PostgreSQL', async () => {
    const library = await openWhole(`corrections ${corrected++}`, null)
    const text = '本镇概况从略。本镇全年调解矛盾纠纷163起。'
    return {
      setFigure: library.setFigure,
      put: async (figures) => {
        const request = { ...sampleRequest([text]), report: sampleReport([text], { figures }) }
        return (await library.storeReport(request)).id
      },
      read: async (report) => {
        const { figures, droppedFigures, unusedCorrections } = (await library.readReport(report))!
        expect(await library.listFigures([report])).toEqual(figures)
        return { figures, droppedFigures, unusedCorrections }
      },
      close: library.close,
    }
  })
})
