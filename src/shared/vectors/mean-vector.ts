// Small tool: vectors -> their weighted mean, or its direction. None gives a vector without dimensions.
import { dot } from './dot.ts'

/** `weights` default to 1 each. */
export function meanVector(
  vectors: readonly Float32Array[],
  weights: readonly number[] = vectors.map(() => 1),
): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (const [i, vector] of vectors.entries()) {
    const share = weights[i]! / total
    for (let at = 0; at < mean.length; at++) mean[at]! += share * vector[at]!
  }
  return mean
}

/** The mean at length 1: near to what is near to any of them. */
export function meanDirection(vectors: readonly Float32Array[], weights?: readonly number[]): Float32Array {
  const mean = meanVector(vectors, weights)
  const length = Math.sqrt(dot(mean, mean)) || 1
  for (let at = 0; at < mean.length; at++) mean[at]! /= length
  return mean
}
