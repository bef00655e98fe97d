// What a person types about a figure, and who may.
import { describe, expect, it } from 'vitest'
import { openFigureDesk } from '#desk/figure-desk.ts'
import { readFigureCorrection, type TypedFigure } from '#desk/read-figure-correction.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { LibraryView } from '#ports/library-view.ts'
import { countedFigure } from '../contracts/figure-corrections-contract.ts'
import { openCorrectableFigures } from '../fakes/figures/correctable-reports.ts'
import { openReportLibrary } from '../fakes/library/report-library.ts'
import { everyReader } from '../fakes/library/whole-library.ts'
import { sampleReport } from '../fakes/sample-report.ts'

const indicators: readonly Indicator[] = [
  { name: '调解矛盾纠纷数', synonyms: ['调解纠纷'], units: ['起'], aggregation: 'sum', section: '纠纷化解' },
]
const read = (typed: TypedFigure) => readFigureCorrection(typed, { unit: '起' }, indicators)

describe('a typed correction', () => {
  it.each([
    [{ value: '136' }, { value: 136, unit: '起', qualifier: 'none' }],
    [{ value: ' 136件 ' }, { value: 136, unit: '件', qualifier: 'none' }],
    [{ value: '37万元' }, { value: 370_000, unit: '元', qualifier: 'none' }],
    [
      { value: '37', unit: '万元' },
      { value: 370_000, unit: '元', qualifier: 'none' },
    ],
    [{ value: '1.8万余人次' }, { value: 18_000, unit: '人次', qualifier: '余' }],
    [{ value: '约200' }, { value: 200, unit: '起', qualifier: '约' }],
    [{ value: '97.8%' }, { value: 97.8, unit: '%', qualifier: 'none' }],
    [{ value: '一百三十六' }, { value: 136, unit: '起', qualifier: 'none' }],
    [
      { value: '12', unit: '' },
      { value: 12, unit: '', qualifier: 'none' },
    ],
    [{ unit: '件' }, { unit: '件' }],
    [{ indicator: '调解纠纷' }, { indicator: '调解矛盾纠纷数' }],
    [{ indicator: '信访件数' }, { indicator: '信访件数' }],
  ] as const)('%o is understood', (typed, change) => {
    expect(read(typed)).toEqual(change)
  })

  it.each([
    [{}, '没有说要改什么'],
    [{ value: '很多' }, '看不懂“很多”是多少'],
    [{ value: '3起，5起' }, '看不懂“3起，5起”是多少'],
    [{ value: '-3' }, '看不懂“-3”是多少'],
    [{ value: '136件', unit: '起' }, '数里写的单位是“件”，单位写的是“起”'],
    [{ unit: '万元' }, '单位“万元”里带着数'],
    [{ unit: '起 件' }, '“起 件”不像单位'],
    [{ indicator: '12' }, '“12”不能作指标的名称'],
  ] as const)('%o is refused with what to do', (typed, message) => {
    expect(() => read(typed)).toThrow(message)
  })
})

/** One report of one figure; `isSeen` false: of another reader. */
function openDesk(isSeen = true) {
  const report = sampleReport(['全年调解矛盾纠纷163起。'], { figures: [countedFigure] })
  const store = openCorrectableFigures()
  store.put(1, report.figures)
  const library = openReportLibrary([report])
  const view: Partial<LibraryView> = {
    listReports: async () => (isSeen ? library.listReports() : []),
    readReport: async (id) => {
      const found = isSeen ? await library.readReport(id) : null
      return found && { ...found, ...store.read(id) }
    },
    listFigures: async () => (isSeen ? store.read(1).figures : []),
  }
  const parts = { store, indicators, writeSheets: async () => new Uint8Array() }
  const desk = openFigureDesk({ ...parts, views: { viewFor: () => view as LibraryView } })
  return { desk, store, id: store.read(1).figures[0]!.id }
}

describe('the desk', () => {
  it('gives the corrected figure back as a row: its number as set, its sentence as written', async () => {
    const { desk, id } = openDesk()
    const row = await desk.correctFigure(everyReader, id, { value: '136', unit: '' })
    expect(row).toMatchObject({
      id,
      corrected: true,
      value: 136,
      unit: null,
      raw: '163起',
      quote: countedFigure.quote,
    })
    expect(await desk.listFigures(everyReader, {})).toEqual([row])
    expect(await desk.dropFigure(everyReader, id)).toBe(true)
    expect(await desk.listFigures(everyReader, {})).toEqual([])
    expect(await desk.correctFigure(everyReader, id, { indicator: '调解纠纷' })).toMatchObject({
      corrected: true,
    })
    expect(await desk.restoreFigure(everyReader, id)).toBe(true)
    expect(await desk.listFigures(everyReader, {})).toMatchObject([
      { id, corrected: false, value: 163, unit: '起' },
    ])
  })

  it('lets nobody correct what he may not see, and knows no other id', async () => {
    const { desk, store, id } = openDesk(false)
    expect(await desk.correctFigure(everyReader, id, { value: '1' })).toBeNull()
    expect(await desk.dropFigure(everyReader, id)).toBe(false)
    expect(await desk.restoreFigure(everyReader, id)).toBe(false)
    expect(store.read(1).figures).toMatchObject([{ value: 163, asRead: null }])
    for (const other of ['', '1', 'x-1', '1-zzzz'])
      expect(await openDesk().desk.dropFigure(everyReader, other)).toBe(false)
  })
})
