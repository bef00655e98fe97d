/** FNV-1a over UTF-16 units, 32 bits: tells texts apart, keeps no secret. Another `seed` or `prime` gives an independent run. */
export function fnvHash(text: string, seed = 0x811c9dc5, prime = 0x01000193): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return hash >>> 0
}
