// What every Views keeps, whatever it stands on: a report that a reader may not see is absent from each answer of his view.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reader, Visibility } from '#domain/reader.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { ReportStore } from '#ports/report-store.ts'
import type { Views } from '#ports/views.ts'
import { sampleRequest } from '../fakes/sample-report.ts'

interface Opened {
  readonly store: ReportStore
  readonly views: Views
  close(): Promise<void>
}

const reader: Reader = { person: 'p1', unit: null, role: 'reader', withSamples: false }
const officer: Reader = { ...reader, unit: '司法局' }
const administrator: Reader = { ...reader, person: 'p9', role: 'administrator' }
const other: Reader = { ...reader, person: 'p2', unit: '信访局' }

/** Everything a view can be asked about one report, as the number of things it shows. */
async function countShown(view: LibraryView, id: number): Promise<Record<string, number>> {
  const listed = (await view.listReports()).filter((report) => report.id === id)
  const { candidates } = await view.search({ text: '追回工资', vector: null, limit: 50 })
  const found = candidates.filter(({ reportId }) => reportId === id)
  return {
    listed: listed.length,
    read: (await view.readReport(id)) ? 1 : 0,
    original: (await view.readOriginal(id)) ? 1 : 0,
    sections: (await view.listSections([id])).size,
    passages: (await view.listPassages(id)).length,
    found: found.length,
  }
}

export function describeViews(name: string, open: (dataDir: string) => Promise<Opened>): void {
  describe(`${name} as views`, () => {
    let dir = ''
    let opened: Opened
    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'views-'))
      opened = await open(dir)
    })
    afterEach(async () => {
      await opened.close()
      await rm(dir, { recursive: true, force: true })
    })

    const store = async (text: string, visible: Visibility, isSample = false): Promise<number> => {
      const request = sampleRequest([`${text}追回工资61万元。`], { location: `/in/${text}`, isSample })
      const { id } = await opened.store.storeReport(request)
      await opened.store.setMetadata(id, { visible })
      return id
    }

    it.each([
      ['all', [reader, officer, administrator, other]],
      ['unit:司法局', [officer, administrator]],
      ['person:p1', [reader, officer, administrator]],
      ['admin', [administrator]],
    ] as const)(
      'shows a report for %s to those and to nobody else, by any question',
      async (visible, seeing) => {
        const id = await store('司法局的报告', visible)
        for (const one of [reader, officer, administrator, other]) {
          const isSeen = (seeing as readonly Reader[]).includes(one)
          const counts = Object.values(await countShown(opened.views.viewFor(one), id))
          expect([one, counts.every((count) => count === (isSeen ? 1 : 0))]).toEqual([one, true])
        }
      },
    )

    it('counts nothing that is hidden', async () => {
      await store('公开的报告', 'all')
      const before = await opened.views.viewFor(reader).stats()
      await store('别人的报告', 'person:p7')
      expect(await opened.views.viewFor(reader).stats()).toEqual(before)
    })

    it('leaves samples out once the reader may see another report, unless he asks for them', async () => {
      const sample = await store('样例', 'all', true)
      await store('别人的报告', 'person:p7')
      const ids = async (one: Reader) =>
        (await opened.views.viewFor(one).listReports()).map((report) => report.id)
      expect(await ids(reader)).toEqual([sample])
      const own = await store('公开的报告', 'all')
      expect(await ids(reader)).toEqual([own])
      expect(await ids({ ...reader, withSamples: true })).toEqual([sample, own])
    })

    it('follows a change of who may see a report at once, and keeps it when the location is read again', async () => {
      const id = await store('改过的报告', 'admin')
      await opened.store.setMetadata(id, { visible: 'all' })
      expect((await countShown(opened.views.viewFor(reader), id)).found).toBe(1)
      await opened.store.setMetadata(id, { visible: 'unit:司法局' })
      await opened.store.storeReport(sampleRequest(['改过的报告又改了。'], { location: '/in/改过的报告' }))
      expect((await countShown(opened.views.viewFor(reader), id)).read).toBe(0)
    })
  })
}
