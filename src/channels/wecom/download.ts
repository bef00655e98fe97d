// Tool: a file at an address of the vendor -> its bytes, never more than may be. Values, no errors: an error's own words may hold the address.
import { readCapped } from '#shared/read-capped.ts'

export type Downloaded =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly disposition: string | null }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'big' }
  /** No answer, or it broke off. */
  | { readonly kind: 'silent' }

const timeoutMs = 60_000

/** `most` bytes. */
export async function download(address: string, most: number, signal?: AbortSignal): Promise<Downloaded> {
  const limit = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(address, {
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
    if (!response.ok) return { kind: 'refused', status: response.status }
    const bytes = await readCapped(response.body, most)
    return bytes === null
      ? { kind: 'big' }
      : { kind: 'bytes', bytes, disposition: response.headers.get('content-disposition') }
  } catch {
    return { kind: 'silent' }
  }
}
