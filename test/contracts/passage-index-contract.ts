// What every PassageIndex keeps, whatever it stands on: it stays within its scope, and weighs words as if nothing else were there.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SearchRequest, SearchResult } from '#domain/search.ts'
import type { PassageIndex } from '#ports/passage-index.ts'
import type { ReportStore } from '#ports/report-store.ts'
import { sampleRequest } from '../fakes/sample-report.ts'

interface Opened {
  readonly store: ReportStore
  readonly index: PassageIndex
  close(): Promise<void>
}

const everything = { allowed: null, weighed: null }
const asked: SearchRequest = { text: '追回工资', vector: null, limit: 20 }
const wages = ['追回工资61万元。', '全年追回拖欠工资18万元。']
const law = ['开展普法宣传14场。', '培育法律明白人56名。']

/** Scores without the numbers that differ between two libraries. */
const scores = ({ candidates }: SearchResult) =>
  candidates.map(({ words, bigrams, coverage }) => [words, bigrams, coverage])

export function describePassageIndex(name: string, open: (dataDir: string) => Promise<Opened>): void {
  describe(`${name} as a passage index`, () => {
    const dirs: string[] = []
    const opened: Opened[] = []
    let whole: Opened
    const openNew = async (): Promise<Opened> => {
      dirs.push(await mkdtemp(join(tmpdir(), 'index-')))
      opened.push(await open(dirs.at(-1)!))
      return opened.at(-1)!
    }
    beforeEach(async () => {
      whole = await openNew()
    })
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close()
      for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true })
    })
    const store = async (to: Opened, texts: readonly string[], location: string): Promise<number> =>
      (await to.store.storeReport(sampleRequest(texts, { location }))).id

    it('finds only passages of the reports that are allowed, whatever the request names', async () => {
      const [mine, other] = [await store(whole, wages, '/a'), await store(whole, wages, '/b')]
      const found = await whole.index.search(
        { ...asked, reports: [mine, other] },
        { allowed: new Set([mine]), weighed: null },
      )
      expect(found.candidates.length).toBeGreaterThan(0)
      expect(found.candidates.every(({ reportId }) => reportId === mine)).toBe(true)
      const none = await whole.index.search(
        { ...asked, reports: [other] },
        { allowed: new Set([mine]), weighed: null },
      )
      expect(none.candidates).toEqual([])
    })

    it('leaves no report out that has the words, where so many of each are asked for', async () => {
      const long = await store(whole, [...wages, ...wages.map((text) => `${text}${text}`)], '/long')
      const short = await store(whole, law, '/short')
      const request = { ...asked, text: `${asked.text} 普法`, perReport: 1, limit: 2 }
      const found = await whole.index.search(request, { allowed: null, weighed: null })
      expect(found.candidates.map(({ reportId }) => reportId).sort()).toEqual([long, short].sort())
    })

    it('scores what is allowed as an index would that holds nothing else', async () => {
      const alone = await openNew()
      const seen = new Set<number>()
      for (const [texts, location] of [
        [wages, '/a'],
        [law, '/b'],
      ] as const) {
        seen.add(await store(whole, texts, location))
        await store(alone, texts, location)
      }
      for (const location of ['/c', '/d', '/e']) await store(whole, [...wages, ...law], location)
      const restricted = await whole.index.search(asked, { allowed: seen, weighed: seen })
      const expected = await alone.index.search(asked, everything)
      expect(scores(restricted)).toEqual(scores(expected))
      expect(restricted.idf).toEqual(expected.idf)
      expect(restricted.topic).toEqual(expected.topic)
    })

    it('weighs words over the reports that it is told, not over those that may be found', async () => {
      const mine = await store(whole, wages, '/a')
      const open = await store(whole, law, '/b')
      const scope = { allowed: new Set([mine, open]), weighed: new Set([open]) }
      const { idf } = await whole.index.search(asked, scope)
      const all = await whole.index.search(asked, everything)
      expect(Math.min(...idf.bigrams.values())).toBeGreaterThan(Math.min(...all.idf.bigrams.values()))
    })

    it('forgets a report that was removed, in scores too', async () => {
      const alone = await openNew()
      await store(alone, law, '/b')
      const gone = await store(whole, wages, '/a')
      await store(whole, law, '/b')
      await whole.store.removeReport(gone)
      const question = { ...asked, text: '普法宣传' }
      expect(scores(await whole.index.search(question, everything))).toEqual(
        scores(await alone.index.search(question, everything)),
      )
    })
  })
}
