// A place that is only guessed at is no scope: all are asked of. What it is to look like, and what for, is no topic.
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openGazetteer } from '#adapters/gazetteer/open-gazetteer.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { placeName } from '#domain/place.ts'
import { emptyMetadata, type ReportSummary } from '#domain/report.ts'
import { type FrameDeps, readFrame } from '#question/read-frame.ts'

const report = (town: string, year: number): ReportSummary => ({
  id: year,
  file: `${town}${year}.txt`,
  metadata: {
    ...emptyMetadata,
    place: { province: null, city: null, county: '岚水县', town },
    year,
    kind: '法治政府建设年度报告',
    evidence: {},
  },
  rowPlaces: [],
  isSample: false,
  isTrusted: true,
  visible: 'all',
  counts: { sections: 0, passages: 0, figures: 0 },
  warnings: [],
})

let deps: FrameDeps
beforeAll(async () => {
  deps = {
    segmenter: await openSegmenter(),
    gazetteer: openGazetteer(),
    book: await loadPrompts(resolve(import.meta.dirname, '../../prompts')),
    thisYear: 2025,
    visible: [report('荷塘镇', 2024), report('松岗乡', 2024), report('白沙坪镇', 2024)],
  }
})
const frame = (text: string) => readFrame({ text, askerPlace: null, context: [] }, deps)
const included = async (text: string) => (await frame(text)).include.map(placeName)

describe('a place that is guessed', () => {
  it.each([
    '2024年热线件数最多的是不是荷塘镇',
    '热线件数最少的应该是松岗吧',
    '第二名是松岗乡吧',
    '只有荷塘镇搞了护林队吧，别的乡镇报告里有没有',
    '搞护林队的是不是只有荷塘一家',
  ])('%s is asked of all', async (text) => {
    expect(await included(text)).toEqual([])
  })
  it.each([
    ['热线件数最多的是荷塘还是松岗', 2],
    ['荷塘镇热线件数哪年最多', 1],
    ['荷塘的护林队是不是最早建的', 1],
  ] as const)('%s names places', async (text, count) => {
    expect(await included(text)).toHaveLength(count)
  })
})

describe('how it is to be told', () => {
  it('is no topic, and asks for no sum', async () => {
    const { terms, head, want } = await frame('请按表格给我：荷塘、松岗、白沙坪2024年的信访件数，一镇一行')
    expect(terms.filter(({ isGuess }) => !isGuess).map(({ word }) => word)).not.toContain('表格')
    expect(head?.word).toMatch(/件数/)
    expect(want).not.toBe('total')
  })
  it('keeps the one year that is to be kept', async () => {
    expect((await frame('荷塘镇信访件数，只留2024年的')).years).toEqual([2024])
  })
})
