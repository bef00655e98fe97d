// Step: retrieve. In: some thousand vectors, and one. Out: the nearest of them; by the signs of their dimensions first, then exactly.
import { dot } from '#shared/vectors/dot.ts'
import { meanVector } from '#shared/vectors/mean-vector.ts'

export interface Near {
  /** Place among the vectors. */
  readonly at: number
  readonly cosine: number
}

/**
 * How many times as many are compared exactly as are wanted. 7,000 wordings, the nearest 20 of 160 questions: 0.92 of them are found
 * with 10, 0.96 with 15, 0.98 with 25. Comparing all exactly takes 6 ms, this 1.
 */
const comparedPerWanted = 15

/** `vectors` are normalised and of one length. What is returned finds the `most` nearest, best first. */
export function openNearest(
  vectors: readonly Float32Array[],
): (vector: Float32Array, most: number) => readonly Near[] {
  const centre = meanVector(vectors)
  const words = Math.ceil(centre.length / 32)
  const signs = new Int32Array(vectors.length * words)
  for (const [at, vector] of vectors.entries()) signs.set(packSigns(vector, centre), at * words)
  return (vector, most) => {
    const distances = measureDistances(signs, packSigns(vector, centre))
    const farthest = findBound(distances, comparedPerWanted * most)
    const compared: Near[] = []
    for (let at = 0; at < distances.length; at++)
      if (distances[at]! <= farthest) compared.push({ at, cosine: dot(vectors[at]!, vector) })
    return compared.sort((one, other) => other.cosine - one.cosine).slice(0, most)
  }
}

/** One bit a dimension: above the mean or not. */
function packSigns(vector: Float32Array, centre: Float32Array): Int32Array {
  const signs = new Int32Array(Math.ceil(centre.length / 32))
  for (let at = 0; at < centre.length; at++) if (vector[at]! > centre[at]!) signs[at >> 5]! |= 1 << (at & 31)
  return signs
}

/** Number of dimensions in which each row and the vector lie on different sides. */
function measureDistances(rows: Int32Array, signs: Int32Array): Uint16Array {
  const distances = new Uint16Array(rows.length / signs.length)
  for (let row = 0; row < distances.length; row++) {
    let distance = 0
    for (let at = 0; at < signs.length; at++)
      distance += countBits(rows[row * signs.length + at]! ^ signs[at]!)
    distances[row] = distance
  }
  return distances
}

/** Bits that are set in 32, by adding neighbours. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The distance up to which there are at least `most`, or the largest. */
function findBound(distances: Uint16Array, most: number): number {
  const counts: number[] = []
  for (const distance of distances) counts[distance] = (counts[distance] ?? 0) + 1
  let sum = 0
  for (let bound = 0; bound < counts.length; bound++) {
    sum += counts[bound] ?? 0
    if (sum >= most) return bound
  }
  return counts.length
}
