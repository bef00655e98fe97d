import { describe, expect, it } from 'vitest'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'

describe.each(['nodejieba', '@node-rs/jieba'] as const)('the segmenter %s', (name) => {
  it('cuts words in search mode and leaves punctuation and blanks out', async () => {
    const segmenter = await openSegmenter([name])
    expect(segmenter.name).toBe(name)
    const words = segmenter.cut('农民工工资， 拖欠问题！')
    expect(words).toEqual(expect.arrayContaining(['农民', '农民工', '工资', '拖欠', '问题']))
    expect(words.join('')).not.toMatch(/[，！\s]/)
  })

  it('keeps years and letters together', async () => {
    const segmenter = await openSegmenter([name])
    expect(segmenter.cut('2023年ＧＤＰ')).toEqual(expect.arrayContaining(['2023', 'gdp']))
  })

  it('keeps a document number whole, with and without the code of its issuer', async () => {
    const segmenter = await openSegmenter([name])
    const words = segmenter.cut('根据闽政办〔2024〕15号文件要求')
    expect(words).toEqual(expect.arrayContaining(['闽政办〔2024〕15号', '〔2024〕15号', '要求']))
    expect(segmenter.cut('闽政办（2024）15号')).toContain('闽政办〔2024〕15号')
  })
})

describe('where no native segmenter loads', () => {
  it('falls back to the runtime and says so', async () => {
    const segmenter = await openSegmenter([])
    expect(segmenter.name).toBe('Intl.Segmenter')
    expect(segmenter.note).toContain('Intl.Segmenter')
    expect(segmenter.cut('调解矛盾纠纷').join('')).toBe('调解矛盾纠纷')
  })

  it('has another id, so that the index is built again', async () => {
    expect((await openSegmenter([])).id).not.toBe((await openSegmenter(['nodejieba'])).id)
  })
})
