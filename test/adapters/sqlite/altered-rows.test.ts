// Rows in which a bit turned, in columns that SQLite does not look at: under what file a report is cited, whose a figure is, what its parts are called.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { findDamage } from '#adapters/sqlite/database/find-damage.ts'
import { findAltered } from '#adapters/sqlite/seals/find-altered.ts'
import { countedFigure } from '../../contracts/figure-corrections-contract.ts'
import { openWholeLibrary } from '../../fakes/library/whole-library.ts'
import { sampleRequest } from '../../fakes/sample-report.ts'

let dataDir: string
const segmenter = openSegmenter(['@node-rs/jieba'])
const open = async () => openWholeLibrary({ dataDir, segmenter: await segmenter, embedder: null })
const store = async (town: string) => {
  const library = await open()
  const { id } = await library.storeReport(
    sampleRequest([`${town}调解纠纷12起。`], { location: `/${town}.txt`, figures: [countedFigure] }),
  )
  await library.close()
  return id
}
/** As a bit that turned leaves it: no seal is written. */
const turn = (sql: string) => {
  const connection = new Libsql(join(dataDir, 'library.db'))
  connection.exec(sql)
  connection.close()
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'antou-altered-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

describe('a report is told as altered', () => {
  it.each([
    ['the name of its file', "UPDATE source SET file = '柳溪镇.dxt'"],
    ['the hash of its original', "UPDATE source SET hash = replace(hash, '0', '1')"],
    ['whose its figure is', 'PRAGMA foreign_keys = OFF; UPDATE figure SET report = -125'],
    [
      'what a part of its figure is called',
      `UPDATE figure SET figure = replace(figure, '"quote"', '"quo|e"')`,
    ],
  ])('where %s changed, and refuses to be read', async (_, sql) => {
    const id = await store('柳溪镇')
    expect((await findAltered(dataDir)).reports).toEqual([])
    turn(sql)
    expect((await findAltered(dataDir)).reports).toEqual([id])
    const library = await open()
    await expect(library.readReport(id)).rejects.toMatchObject({ kind: 'storage' })
    await library.close()
  })

  it('also by a program that seals more than the one that stored it', async () => {
    const [, second] = [await store('柳溪镇'), await store('石桥乡')]
    turn(`UPDATE source SET file = 'x.txt' WHERE report = ${second}`)
    const version = new Libsql(join(dataDir, 'library.db'))
    const { user_version: now } = version.prepare('PRAGMA user_version').get() as { user_version: number }
    version.close()
    turn(`PRAGMA user_version = ${now - 1}`)
    await (await open()).close()
    expect((await findAltered(dataDir)).reports).toEqual([second])
  })
})

it('a figure that lacks a part is an error of storage where figures of all reports are listed', async () => {
  await store('柳溪镇')
  turn(`UPDATE figure SET figure = replace(figure, '"quote"', '"quo|e"')`)
  const library = await open()
  await expect(library.listFigures([1])).rejects.toMatchObject({ kind: 'storage' })
  await library.close()
})

it('a file that passes from one report to another leaves both whole', async () => {
  const [first, second] = [await store('柳溪镇'), await store('石桥乡')]
  const library = await open()
  const source = { location: '/both.txt', file: 'both.txt', hash: 'a'.repeat(64) }
  await library.addSource(first, source)
  await library.addSource(second, source)
  await library.close()
  expect((await findAltered(dataDir)).reports).toEqual([])
})

it('an index that says another number than its table is damage', async () => {
  await store('柳溪镇')
  expect(findDamage(join(dataDir, 'library.db'))).toBeNull()
  turn(`PRAGMA writable_schema = ON;
    UPDATE sqlite_master SET sql = replace(sql, 'source (report)', 'source (file)') WHERE name = 'source_report'`)
  expect(findDamage(join(dataDir, 'library.db'))).not.toBeNull()
})
