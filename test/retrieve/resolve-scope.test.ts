import { describe, expect, it } from 'vitest'
import type { Frame } from '#domain/frame.ts'
import { emptyMetadata, type ReportMetadata, type ReportSummary } from '#domain/report.ts'
import { resolveScope } from '#retrieve/resolve-scope.ts'
import { frameOf } from '../answer/found.ts'

const place = (town: string) => ({ province: null, city: null, county: '青禾县', town })
const report = (id: number, town: string, year: number) =>
  ({
    id,
    file: `${id}.txt`,
    rowPlaces: [],
    metadata: { place: place(town), year },
  }) as unknown as ReportSummary
const reports = [report(1, '石桥乡', 2022), report(2, '石桥乡', 2023), report(3, '杨坪镇', 2023)]
const scope = (changes: Partial<Frame>) => {
  const found = resolveScope({ ...frameOf('调解了多少', 'value'), ...changes }, reports)
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
  it('of a county are its own, else those of its townships, and of its townships where they are asked for', () => {
    const county = { ...place('石桥乡'), town: null }
    const own = { ...report(4, '石桥乡', 2023), metadata: { ...emptyMetadata, place: county, year: 2023 } }
    const find = (changes: Partial<Frame>) =>
      resolveScope({ ...frameOf('调解了多少', 'value'), include: [county], ...changes }, [
        ...reports,
        own as ReportSummary,
      ]).reports.map(({ id }) => id)
    expect(find({})).toEqual([4])
    expect(find({ wantsTowns: true })).toEqual([1, 2, 3])
    expect(find({ years: [2022] })).toEqual([1])
    expect(scope({ include: [county] })).toEqual(['none', 1, 2, 3])
  })
  it('are those without a year before those of another, and those whose title bears it', () => {
    const find = (metadata: Partial<ReportMetadata>) => {
      const one = report(9, '石桥乡', 2024)
      const found = resolveScope({ ...frameOf('', 'value'), include: [place('石桥乡')], years: [2025] }, [
        { ...one, metadata: { ...one.metadata, ...metadata } },
      ])
      return found.gap.kind
    }
    expect(find({ titleYear: 2025 })).toBe('title-year')
    expect(find({ year: null })).toBe('none')
    expect(find({})).toBe('no-year')
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
