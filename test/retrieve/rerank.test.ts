import { describe, expect, it } from 'vitest'
import { rerank } from '#retrieve/rerank.ts'
import { AppError } from '#shared/errors.ts'

const ranked = Array.from({ length: 40 }, (_, at) => ({ id: at + 1, passage: { text: `第${at + 1}段` } }))
const idsOf = (list: readonly { readonly id: number }[]) => list.map(({ id }) => id)
const rerankBy = (score: (question: string, texts: readonly string[]) => Promise<readonly number[]>) =>
  rerank(ranked, '问', { patience: 50, reranker: { id: 'test', score, close: async () => {} } })

describe('the order of a reranker', () => {
  it('holds for the first thirty; the others follow as they were', async () => {
    const seen: string[] = []
    const order = await rerankBy(async (question, texts) => {
      seen.push(question, ...texts.slice(0, 2))
      return texts.map((_, at) => at / texts.length)
    })
    expect(seen).toEqual(['问', '第1段', '第2段'])
    expect(idsOf(order)).toEqual([
      ...Array.from({ length: 30 }, (_, at) => 30 - at),
      ...Array.from({ length: 10 }, (_, at) => 31 + at),
    ])
  })

  it('is not waited for beyond its time, nor missed where it fails or is not there', async () => {
    const failing = () => Promise.reject(new AppError('remote', '算不出来', { fix: '稍后再试。' }))
    expect(await rerankBy(failing)).toBe(ranked)
    expect(await rerankBy(() => new Promise(() => {}))).toBe(ranked)
    expect(await rerank(ranked, '问', { reranker: null })).toBe(ranked)
  })

  it('does not hide a fault of the program', async () => {
    await expect(rerankBy(() => Promise.reject(new TypeError('a fault')))).rejects.toThrow('a fault')
  })
})
