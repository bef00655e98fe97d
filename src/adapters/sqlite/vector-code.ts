// Step: index. In: a normalised vector. Out: one byte a dimension and a scale, and cosines computed from that.

/** 4 bytes scale, then one signed byte a dimension. The scale makes the decoded vector length 1 again. */
export function encodeVector(vector: Float32Array): Uint8Array {
  const blob = new Uint8Array(4 + vector.length)
  const codes = new Int8Array(blob.buffer, 4)
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  let squares = 0
  vector.forEach((value, at) => {
    const code = largest === 0 ? 0 : Math.round((value / largest) * 127)
    codes[at] = code
    squares += code * code
  })
  new DataView(blob.buffer).setFloat32(0, squares === 0 ? 0 : 1 / Math.sqrt(squares), true)
  return blob
}

export function decodeVector(blob: Uint8Array): Float32Array {
  const scale = readScale(blob)
  return Float32Array.from(readCodes(blob), (code) => code * scale)
}

export function readScale(blob: Uint8Array): number {
  return new DataView(blob.buffer, blob.byteOffset).getFloat32(0, true)
}

export function readCodes(blob: Uint8Array): Int8Array {
  return new Int8Array(blob.buffer, blob.byteOffset + 4, blob.byteLength - 4)
}
