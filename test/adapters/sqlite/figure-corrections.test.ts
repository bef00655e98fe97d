import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { Figure } from '#domain/figure.ts'
import { countedFigure, describeFigureCorrections } from '../../contracts/figure-corrections-contract.ts'
import { openWholeLibrary, type WholeLibrary } from '../../fakes/library/whole-library.ts'
import { sampleReport, sampleRequest } from '../../fakes/sample-report.ts'

const segmenter = await openSegmenter(['@node-rs/jieba'])
const text = '本镇概况从略。本镇全年调解矛盾纠纷163起。'
const open = (dataDir: string) => openWholeLibrary({ dataDir, segmenter, embedder: null })
const request = (figures: readonly Figure[], location = '/a.txt') => ({
  ...sampleRequest([text], { location }),
  report: sampleReport([text], { figures }),
})

describeFigureCorrections('sqlite', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'corrections-'))
  const library = await open(dir)
  return {
    setFigure: library.setFigure,
    put: async (figures) => (await library.storeReport(request(figures))).id,
    read: async (report) => {
      const { figures, droppedFigures, unusedCorrections } = (await library.readReport(report))!
      expect(await library.listFigures([report])).toEqual(figures)
      return { figures, droppedFigures, unusedCorrections }
    },
    close: async () => {
      await library.close()
      await rm(dir, { recursive: true })
    },
  }
})

describe('corrected figures of a library', () => {
  let dir: string
  let library: WholeLibrary
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'corrections-'))
    library = await open(dir)
  })
  afterEach(async () => {
    await library.close()
    await rm(dir, { recursive: true })
  })

  const correct = async (report: number) => {
    const [figure] = await library.listFigures([report])
    await library.setFigure({ report, figure: figure!.id }, { value: 136 })
  }
  const values = async () => (await library.listFigures()).map(({ value }) => value)

  it('are there again after it was closed, and after a new reading of the original', async () => {
    const { id } = await library.storeReport(request([countedFigure]))
    await correct(id)
    await library.close()
    library = await open(dir)
    expect(await values()).toEqual([136])
    const { hash } = request([]).source
    const again = { stamp: '2', hash }
    const same = sampleReport([text], { figures: [countedFigure] })
    expect(await library.storeAgain(id, { report: same, ...again })).toBe('unchanged')
    const more = { ...countedFigure, raw: '9起', value: 9 }
    const other = sampleReport([text], { figures: [more, countedFigure] })
    expect(await library.storeAgain(id, { report: other, ...again })).toBe('updated')
    expect(await values()).toEqual([9, 136])
  })

  it('that were dropped are not counted', async () => {
    const { id } = await library.storeReport(request([countedFigure]))
    const [figure] = await library.listFigures()
    await library.setFigure({ report: id, figure: figure!.id }, { isDropped: true })
    expect((await library.listReports())[0]?.counts.figures).toBe(0)
    expect((await library.stats()).figures).toBe(0)
  })

  it('whose number is gone are told as a warning of the report, until they are taken back', async () => {
    const { id } = await library.storeReport(request([countedFigure]))
    await correct(id)
    await library.storeReport(request([]))
    const [waiting] = (await library.readReport(id))!.unusedCorrections
    const rules = async () => (await library.listReports())[0]?.warnings.map(({ rule }) => rule)
    expect(await rules()).toEqual(['figure-correction'])
    await library.setFigure({ report: id, figure: waiting!.id }, null)
    expect(await rules()).toEqual([])
  })

  it('stay with a report that gets another source, and are not taken over by another report of the location', async () => {
    const { id } = await library.storeReport(request([countedFigure]))
    await correct(id)
    await library.addSource(id, { ...request([]).source, location: '/b.txt', file: 'b.txt' })
    expect(await values()).toEqual([136])
    await library.storeReport({ ...request([countedFigure]), into: id, isOther: true })
    expect(await values()).toEqual([163])
  })

  it('leave nothing behind when the report is removed', async () => {
    const { id } = await library.storeReport(request([countedFigure]))
    await correct(id)
    await library.removeReport(id)
    await library.storeReport(request([countedFigure]))
    expect(await values()).toEqual([163])
  })
})
