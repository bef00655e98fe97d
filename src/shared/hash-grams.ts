// Tool: text -> the numbers of its pieces, the same for the same piece wherever it stands. In: a text. Out: places in a table of weights.
import { fnvHash } from './fnv-hash.ts'

/** FNV-1a over the characters, cut to a table of `size` places. */
export function hashText(text: string, size: number): number {
  const hash = fnvHash(text)
  return ((hash ^ (hash >>> 15)) >>> 0) % size
}

/** Each run of one to `longest` characters once, the ends of the text marked. */
export function hashGrams(
  text: string,
  { size, longest, tag = '' }: { readonly size: number; readonly longest: number; readonly tag?: string },
): readonly number[] {
  const marked = `^${text}$`
  const found = new Set<number>()
  for (let length = 1; length <= longest; length++)
    for (let at = 0; at + length <= marked.length; at++)
      found.add(hashText(tag + marked.slice(at, at + length), size))
  return [...found]
}

/** A long text has many pieces; each says less. */
export function weighGrams(count: number): number {
  return 4 / Math.sqrt(16 + count)
}
