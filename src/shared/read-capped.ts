// Tool: the bytes of a body, never more than may be: what a sender says of its size is not believed.

/**
 * The same of a request that came in. The server lets no more through than the request says itself, so one that says little is
 * read at once: a callback is acknowledged the sooner.
 */
export async function readRequest(request: Request, most: number): Promise<Uint8Array | null> {
  const { headers } = request
  const length = Number(headers.get('content-length') ?? Number.NaN)
  const isShort = length >= 0 && length <= most && !headers.has('transfer-encoding')
  return isShort ? new Uint8Array(await request.arrayBuffer()) : readCapped(request.body, most)
}

/** Null as soon as more than `most` bytes have come. */
export async function readCapped(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > most) return null
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
