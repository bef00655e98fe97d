// Step: none (tool). Two vectors of one length -> their inner product: the cosine where both are normalised.

export function dot(one: Float32Array, other: Float32Array): number {
  // Four sums side by side: a single one waits for its last addition, half as long again.
  let [a, b, c, d] = [0, 0, 0, 0]
  const whole = one.length - (one.length % 4)
  for (let i = 0; i < whole; i += 4) {
    a += one[i]! * other[i]!
    b += one[i + 1]! * other[i + 1]!
    c += one[i + 2]! * other[i + 2]!
    d += one[i + 3]! * other[i + 3]!
  }
  for (let i = whole; i < one.length; i++) a += one[i]! * other[i]!
  return a + b + c + d
}
