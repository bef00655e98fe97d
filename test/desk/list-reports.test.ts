// The list of reports: filters, orders, and what a report may be corrected to.
import { describe, expect, it } from 'vitest'
import { readCorrection } from '#desk/report-desk.ts'
import { type ReportOrder, sortReports } from '#desk/reports/sort-reports.ts'
import { emptyMetadata, type ReportSummary } from '#domain/report.ts'
import { openFakeDesk } from '../fakes/fake-desk.ts'
import { everyReader } from '../fakes/library/whole-library.ts'

const parts = { kinds: ['政府工作报告', '工作总结'], parsePlace: () => null }

describe('a correction', () => {
  it('takes a kind of the table, or 其他, and names them all where it is another', () => {
    for (const kind of ['政府工作报告', '其他']) expect(readCorrection({ kind }, parts)).toEqual({ kind })
    expect(() => readCorrection({ kind: '报告' }, parts)).toThrow(
      expect.objectContaining({
        message: '没有“报告”这个种类。',
        fix: '种类有：政府工作报告、工作总结、其他。',
      }),
    )
  })

  it('takes the five levels', () => {
    expect(readCorrection({ level: '县' }, parts)).toEqual({ level: '县' })
    expect(() => readCorrection({ level: '村' as '县' }, parts)).toThrow('没有“村”这一级')
  })
})

const summary = (id: number, county: string, year: number | null, kind: string): ReportSummary => ({
  id,
  file: `${id}.txt`,
  metadata: { ...emptyMetadata, place: { ...emptyMetadata.place, county }, year, kind },
  rowPlaces: [],
  isSample: false,
  isTrusted: true,
  visible: 'all',
  counts: { sections: 0, passages: 0, figures: 0 },
  warnings: [],
})

describe('the list of reports', () => {
  const reports = [
    summary(1, '云岭县', 2022, '工作总结'),
    summary(2, '安平县', 2023, '政府工作报告'),
    summary(3, '安平县', null, '工作总结'),
    summary(4, '安平县', 2024, '工作总结'),
  ]
  const order = (by?: ReportOrder) => sortReports(reports, by).map(({ id }) => id)

  it('stands by place, newest year or kind, then by the others; as taken in without an order', () => {
    expect(order()).toEqual([1, 2, 3, 4])
    expect(order('place')).toEqual([4, 2, 3, 1])
    expect(order('year')).toEqual([4, 2, 1, 3])
    expect(order('kind')).toEqual([4, 3, 1, 2])
  })

  it('keeps those of a level', async () => {
    const { desk } = openFakeDesk()
    expect(await desk.listReports(everyReader, { level: '县' })).toEqual([])
    await desk.correctReport(everyReader, 2, { level: '县' })
    expect((await desk.listReports(everyReader, { level: '县' })).map(({ id }) => id)).toEqual([2])
  })
})
