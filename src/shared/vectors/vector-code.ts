// Small tool: a normalised vector <-> one byte a dimension and a scale.
// Bare loops: 100,000 vectors are read at start, and iterators take ten times as long.

/** 4 bytes scale, then one signed byte a dimension. The scale makes the decoded vector length 1 again. */
export function encodeVector(vector: Float32Array): Uint8Array {
  const blob = new Uint8Array(4 + vector.length)
  const scale = writeCodes(vector, new Int8Array(blob.buffer, 4))
  new DataView(blob.buffer).setFloat32(0, scale, true)
  return blob
}

/** Writes one byte a dimension and returns the scale; the vector need not be normalised. */
export function writeCodes(vector: Float32Array, codes: Int8Array): number {
  let largest = 0
  for (let at = 0; at < vector.length; at++) {
    const size = Math.abs(vector[at]!)
    if (size > largest) largest = size
  }
  const step = largest === 0 ? 0 : 127 / largest
  let squares = 0
  for (let at = 0; at < vector.length; at++) {
    const code = Math.round(vector[at]! * step)
    codes[at] = code
    squares += code * code
  }
  return squares === 0 ? 0 : 1 / Math.sqrt(squares)
}

export function decodeVector(blob: Uint8Array): Float32Array {
  const scale = readScale(blob)
  const codes = readCodes(blob)
  const vector = new Float32Array(codes.length)
  for (let at = 0; at < codes.length; at++) vector[at] = codes[at]! * scale
  return vector
}

export function readScale(blob: Uint8Array): number {
  return new DataView(blob.buffer, blob.byteOffset).getFloat32(0, true)
}

export function readCodes(blob: Uint8Array): Int8Array {
  return new Int8Array(blob.buffer, blob.byteOffset + 4, blob.byteLength - 4)
}
