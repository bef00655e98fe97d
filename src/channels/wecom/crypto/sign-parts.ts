// Step: the four parts of a callback -> its signature, and whether one that was sent is it.
import { createHash, timingSafeEqual } from 'node:crypto'

export interface SignedParts {
  readonly token: string
  readonly timestamp: string
  readonly nonce: string
  readonly encrypted: string
}

/** SHA-1 of the parts sorted bytewise and joined, 40 small hexadecimal digits. */
export function signParts({ token, timestamp, nonce, encrypted }: SignedParts): string {
  const sorted = [token, timestamp, nonce, encrypted].map((part) => Buffer.from(part)).sort(Buffer.compare)
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex')
}

/** Takes the same time wherever they differ. */
export function isSignedSo(parts: SignedParts, signature: string): boolean {
  const sent = Buffer.from(signature)
  const own = Buffer.from(signParts(parts))
  return sent.length === own.length && timingSafeEqual(sent, own)
}
