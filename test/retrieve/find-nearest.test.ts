import { describe, expect, it } from 'vitest'
import { openOnnxEmbedder } from '#adapters/embedders/open-onnx-embedder.ts'
import { loadPrompts } from '#adapters/prompts/load-prompts.ts'
import { openNearest } from '#retrieve/find-nearest.ts'
import { dot } from '#shared/vectors/dot.ts'

const prompts = new URL('../../prompts', import.meta.url).pathname

describe('the nearest of some thousand vectors', () => {
  it('are nearly all found among real ones, best first, with their cosines', async () => {
    const { wordings } = await loadPrompts(prompts)
    const embedder = await openOnnxEmbedder()
    const vectors = wordings.flatMap(({ said }) => said.map((text) => embedder.known!(text)!))
    await embedder.close()
    const asked = wordings.filter((_, i) => i % 20 === 0).map(({ written }) => embedder.known!(written)!)
    const findNearest = openNearest(vectors)
    let found = 0
    for (const vector of asked) {
      const cosines = vectors.map((one) => dot(one, vector))
      const least = cosines.toSorted((one, other) => other - one)[19]!
      const nearest = findNearest(vector, 20)
      found += nearest.filter(({ cosine }) => cosine >= least).length
      expect(nearest).toHaveLength(20)
      expect(nearest.map(({ cosine }) => cosine)).toEqual(nearest.map(({ at }) => cosines[at]))
      expect(nearest).toEqual(nearest.toSorted((one, other) => other.cosine - one.cosine))
    }
    expect(found / (20 * asked.length)).toBeGreaterThan(0.9)
  })

  it('are exact among few, and none among none', () => {
    const vectors = [Float32Array.of(0, 1), Float32Array.of(1, 0), Float32Array.of(0.6, 0.8)]
    expect(openNearest(vectors)(Float32Array.of(1, 0), 2)).toEqual([
      { at: 1, cosine: 1 },
      { at: 2, cosine: Math.fround(0.6) },
    ])
    expect(openNearest([])(Float32Array.of(1, 0), 2)).toEqual([])
  })
})
