import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUpInBackground } from '#adapters/sqlite/backup/backup-in-background.ts'
import { backUpNightly, listNightly } from '#adapters/sqlite/backup/nightly-backups.ts'
import { restoreData } from '#adapters/sqlite/backup/restore-data.ts'
import { openDatabase } from '#adapters/sqlite/database/open-database.ts'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import { libraryMigrations } from '#adapters/sqlite/migrations.ts'

const root = mkdtempSync(join(tmpdir(), 'antou-nightly-'))
const [dataDir, dir] = [join(root, 'data'), join(root, 'backups')]
const day = (date: number) => new Date(2026, 0, date, 2).getTime()
const signal = new AbortController().signal

beforeAll(async () => {
  openDatabase({ path: join(dataDir, 'library.db'), migrations: libraryMigrations }).close()
  await (await openJournal({ dataDir })).close()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('nightly backups', () => {
  it('are one a day, of which the newest few stay; what is not one of them is left alone', async () => {
    const others = ['antou-2026-01-01.tar.keep', 'by-hand.tar', 'before-0.3.0-20260101.tar']
    for (const date of [1, 2, 3, 3, 4]) await backUpNightly({ dataDir, dir, kept: 3, now: day(date) })
    for (const name of others) writeFileSync(join(dir, name), 'x')
    for (const name of ['antou-2026-01-03.tar.part', 'antou-2026-01-03.tar.library.part'])
      writeFileSync(join(dir, name), 'of a night that was cut off')
    await backUpNightly({ dataDir, dir, kept: 2, now: day(5) })
    expect(readdirSync(dir).sort()).toEqual(
      ['antou-2026-01-04.tar', 'antou-2026-01-05.tar', ...others].sort(),
    )
    expect(listNightly(dir).map(({ path }) => path.slice(-14, -4))).toEqual(['2026-01-05', '2026-01-04'])
  })

  it('are made in a thread beside who writes, and can be restored', async () => {
    const journal = await openJournal({ dataDir })
    await journal.draftsUnderWay.update('web:1', () => ({ draft: '写到一半' }))
    const made = await backUpInBackground({ dataDir, dir, kept: 2, now: day(6) }, signal)
    await journal.close()
    expect(made?.file).toBe(join(dir, 'antou-2026-01-06.tar'))
    const there = join(root, 'there')
    await restoreData({ dataDir: there, file: made?.file ?? '', isForced: false })
    const restored = await openJournal({ dataDir: there, isReadOnly: true })
    expect(await restored.draftsUnderWay.read('web:1')).toEqual({ draft: '写到一半' })
    await restored.close()
  })

  it('leave the older ones where none can be made, and say what to do', async () => {
    const before = readdirSync(dir)
    writeFileSync(join(root, 'file'), 'x')
    const failing = backUpInBackground({ dataDir, dir: join(root, 'file'), kept: 1, now: day(7) }, signal)
    await expect(failing).rejects.toMatchObject({
      kind: 'storage',
      fix: expect.stringContaining('ANTOU_BACKUPS'),
    })
    const empty = backUpInBackground({ dataDir: join(root, 'empty'), dir, kept: 1, now: day(7) }, signal)
    await expect(empty).rejects.toMatchObject({ kind: 'input' })
    expect(readdirSync(dir)).toEqual(before)
    expect(existsSync(join(dir, 'antou-2026-01-06.tar'))).toBe(true)
  })
})
