// Step: heads. Text -> the numbers of its pieces, the same for the same piece wherever it stands. In: a text. Out: places in a table of weights.

const offsetBasis = 0x811c9dc5
const prime = 0x01000193

/** FNV-1a over the characters, cut to a table of `size` places. */
export function hashText(text: string, size: number): number {
  let hash = offsetBasis
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), prime)
  hash ^= hash >>> 15
  return (hash >>> 0) % size
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
