import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVisitorKey } from '#adapters/file-system/open-visitor-key.ts'
import { backupData } from '#adapters/sqlite/backup/backup-data.ts'
import { decodeEntry, encodeEntry } from '#adapters/sqlite/backup/backup-entry.ts'
import { restoreData } from '#adapters/sqlite/backup/restore-data.ts'
import { holdLock } from '#adapters/sqlite/database/hold-lock.ts'
import { openDatabase } from '#adapters/sqlite/database/open-database.ts'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { openApp } from '#app/open-app.ts'
import { readConfig } from '#config.ts'
import { inventedReports } from '../../fakes/open-test-library.ts'

const root = mkdtempSync(join(tmpdir(), 'antou-backup-'))
const data = join(root, 'data')
const file = join(root, 'a.tar')
const question = '其他乡镇怎么处理欠薪的？'

const open = (dataDir: string, access: 'read' | 'write') =>
  openApp(readConfig({ ANTOU_EMBEDDER: 'none' }, { dataDir }), { access, withSamples: false })

async function fill(dataDir: string, names: readonly string[]): Promise<void> {
  const reports = join(root, `reports-${names.length}`)
  mkdirSync(reports, { recursive: true })
  for (const name of names) writeFileSync(join(reports, name), inventedReports[name] ?? '')
  const app = await open(dataDir, 'write')
  await app.desk.ingest(app.reader, [reports], { waitForVectors: false, onProgress: () => {} })
  await app.desk.savePlace(app.reader, '岚水县松岗乡')
  await app.close()
}

async function ask(dataDir: string): Promise<unknown> {
  const app = await open(dataDir, 'read')
  const { desk, reader } = app
  try {
    const request = { text: question, askerPlace: null, context: [] }
    const { elapsedMs: _, ...answer } = await desk.ask(reader, request)
    return { answer, place: await desk.readPlace(reader), reports: await desk.listReports(reader) }
  } finally {
    await app.close()
  }
}

/** Hash of every file by name; the lock and the marks of who holds it left out. */
function listTree(dir: string): Record<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return Object.fromEntries(
    files
      .map((one) => join(one.parentPath, one.name))
      .filter((path) => !/(lock\.db|holder\.json|-shm|-wal)$/.test(path))
      .sort()
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}

