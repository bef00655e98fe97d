// Step: index. In: a text that is encoded. Out: the key that its vector is kept under.
import { createHash } from 'node:crypto'

/** The key of a text's vector: the first half of its SHA-256, hex. */
export function keyOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
