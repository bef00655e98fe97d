import { describe, expect, it } from 'vitest'
import type { Query } from '#domain/query.ts'
import type { ReportSummary } from '#domain/report.ts'
import { resolveScope } from '#retrieve/resolve-scope.ts'
import { queryOf } from '../answer/found.ts'

const place = (town: string) => ({ province: null, city: null, county: '青禾县', town })
const report = (id: number, town: string, year: number) =>
  ({ id, file: `${id}.txt`, rowPlaces: [], metadata: { place: place(town), year } }) as unknown as ReportSummary
const reports = [report(1, '石桥乡', 2022), report(2, '石桥乡', 2023), report(3, '杨坪镇', 2023)]
const scope = (changes: Partial<Query>) => {
  const found = resolveScope({ ...queryOf('调解了多少', []), ...changes }, reports)
  return [found.gap.kind, ...found.reports.map(({ id }) => id)]
}

describe('the reports that may answer', () => {
  it('are those of the place and year that are asked for', () => {
    expect(scope({})).toEqual(['none', 1, 2, 3])
    expect(scope({ include: [place('石桥乡')] })).toEqual(['none', 1, 2])
    expect(scope({ include: [place('石桥乡')], years: [2023] })).toEqual(['none', 2])
    expect(scope({ years: [2023] })).toEqual(['none', 2, 3])
  })
  it('are none of the asker’s own when peers are asked for', () => {
    expect(scope({ wantsPeers: true, exclude: [place('石桥乡')] })).toEqual(['none', 3])
  })
  it('are told to be others where place or year is not there', () => {
    expect(scope({ include: [place('白塔镇')] })).toEqual(['no-place'])
    expect(scope({ unknown: ['白塔镇'] })).toEqual(['no-place'])
    expect(scope({ include: [place('杨坪镇')], years: [2021] })).toEqual(['no-year', 3])
    expect(scope({ include: [place('石桥乡')], years: [2024], isRelativeYear: true })).toEqual([
      'newest-instead',
      2,
    ])
  })
})
