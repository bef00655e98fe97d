import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { openDatabase } from '#adapters/sqlite/database/open-database.ts'
import { libraryMigrations } from '#adapters/sqlite/migrations.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { fakeEmbedder } from '../../fakes/fake-embedder.ts'
import { openWholeLibrary, type WholeLibrary } from '../../fakes/library/whole-library.ts'
import { sampleRequest } from '../../fakes/sample-report.ts'

const jieba = await openSegmenter(['@node-rs/jieba'])
const wages = '追回拖欠工资61万元。'

describe('library.db', () => {
  let dir = ''
  const opened: WholeLibrary[] = []
  const open = async (
    options: { isReadOnly?: boolean; segmenter?: Segmenter } = {},
  ): Promise<WholeLibrary> => {
    const library = await openWholeLibrary({
      dataDir: dir,
      segmenter: jieba,
      embedder: fakeEmbedder(),
      ...options,
    })
    opened.push(library)
    return library
  }
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'files-'))
  })
  afterEach(async () => {
    for (const library of opened.splice(0)) await library.close().catch(() => {})
    await rm(dir, { recursive: true, force: true })
  })

  it('writes with synchronous=FULL in WAL', async () => {
    const database = openDatabase({ path: join(dir, 'any.db'), migrations: [''] })
    expect(database.get('PRAGMA synchronous')?.synchronous).toBe(2)
    expect(database.get('PRAGMA journal_mode')?.journal_mode).toBe('wal')
    database.close()
  })

  it('reads as empty for a reader where nothing was stored, and leaves no file', async () => {
    const library = await open({ isReadOnly: true })
    expect(await library.listReports()).toEqual([])
    expect((await library.search({ text: '工资', vector: null, limit: 5 })).candidates).toEqual([])
    await expect(readFile(join(dir, 'library.db'))).rejects.toThrow()
  })

  it('lists what an earlier version did not encode, once, and keeps what it has', async () => {
    const embedder = fakeEmbedder()
    const library = await open()
    await library.storeReport(sampleRequest([`${wages}建立欠薪台账。`]))
    const waiting = await library.listPending(10)
    const made = await embedder.embed(waiting.map(({ text }) => text))
    await library.putVectors(waiting.map(({ key }, i) => ({ key, vector: made[i]! })))
    await library.close()
    const database = openDatabase({ path: join(dir, 'library.db'), migrations: libraryMigrations })
    database.run("UPDATE setting SET value = ? WHERE key = 'pending'", [embedder.id])
    database.run('DELETE FROM vector WHERE key = ?', [waiting.at(-1)!.key])
    database.close()
    expect(await (await open({ isReadOnly: true })).stats()).toMatchObject({ vectors: { pending: 0 } })
    expect(await (await open()).listPending(10)).toEqual([waiting.at(-1)])
  })

  it('is read beside a writer, and a reader sees what was stored after it opened', async () => {
    const writer = await open()
    await writer.storeReport(sampleRequest([wages], { location: '/a.txt' }))
    const reader = await open({ isReadOnly: true })
    await writer.storeReport(sampleRequest(['开展普法宣传。'], { location: '/b.txt' }))
    const { candidates } = await reader.search({ text: '普法宣传', vector: null, limit: 5 })
    const known = await reader.listSections([1])
    await writer.storeReport(sampleRequest([wages, wages], { location: '/a.txt' }))
    expect(await reader.listSections([1])).not.toEqual(known)
    const found = await reader.readPassages(candidates.map(({ passageId }) => passageId))
    expect([...found.values()].map(({ text }) => text)).toEqual(['开展普法宣传。'])
    await expect(reader.storeReport(sampleRequest([wages]))).rejects.toMatchObject({ kind: 'storage' })
  })

  it('is indexed again when the segmenter is another one; a reader is told so instead', async () => {
    const first = await open()
    await first.storeReport(sampleRequest([wages]))
    await first.close()
    const other: Segmenter = { id: 'letters', cut: (text) => Array.from(text) }
    await expect(open({ isReadOnly: true, segmenter: other })).rejects.toMatchObject({ kind: 'storage' })
    const again = await open({ segmenter: other })
    const { candidates } = await again.search({ text: '薪工', vector: null, limit: 5 })
    expect(candidates[0]?.words).toBeGreaterThan(0)
  })

  it('says that the file is damaged and what to do', async () => {
    await writeFile(join(dir, 'library.db'), 'this is no database, and never was one; it only has the name')
    await expect(open()).rejects.toMatchObject({ kind: 'storage', fix: expect.stringContaining('restore') })
  })

  it('does not give out a text that is not the one stored', async () => {
    const library = await open()
    const { id } = await library.storeReport(sampleRequest([wages]))
    const database = openDatabase({ path: join(dir, 'library.db'), migrations: libraryMigrations })
    database.run("UPDATE report SET text = replace(text, '61', '81')")
    database.close()
    await expect(library.readReport(id)).rejects.toMatchObject({ kind: 'storage' })
  })

  it('refuses a database of a later version', async () => {
    await (await open()).close()
    const database = openDatabase({
      path: join(dir, 'library.db'),
      migrations: [...libraryMigrations, 'CREATE TABLE later (id)'],
    })
    database.close()
    await expect(open()).rejects.toMatchObject({ fix: expect.stringContaining('升级') })
  })

  it('says that the disk is full, keeps what it had, and goes on when there is room again', async () => {
    const database = openDatabase({
      path: join(dir, 'full.db'),
      migrations: ['CREATE TABLE row (text TEXT)'],
    })
    database.get('PRAGMA max_page_count = 10')
    let kept = 0
    const fill = (): void => {
      for (; ; kept++)
        database.transaction(() => database.run('INSERT INTO row VALUES (?)', ['工资'.repeat(300)]))
    }
    expect(fill).toThrow(
      expect.objectContaining({ kind: 'storage', message: expect.stringContaining('磁盘已满') }),
    )
    expect(kept).toBeGreaterThan(0)
    expect(database.get('SELECT count(*) AS n FROM row')?.n).toBe(kept)
    database.get('PRAGMA max_page_count = 1000')
    database.run('INSERT INTO row VALUES (?)', ['再存一条'])
    expect(database.get('SELECT count(*) AS n FROM row')?.n).toBe(kept + 1)
    database.close()
  })
})
