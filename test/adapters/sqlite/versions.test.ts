import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { backupData } from '#adapters/sqlite/backup/backup-data.ts'
import { openDatabase } from '#adapters/sqlite/database/open-database.ts'
import { libraryMigrations } from '#adapters/sqlite/migrations.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { openWholeLibrary, type WholeLibrary } from '../../fakes/library/whole-library.ts'
import { sampleReport, sampleRequest } from '../../fakes/sample-report.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])
const wages = '追回拖欠工资61万元。建立欠薪台账。'
const law = '全年开展普法宣传14场次。'
const a = { location: '/a.txt' }

let dir: string
let library: WholeLibrary
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'versions-'))
  library = await openWholeLibrary({ dataDir: dir, segmenter, embedder: fakeEmbedder() })
})
afterEach(async () => {
  await library.close()
  await rm(dir, { recursive: true, force: true })
})

const hasOriginal = (hash: string) => existsSync(join(dir, 'originals', hash))
const readText = async (id: number) => Buffer.from((await library.readOriginal(id)) ?? []).toString()

describe('originals', () => {
  it('of a replaced version are kept, listed, and gone with the report', async () => {
    const [first, second] = [sampleRequest([wages], a), sampleRequest([law], a)]
    const { id } = await library.storeReport(first)
    await library.storeReport(second)
    expect(await library.listEarlier(id)).toMatchObject([first.source])
    expect(Buffer.from((await library.readOriginalFile(first.source.hash)) ?? []).toString()).toBe(wages)
    expect(await readText(id)).toBe(law)
    await library.removeReport(id)
    expect([first, second].map(({ source }) => hasOriginal(source.hash))).toEqual([false, false])
  })

  it('are earlier no longer when the same bytes come back', async () => {
    const [first, second] = [sampleRequest([wages], a), sampleRequest([law], a)]
    const { id } = await library.storeReport(first)
    await library.storeReport(second)
    await library.storeReport(first)
    expect((await library.listEarlier(id)).map(({ hash }) => hash)).toEqual([second.source.hash])
  })

  it('that another report had before stay when a report goes', async () => {
    const first = sampleRequest([wages], a)
    await library.storeReport(first)
    await library.storeReport(sampleRequest([law], a))
    const { id } = await library.storeReport({ ...first, source: { ...first.source, location: '/b.txt' } })
    await library.removeReport(id)
    expect(hasOriginal(first.source.hash)).toBe(true)
  })

  it('of a report that goes are kept by the one that stands in its place', async () => {
    const request = sampleRequest([wages], a)
    const { id } = await library.storeReport(request)
    const { id: heir } = await library.storeReport(sampleRequest([law], { location: '/b.txt' }))
    await library.removeReport(id, heir)
    expect((await library.listEarlier(heir)).map(({ hash }) => hash)).toEqual([request.source.hash])
    expect(hasOriginal(request.source.hash)).toBe(true)
    await library.removeReport(heir)
    expect(hasOriginal(request.source.hash)).toBe(false)
  })

  it('of the new version are what a reader gets, not those of an older source', async () => {
    const { id } = await library.storeReport(sampleRequest([wages], a))
    await library.storeReport({ ...sampleRequest([law], { location: 'upload:x' }), into: id })
    expect(await readText(id)).toBe(law)
  })

  it('of earlier versions are in the backup', async () => {
    await library.storeReport(sampleRequest([wages], a))
    await library.storeReport(sampleRequest([law], a))
    const { originals } = await backupData(dir, join(dir, 'all.tar'))
    expect(originals).toBe(2)
  })
})

