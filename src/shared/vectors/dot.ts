// Step: none (tool). Two vectors of one length -> their inner product: the cosine where both are normalised.

export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!
  return sum
}
