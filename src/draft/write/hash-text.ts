// Step of drafting: a text -> a small number, the seed of all variation.

/** FNV-1a, cut to 0..65535; the same text always gives the same number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash % 65_536
}
