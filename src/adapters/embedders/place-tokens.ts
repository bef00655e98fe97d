// Step: vectors. Tokens of a text -> where each stands in it; null for those that stand for no characters.
import type { Span } from '#domain/span.ts'

/** Tokens come lower-cased and cut; one that the model does not know stands for a run of letters or for one character. */
export function placeTokens(tokens: readonly string[], text: string): readonly (Span | null)[] {
  const lower = text.toLowerCase()
  let at = 0
  return tokens.map((token) => {
    if (/^\[(?:CLS|SEP|PAD)\]$/.test(token)) return null
    while (at < text.length && /\s/.test(text[at]!)) at += 1
    if (at >= text.length) return null
    const start = at
    at += measureToken(token, lower, at)
    return { start, end: at }
  })
}

function measureToken(token: string, lower: string, at: number): number {
  const piece = token.replace(/^##/, '')
  if (lower.startsWith(piece, at)) return piece.length
  letters.lastIndex = at
  return token === '[UNK]' ? (letters.exec(lower)?.[0].length ?? 1) : 1
}

const letters = /[a-z0-9]{1,100}/y
