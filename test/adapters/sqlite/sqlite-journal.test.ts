import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from '#adapters/sqlite/journal/open-journal.ts'
import {
  buildFeedback,
  buildKeptDraft,
  buildTurn,
  describeJournal,
} from '../../contracts/journal-contract.ts'

describeJournal('SQLite', (dataDir) => openJournal({ dataDir }))

const script = new URL('./update-records.ts', import.meta.url).pathname

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'journal-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** As another program would, or a bad disk. */
function damage(sql: string, values: readonly (string | Uint8Array)[] = []): void {
  const connection = new Libsql(join(dir, 'journal.db'))
  connection.prepare(sql).run([...values])
  connection.close()
}

describe('two processes', () => {
  it('lose none of each other’s updates of one record', async () => {
    await (await openJournal({ dataDir: dir })).close()
    const run = (place: string) =>
      new Promise<number | null>((done) => {
        const args = ['--import', 'tsx', script, dir, place]
        spawn(process.execPath, args, { stdio: 'inherit' }).once('exit', done)
      })
    expect(await Promise.all([run('柳溪镇'), run('石桥乡')])).toEqual([0, 0])
    const journal = await openJournal({ dataDir: dir, isReadOnly: true })
    expect((await journal.awaitedPlaces.read('c1'))?.choices).toHaveLength(50)
    await journal.close()
  })
})

describe('a row that does not fit its record', () => {
  const bytes = new Uint8Array([0xff, 0, 0x7b, 0x80])

  it('is left out of lists, counted, and stops nothing', async () => {
    const journal = await openJournal({ dataDir: dir })
    await journal.turns.append('c1', buildTurn('一'))
    await journal.turns.append('c1', buildTurn('二'))
    for (const id of ['d1', 'd2']) await journal.drafts.update(id, () => buildKeptDraft(id))
    for (const key of ['a', 'b', 'c']) await journal.feedback.update(key, () => buildFeedback(key, 'useful'))
    damage("UPDATE turn SET answer = '{' WHERE question = '一'")
    damage("UPDATE draft SET json = ? WHERE key = 'd1'", [bytes])
    damage("UPDATE feedback SET json = '[]' WHERE key = 'a'")
    damage("UPDATE feedback SET json = json_set(json, '$.verdict', 'great') WHERE key = 'b'")
    expect((await journal.turns.list('c1', 9)).map(({ question }) => question)).toEqual(['二'])
    expect((await journal.drafts.listOf('web:p')).map(({ record }) => record.id)).toEqual(['d2'])
    expect((await journal.feedback.list()).map(({ question }) => question)).toEqual(['c'])
    expect(await journal.countUnreadable()).toEqual({ turn: 1, draft: 1, feedback: 2 })
    await journal.close()
  })

  it('is an error where it alone is asked for, and counts as none where a person can say it again', async () => {
    const journal = await openJournal({ dataDir: dir })
    await journal.drafts.update('d1', () => buildKeptDraft('d1'))
    damage("UPDATE draft SET json = 'x' WHERE key = 'd1'")
    await expect(journal.drafts.read('d1')).rejects.toMatchObject({ kind: 'storage' })
    await journal.awaitedPlaces.update('c1', () => ({ choices: [] }))
    damage("UPDATE awaited_place SET json = 'true'")
    expect(await journal.awaitedPlaces.read('c1')).toBeNull()
    await journal.close()
  })

  it('makes way for what is written next, and is put aside as it was', async () => {
    const journal = await openJournal({ dataDir: dir })
    await journal.people.update('web:p', () => ({ id: 'web:p', name: null, place: '柳溪镇' }))
    damage("UPDATE person SET json = ? WHERE key = 'web:p'", [bytes])
    await journal.people.update('web:p', (present) => {
      expect(present).toBeNull()
      return { id: 'web:p', name: null, place: '石桥乡' }
    })
    expect((await journal.people.read('web:p'))?.place).toBe('石桥乡')
    expect(await journal.countUnreadable()).toEqual({ aside: 1 })
    const connection = new Libsql(join(dir, 'journal.db'))
    const row = connection.prepare('SELECT record, key, json FROM aside').get([]) as { json: Uint8Array }
    expect(row).toMatchObject({ record: 'person', key: 'web:p' })
    expect([...row.json]).toEqual([...bytes])
    connection.close()
    await journal.close()
  })
})
