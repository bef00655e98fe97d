// What several ask for at once is one commit, and each has its own end.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#adapters/sqlite/database/open-database.ts'

describe('together', () => {
  let dir = ''
  let database: Database
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'together-'))
    const migrations = ['CREATE TABLE row (text TEXT UNIQUE)']
    database = openDatabase({ path: join(dir, 'any.db'), migrations })
  })
  afterEach(() => {
    database.close()
    rmSync(dir, { recursive: true })
  })
  const add = (text: string) => database.together(() => database.run('INSERT INTO row VALUES (?)', [text]))
  const read = () => database.all('SELECT text FROM row ORDER BY rowid').map(({ text }) => text)

  it('commits once what is asked for at once', async () => {
    const beside = openDatabase({ path: join(dir, 'any.db'), migrations: [''] })
    const before = beside.version()
    await Promise.all(['一', '二', '三'].map(add))
    expect(read()).toEqual(['一', '二', '三'])
    expect(beside.version()).toBe(before + 1)
    beside.close()
  })

  it('fails alone, and takes back only its own', async () => {
    const half = database.together(() => {
      database.run('INSERT INTO row VALUES (?)', ['半'])
      throw new Error('不成')
    })
    const ends = await Promise.allSettled([add('一'), half, add('一'), add('二')])
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(read()).toEqual(['一', '二'])
  })

  it('is tried one by one where the disk refuses all', async () => {
    database.get('PRAGMA max_page_count = 10')
    const ends = await Promise.allSettled([add('一'), add('长'.repeat(20_000)), add('二')])
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(read()).toEqual(['一', '二'])
  })

  it('comes before what is written after it, and before the end', async () => {
    const first = add('一')
    database.run('INSERT INTO row VALUES (?)', ['二'])
    const last = add('三')
    database.close()
    await Promise.all([first, last])
    database = openDatabase({ path: join(dir, 'any.db'), migrations: [''] })
    expect(read()).toEqual(['一', '二', '三'])
  })
})
