// What every ReportStore keeps, whatever it stands on, read through a view that sees everything. An adapter runs this with a way to open it over a folder.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Figure } from '#domain/figure.ts'
import type { Embedder } from '#ports/embedder.ts'
import { dot } from '#shared/vectors/dot.ts'
import { fakeEmbedder } from '../fakes/fake-embedder.ts'
import type { WholeLibrary } from '../fakes/library/whole-library.ts'
import { sampleReport, sampleRequest } from '../fakes/sample-report.ts'

const wages = '我镇聚焦农民工工资支付,追回拖欠工资61万元。建立欠薪台账。'
const law = '全年开展普法宣传14场次。培育法律明白人56名。'
const peace = '依法化解邻里纠纷187起。调处成功183起。'

const figure: Figure = {
  indicator: '追回工资',
  kind: 'count',
  subject: null,
  channel: null,
  rowPlace: null,
  period: null,
  value: 610_000,
  unit: '元',
  qualifier: 'none',
  raw: '61万元',
  quote: '追回拖欠工资61万元',
  section: '一',
  parent: null,
  at: { start: 20, end: 24 },
  start: 14,
  end: 24,
}

/** `open` opens the library of a folder again and again, with or without an encoder. */
export function describeReportStore(
  name: string,
  open: (dataDir: string, embedder: Embedder | null) => Promise<WholeLibrary>,
): void {
  describe(`${name} as a report store`, () => {
    let dir = ''
    let library: WholeLibrary
    const embedder = fakeEmbedder()

    beforeEach(async () => {
      dir = await mkdtemp(join(tmpdir(), 'library-'))
      library = await open(dir, embedder)
    })
    afterEach(async () => {
      await library.close()
      await rm(dir, { recursive: true, force: true })
    })

    const reopen = async (other: Embedder | null = embedder): Promise<void> => {
      await library.close()
      library = await open(dir, other)
    }
    const encodeAll = async (): Promise<number> => {
      let encoded = 0
      for (;;) {
        const texts = await library.listPending(3)
        if (texts.length === 0) return encoded
        const vectors = await embedder.embed(texts.map(({ text }) => text))
        await library.putVectors(texts.map(({ key }, at) => ({ key, vector: vectors[at]! })))
        encoded += texts.length
      }
    }
    const readTexts = async (candidates: readonly { passageId: number }[]): Promise<readonly string[]> => {
      const ids = candidates.map(({ passageId }) => passageId)
      const passages = await library.readPassages(ids)
      return ids.map((id) => passages.get(id)?.text ?? '')
    }
    const find = async (text: string, reports?: readonly number[]): Promise<readonly string[]> => {
      const { candidates } = await library.search({
        text,
        vector: null,
        limit: 10,
        ...(reports ? { reports } : {}),
      })
      return readTexts(candidates)
    }

    it('gives a report back as it was stored', async () => {
      const request = {
        ...sampleRequest([wages, law]),
        report: sampleReport([wages, law], { figures: [figure] }),
      }
      const { id, outcome } = await library.storeReport(request)
      expect(outcome).toBe('added')
      const stored = await library.readReport(id)
      expect(stored).toMatchObject({ ...request.report, figures: [{ ...figure, reportId: id, index: 0 }] })
      expect(stored?.sources).toEqual([request.source])
      expect(stored?.summary.counts).toEqual({ sections: 1, passages: 2, figures: 1 })
      expect(Buffer.from((await library.readOriginal(id)) ?? []).toString()).toBe(`${wages}\n${law}`)
      const listed = { ...figure, reportId: id, index: 0, id: expect.any(String), asRead: null }
      expect(await library.listFigures([id])).toEqual([listed])
      expect(await library.listSections([id, id + 1])).toEqual(new Map([[id, request.report.sections]]))
    })

    it('lists sections and figures as they are after each change', async () => {
      const request = (texts: readonly string[], value: number) => ({
        ...sampleRequest(texts),
        report: sampleReport(texts, { figures: [{ ...figure, value }] }),
      })
      const list = async (id: number) => ({
        values: (await library.listFigures([id])).map(({ value }) => value),
        ends: (await library.listSections([id])).get(id)?.map(({ end }) => end),
      })
      const { id } = await library.storeReport(request([wages], 1))
      expect(await list(id)).toEqual({ values: [1], ends: [wages.length + 1] })
      await library.storeReport(request([wages, law], 2))
      expect(await list(id)).toEqual({ values: [2], ends: [wages.length + law.length + 2] })
      await library.removeReport(id)
      expect(await list(id)).toEqual({ values: [], ends: undefined })
    })

    it('tells of which indicators a report tells a number, after each change', async () => {
      const request = (indicator: string) => ({
        ...sampleRequest([wages]),
        report: sampleReport([wages], { figures: [{ ...figure, indicator }] }),
      })
      const { id } = await library.storeReport(request('讨薪人数'))
      expect(await library.listTold()).toEqual(new Map([[id, ['讨薪人数']]]))
      await library.storeReport(request('普法场次'))
      expect(await library.listTold()).toEqual(new Map([[id, ['普法场次']]]))
      const [own] = await library.listFigures([id])
      await library.setFigure({ report: id, figure: own!.id }, { indicator: '培训场次' })
      expect(await library.listTold()).toEqual(new Map([[id, ['培训场次']]]))
      await library.setFigure({ report: id, figure: own!.id }, { isDropped: true })
      expect((await library.listTold()).get(id) ?? []).toEqual([])
      await library.removeReport(id)
      expect(await library.listTold()).toEqual(new Map())
    })

    it('lists figures in report order, whatever the order asked for', async () => {
      const store = (town: string) =>
        library.storeReport({
          ...sampleRequest([wages], { town }),
          report: sampleReport([wages], { figures: [figure] }),
        })
      const ids = [(await store('柳溪镇')).id, (await store('石桥乡')).id]
      await library.listFigures([ids[1]!])
      const figures = await library.listFigures([...ids].reverse())
      expect(figures.map(({ reportId }) => reportId)).toEqual(ids)
    })

    it('finds a report by words the moment it is stored, without a vector', async () => {
      await library.storeReport(sampleRequest([wages, law, peace]))
      const { candidates, idf } = await library.search({ text: '拖欠工资', vector: null, limit: 10 })
      expect((await readTexts(candidates))[0]).toBe(wages)
      expect(candidates[0]?.words).toBeGreaterThan(0)
      expect(candidates[0]?.bigrams).toBeGreaterThan(0)
      expect(candidates[0]?.cosine).toBeNull()
      expect([...idf.bigrams.keys()]).toContain('拖欠')
    })

    it('weighs a rare term more than one that every passage holds', async () => {
      const { id } = await library.storeReport(sampleRequest([`${wages}工作`, `${law}工作`, `${peace}工作`]))
      const { idf } = await library.search({ text: '普法工作', vector: null, limit: 10, reports: [id] })
      expect(idf.bigrams.get('普法')).toBeGreaterThan(idf.bigrams.get('工作') ?? 0)
      expect((await find('普法工作'))[0]).toBe(`${law}工作`)
    })

    it('finds by a synonym as by the word itself', async () => {
      await library.storeReport(sampleRequest(['讨薪事项已经办结。', '欠薪事项已经办结。', law]))
      const { candidates } = await library.search({
        text: '讨薪',
        synonyms: ['欠薪'],
        vector: null,
        limit: 10,
      })
      expect((await readTexts(candidates)).map((text) => text.slice(0, 2)).sort()).toEqual(['欠薪', '讨薪'])
      expect(candidates[0]?.bigrams).toBeCloseTo(candidates[1]!.bigrams)
      expect(candidates.map(({ coverage }) => coverage)).toEqual([0.5, 0.5])
    })

    it('tells how much of the question’s bigrams a passage holds, however often', async () => {
      await library.storeReport(sampleRequest(['普法工作，普法工作，普法工作。', '普法宣传。', law]))
      const { candidates } = await library.search({ text: '普法工作', vector: null, limit: 10 })
      const [whole, part] = candidates.map(({ coverage }) => coverage)
      expect(whole).toBeCloseTo(1)
      expect(part).toBeGreaterThan(0)
      expect(part).toBeLessThan(0.9)
    })

    it('replaces the report of a location whole, under the same id', async () => {
      const { id } = await library.storeReport(sampleRequest([wages]))
      expect(await library.storeReport(sampleRequest([law]))).toEqual({ id, outcome: 'updated' })
      expect(await find('拖欠工资')).toEqual([])
      expect(await find('普法宣传')).toEqual([law])
      expect(await library.stats()).toMatchObject({ reports: 1, passages: 1 })
    })

    it('keeps the old version when the new one cannot be stored', async () => {
      await library.storeReport(sampleRequest([wages]))
      const broken = sampleRequest([law])
      const bad = {
        ...broken,
        report: { ...broken.report, figures: [{ ...figure, value: 1n as unknown as number }] },
      }
      await expect(library.storeReport(bad)).rejects.toThrow()
      expect(await find('拖欠工资')).toEqual([wages])
      expect(await find('普法宣传')).toEqual([])
    })

    it('leaves a report to its other source when one location gets new content', async () => {
      const first = sampleRequest([wages], { location: '/a.txt' })
      const { id } = await library.storeReport(first)
      await library.addSource(id, { ...first.source, location: '/b.txt', file: 'b.txt' })
      const { id: newer } = await library.storeReport(sampleRequest([law], { location: '/a.txt' }))
      expect(newer).not.toBe(id)
      expect((await library.readReport(id))?.sources.map((source) => source.location)).toEqual(['/b.txt'])
      expect(await library.findSource('/a.txt')).toMatchObject({ reportId: newer })
    })

    it('gives a report the new version that it is told, whatever its sources, which stay', async () => {
      const first = sampleRequest([wages], { location: '/a.txt' })
      const { id } = await library.storeReport(first)
      await library.setMetadata(id, { year: 2019 })
      const newer = { ...sampleRequest([law], { location: '/b.txt' }), into: id }
      expect(await library.storeReport(newer)).toEqual({ id, outcome: 'updated' })
      const stored = await library.readReport(id)
      expect(stored?.sources.map((source) => source.location)).toEqual(['/a.txt', '/b.txt'])
      expect(stored?.metadata.year).toBe(2019)
      expect(await find('普法宣传')).toEqual([law])
      expect(await find('拖欠工资')).toEqual([])
    })

    it('removes a report from lists, search, figures and originals', async () => {
      const request = { ...sampleRequest([wages]), report: sampleReport([wages], { figures: [figure] }) }
      const { id } = await library.storeReport(request)
      await encodeAll()
      expect(await library.removeReport(id)).toBe(true)
      expect(await library.removeReport(id)).toBe(false)
      expect(await find('拖欠工资')).toEqual([])
      expect(await library.listReports()).toEqual([])
      expect(await library.listFigures()).toEqual([])
      expect(await library.readReport(id)).toBeNull()
      expect(await library.readOriginal(id)).toBeNull()
      const [vector] = await embedder.embed([wages])
      const { candidates } = await library.search({ text: '', vector: vector ?? null, limit: 10 })
      expect(candidates).toEqual([])
    })

    it('never looks outside the reports that it is given', async () => {
      const one = await library.storeReport(sampleRequest([wages], { town: '柳溪镇' }))
      const other = await library.storeReport(sampleRequest([`${wages}另有台账。`], { town: '石桥乡' }))
      await encodeAll()
      const [vector] = await embedder.embed([wages])
      for (const { id } of [one, other]) {
        const { candidates } = await library.search({
          text: '工资',
          vector: vector ?? null,
          reports: [id],
          limit: 10,
        })
        expect(candidates.map((candidate) => candidate.reportId)).toEqual([id])
      }
      expect(await find('工资', [])).toEqual([])
    })

    it('lists texts that wait, passages first, and none once they have vectors', async () => {
      await library.storeReport(sampleRequest([wages, law]))
      const waiting = await library.listPending(100)
      expect(waiting).toHaveLength(6)
      expect(waiting[0]?.text).toContain(wages)
      expect(waiting[1]?.text).toContain(law)
      expect(await encodeAll()).toBe(6)
      expect((await library.stats()).vectors).toEqual({ ready: 6, pending: 0 })
    })

    it('gives the cosine of a passage and the vectors of its sentences', async () => {
      await library.storeReport(sampleRequest([wages, law]))
      const before = await library.search({ text: '工资', vector: null, limit: 1 })
      const passage = before.candidates[0]?.passageId ?? 0
      expect((await library.readSentenceVectors([passage])).get(passage)).toEqual([null, null])
      const [text] = await library.listPending(1)
      const [vector] = await embedder.embed([text?.text ?? ''])
      await encodeAll()
      const { candidates } = await library.search({ text: '', vector: vector ?? null, limit: 1 })
      expect(candidates[0]?.passageId).toBe(passage)
      expect(candidates[0]?.cosine).toBeCloseTo(1, 2)
      const sentences = (await library.readSentenceVectors([passage])).get(passage) ?? []
      expect(sentences.map((sentence) => sentence?.length)).toEqual([
        embedder.dimensions,
        embedder.dimensions,
      ])
    })

    it('gives the vectors of the clauses of long sentences too, once they are there', async () => {
      const clause = '登记用工合同和工资发放情况两百余户，'
      const long = `一是，组织干部夜间上门走访外出务工家庭，${clause}帮助协商欠款，全部结清。`
      await library.storeReport(sampleRequest([long]))
      const { candidates } = await library.search({ text: '欠款', vector: null, limit: 1 })
      const passage = candidates[0]?.passageId ?? 0
      expect((await library.readPieceVectors([passage])).get(passage)).toEqual([])
      expect((await library.listPending(100)).at(-2)?.text).toBe(clause)
      await encodeAll()
      const [vector] = await embedder.embed([clause])
      const pieces = (await library.readPieceVectors([passage])).get(passage) ?? []
      expect(Math.max(...pieces.map((piece) => dot(piece, vector!)))).toBeCloseTo(1, 2)
      expect((await library.readSentenceVectors([passage])).get(passage)).toHaveLength(1)
    })

    it('does not ask twice for the vector of the same text, not even after removal', async () => {
      const { id } = await library.storeReport(sampleRequest([wages, law]))
      await encodeAll()
      await library.removeReport(id)
      await library.storeReport(sampleRequest([wages, law], { location: '/elsewhere.txt' }))
      expect(await library.listPending(10)).toEqual([])
      const [vector] = await embedder.embed([wages])
      const { candidates } = await library.search({ text: '', vector: vector ?? null, limit: 10 })
      expect(candidates).toHaveLength(2)
    })

    it('asks for every vector again when the embedder is another one', async () => {
      await library.storeReport(sampleRequest([wages, law]))
      await encodeAll()
      await reopen(fakeEmbedder('another'))
      expect(await library.listPending(100)).toHaveLength(6)
      await reopen()
      expect(await library.listPending(100)).toEqual([])
    })

    it('keeps what a person set by hand when the location is read again', async () => {
      const { id } = await library.storeReport(sampleRequest([wages], { year: 2022 }))
      const place = { province: null, city: null, county: '青禾县', town: '石桥乡' }
      await library.setMetadata(id, { year: 2023 })
      await library.setMetadata(id, { place })
      await library.storeReport(sampleRequest([law], { year: 2022 }))
      await reopen()
      const metadata = (await library.readReport(id))?.metadata
      expect(metadata).toMatchObject({ year: 2023, place, evidence: { year: { from: 'person' } } })
      expect((await library.listReports())[0]?.metadata).toEqual(metadata)
    })

    it('has everything again after it was closed', async () => {
      await library.storeReport(sampleRequest([wages, law], { isSample: true }))
      await encodeAll()
      const [vector] = await embedder.embed([wages])
      const search = async () => {
        const { nearTo, ...result } = await library.search({
          text: '工资',
          vector: vector ?? null,
          limit: 10,
        })
        const nearness = nearTo([{ passageId: result.candidates[0]!.passageId, weight: 1 }])
        return { ...result, nearness: result.candidates.map(({ passageId }) => nearness(passageId)) }
      }
      const before = await search()
      expect(before.nearness[0]).toBeCloseTo(1, 1)
      await reopen()
      expect(await search()).toEqual(before)
      expect((await library.listReports())[0]?.isSample).toBe(true)
    })

    it('works without an encoder, by words and bigrams alone', async () => {
      await reopen(null)
      await library.storeReport(sampleRequest([wages, law]))
      expect(await library.listPending(10)).toEqual([])
      expect((await find('欠薪台账'))[0]).toBe(wages)
      await reopen()
      expect(await library.listPending(10)).toHaveLength(6)
    })

    it('takes any text as a question', async () => {
      await library.storeReport(sampleRequest([wages, law]))
      for (const text of [
        '',
        '"',
        'a" OR "b',
        'words:x NEAR(',
        "'; DROP TABLE report; --",
        '😀',
        '工资'.repeat(5000),
      ]) {
        await expect(library.search({ text, vector: null, limit: 10 })).resolves.toBeDefined()
      }
      expect((await find('工资"'))[0]).toBe(wages)
    })
  })
}
