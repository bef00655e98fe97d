// Tool of this room: the words of a question -> how much of them a text has: BM25 of one short text, as a share of what all of them once each would give.
const k1 = 1.2
const b = 0.5
const usualLength = 40
const most = 1.5

/** `joined` is the text without blanks and punctuation; at most 1.5. */
export function openWordScore(
  topic: string,
  idf: ReadonlyMap<string, number>,
  cut: (text: string) => readonly string[],
): (text: string, joined: string) => number {
  const whole = [...new Set(cut(topic))].reduce((sum, token) => sum + (idf.get(token) ?? 0), 0) || 1
  const terms = [...idf.keys()]
  // Cutting a text is what costs most here, and most texts hold no term: those need no cutting.
  const mayStandAnyhow = terms.some((term) => !plainTerm.test(term))
  return (text, joined) => {
    const holdsOne = mayStandAnyhow || terms.some((term) => joined.includes(term))
    return holdsOne ? Math.min(most, scoreTerms(cut(text), idf) / whole) : 0
  }
}

/** Stands in a text as it stands among its terms; document numbers and letters may be written in other ways. */
const plainTerm = /^\p{Script=Han}+$/u

function scoreTerms(tokens: readonly string[], idf: ReadonlyMap<string, number>): number {
  const counts = new Map<string, number>()
  for (const token of tokens) if (idf.has(token)) counts.set(token, (counts.get(token) ?? 0) + 1)
  const norm = k1 * (1 - b + (b * tokens.length) / usualLength)
  let sum = 0
  for (const [token, count] of counts) sum += ((idf.get(token) ?? 0) * count * (k1 + 1)) / (count + norm)
  return sum
}