describe('a backup', () => {
  beforeAll(async () => {
    await fill(data, Object.keys(inventedReports))
    await backupData(data, file)
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('gives the same answers, originals and people after it is restored', async () => {
    const there = join(root, 'there')
    const result = await restoreData({ dataDir: there, file, isForced: false })
    expect(result).toMatchObject({ reports: 4, former: null })
    expect(await ask(there)).toEqual(await ask(data))
    expect(readdirSync(join(there, 'originals'))).toEqual(readdirSync(join(data, 'originals')))
    expect(readdirSync(join(there, 'originals'))).toHaveLength(4)
  })

  it('is taken while another process writes, and holds what was written by then', async () => {
    const lock = holdLock(data, 'serve')
    const journal = await openJournal({ dataDir: data })
    await journal.draftsUnderWay.update('web:1', () => ({ draft: '写到一半' }))
    const beside = join(root, 'beside.tar')
    expect(await backupData(data, beside)).toMatchObject({ reports: 4, originals: 4, damaged: [] })
    await journal.close()
    lock.release()
    const there = join(root, 'from-beside')
    await restoreData({ dataDir: there, file: beside, isForced: false })
    const restored = await openJournal({ dataDir: there, isReadOnly: true })
    expect(await restored.draftsUnderWay.read('web:1')).toEqual({ draft: '写到一半' })
    await restored.close()
  })

  it('holds the key of visitors’ cookies where there is one, and hands it back to its owner alone', async () => {
    const open = join(root, 'open')
    cpSync(data, open, { recursive: true })
    const key = openVisitorKey(open, { isWritable: true })
    expect(openVisitorKey(open, { isWritable: true })).toBe(key)
    expect(statSync(join(open, 'visitor.key')).mode & 0o777).toBe(0o600)
    await backupData(open, join(root, 'open.tar'))
    const there = join(root, 'from-open')
    await restoreData({ dataDir: there, file: join(root, 'open.tar'), isForced: false })
    expect(openVisitorKey(there, { isWritable: true })).toBe(key)
    expect(statSync(join(there, 'visitor.key')).mode & 0o777).toBe(0o600)
    await restoreData({ dataDir: there, file, isForced: true })
    expect(openVisitorKey(there, { isWritable: true })).toBe(key)
    writeFileSync(join(there, 'visitor.key'), 'x')
    expect(() => openVisitorKey(there, { isWritable: true })).toThrow('已损坏')
  })

  it('opens with tar, and its list has the SHA-256 of every file in it', () => {
    const dir = mkdtempSync(join(root, 'tar-'))
    execFileSync('tar', ['-xf', file, '-C', dir])
    const { [join(dir, 'SHA256SUMS')]: _, ...files } = listTree(dir)
    const lines = readFileSync(join(dir, 'SHA256SUMS'), 'utf8').trim().split('\n')
    const listed = lines.map((line) => [join(dir, line.slice(66)), line.slice(0, 64)])
    expect(Object.fromEntries(listed)).toEqual(files)
    expect(listed).toHaveLength(7)
  })

  it('leaves nothing beside it, and does not overwrite what is no backup', async () => {
    const report = join(root, 'report.txt')
    writeFileSync(report, '岚水县荷塘镇2023年法治政府建设工作报告')
    await expect(backupData(data, report)).rejects.toMatchObject({ kind: 'input' })
    expect(readFileSync(report, 'utf8')).toContain('荷塘镇')
    await backupData(data, file)
    expect(readdirSync(root).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('names an original that has rotted, and is restored all the same', async () => {
    const rotten = join(root, 'rotten')
    cpSync(data, rotten, { recursive: true })
    const [name = ''] = readdirSync(join(rotten, 'originals'))
    writeFileSync(join(rotten, 'originals', name), 'x')
    const rottenFile = join(root, 'rotten.tar')
    expect((await backupData(rotten, rottenFile)).damaged).toEqual([name])
    const there = join(root, 'from-rotten')
    expect(await restoreData({ dataDir: there, file: rottenFile, isForced: false })).toMatchObject({
      reports: 4,
    })
  })

  it('is not made of a folder without a library', async () => {
    const nothing = backupData(join(root, 'nowhere'), join(root, 'b.tar'))
    await expect(nothing).rejects.toMatchObject({ kind: 'input' })
  })
})

describe('restoring', () => {
  const target = join(root, 'target')
  const restore = (from: string, isForced = true) => restoreData({ dataDir: target, file: from, isForced })
  beforeAll(async () => {
    await fill(data, Object.keys(inventedReports))
    await backupData(data, file)
    await fill(target, ['songgang-2023.txt'])
    // what the closed connection has not yet moved from its log would look like a change
    for (const name of ['library.db', 'journal.db'])
      new Libsql(join(target, name)).exec('PRAGMA wal_checkpoint(TRUNCATE)')
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('refuses a backup with any one byte flipped, and changes nothing', async () => {
    const bytes = readFileSync(file)
    const before = listTree(target)
    const step = Math.floor(bytes.length / 60)
    const ends = [
      0,
      1,
      124,
      156,
      257,
      511,
      512,
      530,
      bytes.length - 1,
      bytes.length - 1025,
      bytes.length - 1200,
    ]
    const places = [...ends, ...Array.from({ length: 60 }, (_, index) => index * step + (index % 512))]
    const flipped = join(root, 'flipped.tar')
    for (const at of places) {
      const copy = Buffer.from(bytes)
      copy[at] = copy[at]! ^ 1
      writeFileSync(flipped, copy)
      await expect(restore(flipped), `byte ${at}`).rejects.toMatchObject({ kind: 'input' })
    }
    expect(listTree(target)).toEqual(before)
  })

  it('refuses what is cut off, longer, or something else, and changes nothing', async () => {
    const bytes = readFileSync(file)
    const before = listTree(target)
    const other = join(root, 'other.tar')
    const wrongs = [
      bytes.subarray(0, bytes.length - 1),
      bytes.subarray(0, 512),
      bytes.subarray(0, Math.floor(bytes.length / 2)),
      Buffer.concat([bytes, Buffer.alloc(1)]),
      Buffer.from('岚水县荷塘镇2023年法治政府建设工作报告'),
      Buffer.alloc(0),
      Buffer.alloc(2048),
    ]
    for (const wrong of wrongs) {
      writeFileSync(other, wrong)
      await expect(restore(other)).rejects.toMatchObject({ kind: 'input' })
    }
    await expect(restore(join(root, 'missing.tar'))).rejects.toMatchObject({ kind: 'input' })
    expect(listTree(target)).toEqual(before)
  })

  it('refuses names that lead out of the folder', async () => {
    const before = listTree(root)
    const evil = join(root, 'evil.tar')
    const bytes = readFileSync(file)
    const first = 512 * 2
    const body = Buffer.alloc(512)
    body.write('bad')
    for (const name of ['originals/../escaped', 'originals/../../escaped', '/escaped', 'originals/escaped']) {
      const header = encodeEntry({ name, size: 3 })
      writeFileSync(evil, Buffer.concat([bytes.subarray(0, first), header, body, bytes.subarray(first)]))
      await expect(restore(evil), name).rejects.toThrow('不该有的文件')
      rmSync(evil)
    }
    expect(listTree(root)).toEqual(before)
  })

  it('does not replace data without being told to', async () => {
    const before = listTree(target)
    await expect(restore(file, false)).rejects.toMatchObject({ kind: 'input' })
    expect(listTree(target)).toEqual(before)
  })

  it('is refused while somebody writes to the folder', async () => {
    const lock = holdLock(target, 'serve')
    await expect(restore(file)).rejects.toMatchObject({ kind: 'busy' })
    lock.release()
  })

  it('refuses a library of a newer program', async () => {
    const newer = join(root, 'newer')
    cpSync(data, newer, { recursive: true })
    const database = openDatabase({ path: join(newer, 'library.db'), migrations: Array(99).fill('SELECT 1') })
    database.close()
    const newerFile = join(root, 'newer.tar')
    await backupData(newer, newerFile)
    const before = listTree(target)
    await expect(restore(newerFile)).rejects.toMatchObject({ kind: 'input' })
    expect(listTree(target)).toEqual(before)
  })

  it('goes on where it was cut off, at whatever move that was', async () => {
    const answers = await ask(data)
    for (const moved of [0, 1, 2, 3]) {
      const half = join(root, `half-${moved}`)
      cpSync(target, half, { recursive: true })
      await restoreData({ dataDir: join(half, 'restore.ready'), file, isForced: false })
      for (const name of ['lock.db', 'holder.json', 'hnsw'])
        rmSync(join(half, 'restore.ready', name), { recursive: true, force: true })
      mkdirSync(join(half, 'restore.ready', 'old'))
      for (const name of ['library.db', 'journal.db', 'originals'].slice(0, moved)) {
        renameSync(join(half, name), join(half, 'restore.ready', 'old', name))
        renameSync(join(half, 'restore.ready', name), join(half, name))
      }
      await expect(ask(half)).rejects.toMatchObject({ kind: 'busy' })
      await (await open(half, 'write')).close()
      expect(await ask(half)).toEqual(answers)
      expect(existsSync(join(half, 'restore.ready'))).toBe(false)
    }
  })

  it('replaces data when told to, and keeps the former ones whole', async () => {
    const answers = await ask(target)
    writeFileSync(join(target, 'inbox.txt'), '不归它管的文件')
    const { former } = await restore(file)
    expect(await ask(target)).toEqual(await ask(data))
    expect(await ask(former ?? '')).toEqual(answers)
    expect(existsSync(join(target, 'inbox.txt'))).toBe(true)
    expect(statSync(join(target, 'library.db')).size).toBeGreaterThan(0)
  })
})

describe('the header of a file in a backup', () => {
  it('keeps sizes of 8 GiB and more', () => {
    for (const size of [0, 511, 8 ** 11 - 1, 8 ** 11, 5e12])
      expect(decodeEntry(encodeEntry({ name: 'library.db', size }))).toEqual({ name: 'library.db', size })
  })
})