describe('a stamp', () => {
  it('tells which reports were read otherwise, oldest first; none counts as otherwise', async () => {
    const one = await library.storeReport({ ...sampleRequest([wages], a), stamp: '1/x' })
    const two = await library.storeReport(sampleRequest([law], { location: '/b.txt' }))
    expect(await library.listStale('1/x')).toEqual([two.id])
    expect(await library.listStale('2/x')).toEqual([one.id, two.id])
    expect(await library.listStale('2/x', 1)).toEqual([one.id])
    expect(await library.findSource('/a.txt')).toMatchObject({ stamp: '1/x' })
    expect(await library.findSource('/b.txt')).toMatchObject({ stamp: null })
  })

  it('is absent from reports that an earlier version stored, which are then stale', async () => {
    await library.storeReport({ ...sampleRequest([wages], a), stamp: '1/x' })
    await library.close()
    const database = openDatabase({ path: join(dir, 'library.db'), migrations: libraryMigrations })
    database.run('UPDATE report SET stamp = NULL, origin = NULL')
    database.close()
    library = await openWholeLibrary({ dataDir: dir, segmenter, embedder: fakeEmbedder() })
    expect(await library.listStale('1/x')).toHaveLength(1)
    expect((await library.listOrigins(1)).map(({ location }) => location)).toEqual(['/a.txt'])
  })
})

describe('a new reading', () => {
  const { hash } = sampleRequest([wages], a).source

  it('takes the place of the old one; sources, corrections and who may see it stay', async () => {
    const { id } = await library.storeReport(sampleRequest([wages], { ...a, isSample: true }))
    await library.setMetadata(id, { year: 2019, visible: 'unit:司法所' })
    const report = sampleReport([law])
    expect(await library.storeAgain(id, { report, stamp: '2/x', hash })).toBe('updated')
    const stored = await library.readReport(id)
    expect(stored?.text).toBe(report.text)
    expect(stored?.sources).toMatchObject([{ location: '/a.txt', hash }])
    expect(stored?.summary).toMatchObject({
      isSample: true,
      visible: 'unit:司法所',
      metadata: { year: 2019 },
    })
    expect(await library.listStale('2/x')).toEqual([])
    const { candidates } = await library.search({ text: '拖欠工资', vector: null, limit: 5 })
    expect(candidates).toEqual([])
  })

  it('that says the same changes the stamp alone', async () => {
    const { id } = await library.storeReport(sampleRequest([wages], a))
    const report = sampleReport([wages])
    expect(await library.storeAgain(id, { report, stamp: '2/x', hash })).toBe('unchanged')
    expect(await library.listStale('2/x')).toEqual([])
  })

  it('keeps the passages under their numbers, with their vectors, where only figures or warnings differ', async () => {
    const { id } = await library.storeReport(sampleRequest([wages], a))
    const find = async () =>
      (await library.search({ text: '工资', vector: null, limit: 5 })).candidates.map((one) => one.passageId)
    const before = await find()
    const waiting = (await library.listPending(10)).length
    const report = { ...sampleReport([wages]), warnings: [{ rule: 'x', text: '看一看', where: null }] }
    expect(await library.storeAgain(id, { report, stamp: '2/x', hash })).toBe('updated')
    expect(await find()).toEqual(before)
    expect(await library.listPending(10)).toHaveLength(waiting)
    expect((await library.readReport(id))?.warnings).toEqual(report.warnings)
  })

  it('of what is no longer the original of the report, or of a report that is gone, is dropped', async () => {
    const { id } = await library.storeReport(sampleRequest([wages], a))
    await library.storeReport({ ...sampleRequest([law], a), stamp: '2/x' })
    const again = { report: sampleReport([wages]), stamp: '2/x', hash }
    expect(await library.storeAgain(id, again)).toBe('unchanged')
    expect((await library.readReport(id))?.text).toContain('普法')
    await library.removeReport(id)
    await library.storeAgain(id, again)
    expect(await library.listReports()).toEqual([])
  })

  it('that could not be made is noted once, and not tried again', async () => {
    const { id } = await library.storeReport(sampleRequest([wages], a))
    for (const text of ['读不了', '还是读不了'])
      await library.keepReading(id, { stamp: '2/x', warning: { rule: 'stale', text, where: null } })
    expect((await library.readReport(id))?.warnings).toEqual([
      { rule: 'stale', text: '还是读不了', where: null },
    ])
    expect(await library.listStale('2/x')).toEqual([])
  })
})

it('another report at a location does not inherit what a person set there, but who may see it', async () => {
  const { id } = await library.storeReport(sampleRequest([wages], a))
  await library.setMetadata(id, { year: 2019, visible: 'admin' })
  await library.storeReport({ ...sampleRequest([law], { ...a, year: 2024 }), isOther: true })
  expect((await library.listReports())[0]).toMatchObject({ id, visible: 'admin', metadata: { year: 2024 } })
})
