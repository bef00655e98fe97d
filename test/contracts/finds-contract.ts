// Contract of the records of sources and of what they offered: what any journal must keep.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Find, keyOfFind } from '#domain/journal/find.ts'
import type { Source } from '#domain/journal/source.ts'
import type { Journal } from '#ports/journal.ts'

const source = (id: string): Source => ({
  ...{ id, address: `https://www.qinghe.example/${id}/`, name: '年报', place: '青禾县', kinds: [] },
  ...{ isTrusted: false, isPaused: false, isTold: true, addedBy: 'page:zhao', addedAt: '2026-01-01' },
  ...{ lookedAt: null, last: null, judgedBy: null },
  pages: [{ address: 'https://www.qinghe.example/', etag: '"1"', modified: null, next: [] }],
})
const find = (of: string, page: string, state: Find['state']): Find => ({
  ...{ source: of, address: `https://www.qinghe.example/${page}`, title: '柳溪镇2024年法治政府建设年度报告' },
  ...{ kind: '法治政府建设年度报告', year: 2024, date: '2025-01-20', notes: [], page: null, state },
  ...{ reason: null, failures: 0, at: '2026-01-02', file: 'a.docx', reading: null, reportId: null },
})

export function describeFinds(name: string, open: (dataDir: string) => Promise<Journal>): void {
  describe(`${name} with sources`, () => {
    let dataDir: string
    let journal: Journal
    beforeEach(async () => {
      dataDir = mkdtempSync(join(tmpdir(), 'antou-finds-'))
      journal = await open(dataDir)
    })
    afterEach(async () => {
      await journal.close()
      rmSync(dataDir, { recursive: true })
    })

    it('lists sources in their order, and keeps every field', async () => {
      for (const id of ['b', 'a']) await journal.sources.update(id, () => source(id))
      expect(await journal.sources.list()).toEqual([source('b'), source('a')])
      await journal.sources.update('b', () => null)
      expect(await journal.sources.list()).toEqual([source('a')])
    })

    it('lists finds by state and source, the newest so many in their order', async () => {
      const all = [
        find('a', '1', 'failed'),
        find('a', '2', 'stored'),
        find('b', '3', 'failed'),
        find('a', '4', 'failed'),
      ]
      for (const one of all) await journal.finds.update(keyOfFind(one), () => one)
      const list = async (of: string | null, limit = 10) =>
        (await journal.finds.list({ source: of, states: ['failed'], limit })).map(({ address }) =>
          address.at(-1),
        )
      expect(await list('a')).toEqual(['1', '4'])
      expect(await list(null)).toEqual(['1', '3', '4'])
      expect(await list(null, 2)).toEqual(['3', '4'])
    })

    it('keeps the file of a find as long as it waits', async () => {
      const waiting = find('a', '1', 'waiting')
      const key = keyOfFind(waiting)
      await journal.finds.keep(key, waiting, new Uint8Array([1, 2, 3]))
      expect(await journal.finds.readBytes(key)).toEqual(new Uint8Array([1, 2, 3]))
      await journal.finds.update(key, () => ({ ...waiting, state: 'stored', reportId: 7 }))
      expect(await journal.finds.readBytes(key)).toBeNull()
      expect(await journal.finds.read(key)).toMatchObject({ state: 'stored', reportId: 7 })
    })

    it('drops all of a source with its files, and nothing of another', async () => {
      const [a, b] = [find('a', '1', 'waiting'), find('b', '1', 'waiting')]
      for (const one of [a, b]) await journal.finds.keep(keyOfFind(one), one, new Uint8Array([9]))
      await journal.finds.removeOf('a')
      expect(await journal.finds.read(keyOfFind(a))).toBeNull()
      expect(await journal.finds.readBytes(keyOfFind(a))).toBeNull()
      expect(await journal.finds.readBytes(keyOfFind(b))).toEqual(new Uint8Array([9]))
    })
  })
}
