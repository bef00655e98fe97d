// Step: index. Fewer dimensions for the graph: the directions in which vectors differ most. What it finds is scored exactly afterwards.

export interface Projection {
  /** Of the vectors that go in. */
  readonly dimensions: number
  /** Of those that come out. */
  readonly kept: number
  /** `kept` orthonormal rows of `dimensions`. */
  readonly rows: Float32Array
}

/** A vector as codes with a scale; 1 for plain numbers. */
interface Scaled {
  readonly values: Float32Array | Int8Array
  readonly scale: number
}

/** Its inner products approximate those of the vectors that went in. A plain array, because hnswlib takes no other. */
export function project({ dimensions, kept, rows }: Projection, { values, scale }: Scaled): number[] {
  const result = new Array<number>(kept)
  for (let row = 0; row < kept; row++) {
    let sum = 0
    for (let at = 0, from = row * dimensions; at < dimensions; at++) sum += rows[from + at]! * values[at]!
    result[row] = sum * scale
  }
  return result
}

/** Rounds of the iteration: what is lost of the best directions then does not show in recall. */
const rounds = 5

/** Principal directions of a sample of vectors (some thousands are plenty), not centred, by subspace iteration. */
export function fitProjection(sample: readonly Scaled[], dimensions: number, kept: number): Projection {
  let rows = startRows(dimensions * kept)
  orthonormalise(rows, dimensions)
  for (let round = 0; round < rounds; round++) {
    const next = new Float32Array(rows.length)
    for (const one of sample) {
      const weights = project({ dimensions, kept, rows }, one)
      for (let row = 0; row < kept; row++) {
        const weight = weights[row]! * one.scale
        for (let at = 0, to = row * dimensions; at < dimensions; at++)
          next[to + at]! += weight * one.values[at]!
      }
    }
    orthonormalise(next, dimensions)
    rows = next
  }
  return { dimensions, kept, rows }
}

/** Numbers without a pattern, the same in every run (a linear congruential generator; constants of Numerical Recipes). */
function startRows(length: number): Float32Array {
  let state = 1
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 31
  })
}

/** Modified Gram-Schmidt; a direction that the sample does not have becomes 0. */
function orthonormalise(rows: Float32Array, dimensions: number): void {
  for (let from = 0; from < rows.length; from += dimensions) {
    const row = rows.subarray(from, from + dimensions)
    for (let before = 0; before < from; before += dimensions) {
      const other = rows.subarray(before, before + dimensions)
      let shared = 0
      for (let at = 0; at < dimensions; at++) shared += row[at]! * other[at]!
      for (let at = 0; at < dimensions; at++) row[at]! -= shared * other[at]!
    }
    const length = Math.hypot(...row)
    const factor = length < 1e-9 ? 0 : 1 / length
    for (let at = 0; at < dimensions; at++) row[at]! *= factor
  }
}
