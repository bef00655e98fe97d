import { afterAll, describe, expect, it } from 'vitest'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'

describe('the shipped encoder', async () => {
  const embedder = await openOnnxEmbedder({ workers: 1 })
  afterAll(() => embedder.close())

  const cosine = (one: Float32Array, other: Float32Array): number =>
    one.reduce((sum, value, at) => sum + value * other[at]!, 0)

  it('gives normalised vectors, one a text, in order', async () => {
    const texts = [
      '追回拖欠工资',
      '普法宣传',
      '化解邻里纠纷',
      ...Array.from({ length: 20 }, (_, at) => `第${at}项工作`),
    ]
    const vectors = await embedder.embed(texts)
    expect(vectors).toHaveLength(texts.length)
    for (const vector of vectors) {
      expect(vector).toHaveLength(embedder.dimensions)
      expect(cosine(vector, vector)).toBeCloseTo(1, 4)
    }
    const [last] = await embedder.embed(['第19项工作'])
    expect(cosine(vectors.at(-1)!, last!)).toBeCloseTo(1, 4)
  })

  it('brings a lay word near its official wording', async () => {
    const [ask, wages, law] = await embedder.embed([
      '老板不给工钱怎么办',
      '帮助农民工追讨被拖欠的工资',
      '开展消防安全宣传',
    ])
    expect(cosine(ask!, wages!)).toBeGreaterThan(cosine(ask!, law!) + 0.05)
  })

  it('takes empty and very long texts', async () => {
    const [empty] = await embedder.embed([''])
    const [long] = await embedder.embed(['工资'.repeat(50_000)])
    expect(cosine(empty!, empty!)).toBeCloseTo(1, 4)
    expect(cosine(long!, long!)).toBeCloseTo(1, 4)
  })

  it('answers a question while a batch is under way', async () => {
    const batch = embedder.embed(Array.from({ length: 60 }, (_, at) => `${at}${'工作情况'.repeat(30)}`))
    let isBatchDone = false
    const done = batch.then(() => {
      isBatchDone = true
    })
    await embedder.embed(['工资'])
    expect(isBatchDone).toBe(false)
    await done
  })

  it('names the model by its hash', () => {
    expect(embedder.id).toContain('15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc')
  })
})

it('says what is missing in a folder without a model', async () => {
  await expect(openOnnxEmbedder({ dir: '/nowhere' })).rejects.toMatchObject({ kind: 'setting' })
})
