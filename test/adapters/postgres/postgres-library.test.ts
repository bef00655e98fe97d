import { afterAll, beforeAll, describe, expect } from 'vitest'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import type { Embedder } from '#ports/embedder.ts'
import { describeFigureCorrections } from '../../contracts/figure-corrections-contract.ts'
import { describePassageIndex } from '../../contracts/passage-index-contract.ts'
import { describeReportStore } from '../../contracts/report-store-contract.ts'
import { describeViews } from '../../contracts/views-contract.ts'
import { everyReader } from '../../fakes/library/whole-library.ts'
import { sampleReport, sampleRequest } from '../../fakes/sample-report.ts'
import { openSharedLibrary } from '../../fakes/stores/open-shared-library.ts'
import { postgresBin, type StartedPostgres, startPostgres } from '../../fakes/stores/start-postgres.ts'

const title = postgresBin === null ? 'PostgreSQL: not on this machine, skipped' : 'PostgreSQL'

describe.skipIf(postgresBin === null)(title, async () => {
  const segmenter = await openSegmenter()
  let server: StartedPostgres
  let corrected = 0
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  const open = async (dataDir: string, embedder: Embedder | null = null) =>
    openSharedLibrary(await server.urlFor(dataDir), { segmenter, embedder })
  const openWhole = async (dataDir: string, embedder: Embedder | null) => {
    const { store, views, close } = await open(dataDir, embedder)
    return { ...views.viewFor(everyReader), ...store, views, close }
  }
  describeReportStore('PostgreSQL', openWhole)
  describeViews('PostgreSQL', open)
  describePassageIndex('PostgreSQL', open)
  describeFigureCorrections('PostgreSQL', async () => {
    const library = await openWhole(`corrections ${corrected++}`, null)
    const text = '本镇概况从略。本镇全年调解矛盾纠纷163起。'
    return {
      setFigure: library.setFigure,
      put: async (figures) => {
        const request = { ...sampleRequest([text]), report: sampleReport([text], { figures }) }
        return (await library.storeReport(request)).id
      },
      read: async (report) => {
        const { figures, droppedFigures, unusedCorrections } = (await library.readReport(report))!
        expect(await library.listFigures([report])).toEqual(figures)
        return { figures, droppedFigures, unusedCorrections }
      },
      close: library.close,
    }
  })
})
