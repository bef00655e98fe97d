import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { openSegmenter } from '#adapters/segmenters/open-segmenter.ts'
import { emptyMetadata } from '#domain/report.ts'
import { createPassageVectors } from '#index/passage-vectors.ts'
import { takeOff } from '#shared/take-off.ts'
import { decodeVector, encodeVector } from '#shared/vectors/vector-code.ts'
import { openWholeLibrary } from '../fakes/library/whole-library.ts'

const unit = (...numbers: readonly number[]): Float32Array => {
  const length = Math.hypot(...numbers)
  return Float32Array.from(numbers, (value) => value / length)
}
const centre = Float32Array.from([0.6, 0, 0, 0])
// All three point the same way for the most part; the first two also share what they do not share with the third.
const [asked, like, unlike] = [unit(3, 1, 0, 0), unit(3, 0.8, 0.4, 0), unit(3.2, -0.2, 0, 0.3)]

describe('the mean of passages', () => {
  it('lies nearest to the one that counts most, and is missing where none has a vector', () => {
    const table = createPassageVectors(4)
    for (const [at, vector] of [unit(1, 0, 0, 0), unit(0, 1, 0, 0)].entries())
      table.add(at + 1, encodeVector(vector))
    const anchors = [
      { passageId: 1, weight: 3 },
      { passageId: 2, weight: 1 },
      { passageId: 9, weight: 5 },
    ]
    const mean = table.mean(anchors)!
    expect(table.cosine(1, mean)).toBeCloseTo(3 / Math.hypot(3, 1), 2)
    expect(table.cosine(2, mean)).toBeCloseTo(1 / Math.hypot(3, 1), 2)
    expect(table.mean([{ passageId: 9, weight: 1 }])).toBeNull()
  })
})

describe('the centre of an encoder', () => {
  it('is taken off the rows, so that likeness is what is left', () => {
    const plain = createPassageVectors(4)
    const centred = createPassageVectors(4, centre)
    for (const [at, vector] of [like, unlike].entries())
      for (const table of [plain, centred]) table.add(at + 1, encodeVector(vector))
    const margin = (table: typeof plain, vector: Float32Array) =>
      table.cosine(1, vector)! - table.cosine(2, vector)!
    expect(margin(centred, takeOff(centre, asked))).toBeGreaterThan(2 * margin(plain, asked))
    expect(centred.cosine(1, takeOff(centre, like))).toBeCloseTo(1, 2)
  })

  it('leaves stored vectors as the encoder made them', () => {
    const blob = encodeVector(like)
    createPassageVectors(4, centre).add(1, blob)
    decodeVector(blob).forEach((value, at) => {
      expect(value).toBeCloseTo(like[at]!, 1)
    })
  })

  it('is taken off the question too, when a library is searched', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'centre-'))
    const embedder = { id: 'four', dimensions: 4, centre }
    const library = await openWholeLibrary({ dataDir, segmenter: await openSegmenter(), embedder })
    const passage = { start: 0, end: 2, path: '', heading: '', part: 'other', sentences: [] } as const
    await library.storeReport({
      report: {
        metadata: emptyMetadata,
        text: '甲乙',
        sections: [],
        passages: [{ ...passage, text: '甲乙' }],
        figures: [],
        warnings: [],
        dropped: [],
        isTrusted: true,
      },
      source: { location: 'a', file: 'a', hash: 'a' },
      isSample: false,
    })
    const [{ key } = { key: '' }] = await library.listPending(1)
    await library.putVectors([{ key, vector: like }])
    const { candidates } = await library.search({ text: '', vector: asked, limit: 5 })
    const [one, other] = [takeOff(centre, asked), takeOff(centre, like)]
    expect(candidates[0]?.cosine).toBeCloseTo(
      one.reduce((sum, value, at) => sum + value * other[at]!, 0),
      2,
    )
    await library.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('is known for the shipped model alone', async () => {
    const shipped = await openOnnxEmbedder()
    const prefixed = await openOnnxEmbedder({ prefix: '检索:' })
    expect(shipped.centre).toHaveLength(shipped.dimensions)
    expect(prefixed.centre).toBeUndefined()
    await Promise.all([shipped.close(), prefixed.close()])
  })
})
