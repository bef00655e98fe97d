// What every store keeps of figures that a person set right. An adapter runs this with a way to open an empty one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Figure } from '#domain/figure.ts'
import type { StoredReport } from '#domain/stored-report.ts'
import type { ReportStore } from '#ports/report-store.ts'

export interface CorrectableStore extends Pick<ReportStore, 'setFigure'> {
  /** Takes a report in, or another reading of it. */
  put(figures: readonly Figure[]): Promise<number>
  read(report: number): Promise<Pick<StoredReport, 'figures' | 'droppedFigures' | 'unusedCorrections'>>
  close(): Promise<void>
}

export const countedFigure: Figure = {
  indicator: '调解矛盾纠纷数',
  kind: 'count',
  subject: null,
  channel: null,
  rowPlace: null,
  period: null,
  value: 163,
  unit: '起',
  qualifier: 'none',
  raw: '163起',
  quote: '全年调解矛盾纠纷163起',
  section: '一/(四)',
  parent: null,
  at: { start: 20, end: 24 },
  start: 12,
  end: 24,
}
const part: Figure = {
  ...countedFigure,
  value: 40,
  raw: '40起',
  quote: '其中邻里纠纷40起',
  parent: 0,
  at: { start: 31, end: 34 },
  start: 25,
  end: 34,
}
const moved = (figure: Figure, by: number, more: Partial<Figure> = {}): Figure => ({
  ...figure,
  start: figure.start + by,
  end: figure.end + by,
  at: { start: figure.at.start + by, end: figure.at.end + by },
  ...more,
})

export function describeFigureCorrections(name: string, open: () => Promise<CorrectableStore>): void {
  describe(`figures that a person set right, in ${name}`, () => {
    let store: CorrectableStore
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const idsOf = async (report: number) => (await store.read(report)).figures.map(({ id }) => id)
    const values = async (report: number) => (await store.read(report)).figures.map(({ value }) => value)

    it('show what was set, keep what was read beside it, and everything else as it stands in the text', async () => {
      const report = await store.put([countedFigure, part])
      const [figure] = await idsOf(report)
      expect(await store.setFigure({ report, figure: figure! }, { value: 136 })).toBe(true)
      await store.setFigure({ report, figure: figure! }, { unit: '件' })
      const { figures } = await store.read(report)
      expect(figures[0]).toMatchObject({
        ...countedFigure,
        value: 136,
        unit: '件',
        id: figure,
        asRead: { value: 163, unit: '起', qualifier: 'none', indicator: '调解矛盾纠纷数' },
      })
      expect(figures[1]).toMatchObject({ ...part, asRead: null })
    })

    it('keep their id and what was set when the report is read again and the number stands elsewhere', async () => {
      const report = await store.put([countedFigure, part])
      const before = await idsOf(report)
      await store.setFigure({ report, figure: before[0]! }, { value: 136 })
      await store.put([moved(part, 300, { parent: null }), moved(countedFigure, 700, { section: '二/(一)' })])
      expect(await idsOf(report)).toEqual([before[1], before[0]])
      expect(await values(report)).toEqual([40, 136])
    })

    it('are found in a clause of their section that grew', async () => {
      const report = await store.put([countedFigure])
      await store.setFigure({ report, figure: (await idsOf(report))[0]! }, { value: 136 })
      await store.put([{ ...countedFigure, quote: '镇综治中心全年调解矛盾纠纷163起' }])
      expect(await values(report)).toEqual([136])
      await store.put([{ ...countedFigure, quote: '镇综治中心全年调解矛盾纠纷163起', section: '三' }])
      expect(await values(report)).toEqual([163])
    })

    it('are told apart where the same number stands twice in such a clause', async () => {
      const report = await store.put([countedFigure, moved(countedFigure, 100)])
      const ids = await idsOf(report)
      expect(new Set(ids).size).toBe(2)
      await store.setFigure({ report, figure: ids[1]! }, { value: 136 })
      expect(await values(report)).toEqual([163, 136])
      // Which of the two is left, nobody can tell.
      await store.put([countedFigure])
      expect(await values(report)).toEqual([163])
      expect((await store.read(report)).unusedCorrections).toHaveLength(1)
    })

    it('are gone once they are said to be none, and their parts belong to what they were part of', async () => {
      const inner = moved(part, 40, { value: 12, raw: '12起', parent: 1 })
      const report = await store.put([countedFigure, part, inner])
      const ids = await idsOf(report)
      await store.setFigure({ report, figure: ids[1]! }, { isDropped: true })
      const { figures, droppedFigures } = await store.read(report)
      expect(figures.map(({ id, index, parent }) => [id, index, parent])).toEqual([
        [ids[0], 0, null],
        [ids[2], 2, 0],
      ])
      expect(droppedFigures).toMatchObject([{ ...part, id: ids[1] }])
      await store.put([countedFigure, part, inner])
      expect((await store.read(report)).droppedFigures).toHaveLength(1)
      await store.setFigure({ report, figure: ids[1]! }, { isDropped: false, value: 41 })
      expect(await values(report)).toEqual([163, 41, 12])
    })

    it('are as they were read once it is taken back, or the same is set', async () => {
      const report = await store.put([countedFigure])
      const [figure] = await idsOf(report)
      for (const back of [null, { value: 163, isDropped: false }]) {
        await store.setFigure({ report, figure: figure! }, { value: 136 })
        await store.setFigure({ report, figure: figure! }, back)
        expect((await store.read(report)).figures).toMatchObject([{ value: 163, asRead: null }])
      }
      await store.put([])
      expect((await store.read(report)).unusedCorrections).toEqual([])
    })

    it('wait while the number is not there, count again when it is, and can be taken back meanwhile', async () => {
      const report = await store.put([countedFigure])
      const [figure] = await idsOf(report)
      await store.setFigure({ report, figure: figure! }, { value: 136 })
      await store.put([part])
      const { figures, unusedCorrections } = await store.read(report)
      expect(figures).toMatchObject([{ value: 40, asRead: null }])
      expect(unusedCorrections).toMatchObject([
        { id: figure, anchor: { raw: '163起' }, change: { value: 136 } },
      ])
      await store.put([part, countedFigure])
      expect(await values(report)).toEqual([40, 136])
      await store.put([part])
      expect(await store.setFigure({ report, figure: figure! }, null)).toBe(true)
      await store.put([countedFigure])
      expect(await values(report)).toEqual([163])
    })

    it('turn into rates with per cent, and back into counts without', async () => {
      const report = await store.put([countedFigure])
      const [figure] = await idsOf(report)
      await store.setFigure({ report, figure: figure! }, { unit: '%' })
      expect((await store.read(report)).figures[0]?.kind).toBe('rate')
      await store.setFigure({ report, figure: figure! }, { unit: '起' })
      expect((await store.read(report)).figures[0]?.kind).toBe('count')
    })

    it('cannot be set by an id that no number has', async () => {
      const report = await store.put([countedFigure])
      expect(await store.setFigure({ report, figure: `${report}-0` }, { value: 1 })).toBe(false)
      expect(await store.setFigure({ report: report + 1, figure: (await idsOf(report))[0]! }, null)).toBe(
        false,
      )
    })
  })
}
