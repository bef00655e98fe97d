// Small tool: vectors without what an encoder gives to every text alike.

/** The vector without what all have in common, length 1 again. */
export function takeOff(centre: Float32Array, vector: Float32Array): Float32Array {
  const rest = new Float32Array(vector.length)
  let squares = 0
  for (let at = 0; at < rest.length; at++) {
    rest[at] = vector[at]! - centre[at]!
    squares += rest[at]! * rest[at]!
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  for (let at = 0; at < rest.length; at++) rest[at]! *= scale
  return rest
}
