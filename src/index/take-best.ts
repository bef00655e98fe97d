// Step: search. In: scores of all passages, and which of them are candidates. Out: the candidates as columns, and which of them are best by any one score.

/** Candidates as columns: an object for each of five hundred, made twice, was a fifth of a search. */
export interface Scored {
  readonly ids: readonly number[]
  readonly words: Float64Array
  readonly bigrams: Float64Array
  readonly coverage: Float64Array
}

export function pickScores(
  ids: readonly number[],
  { words, bigrams, coverage }: Readonly<Record<'words' | 'bigrams' | 'coverage', Float32Array>>,
): Scored {
  return { ids, words: pick(words, ids), bigrams: pick(bigrams, ids), coverage: pick(coverage, ids) }
}

function pick(scores: Float32Array, ids: readonly number[]): Float64Array {
  const picked = new Float64Array(ids.length)
  for (let at = 0; at < picked.length; at++) picked[at] = scores[ids[at]!]!
  return picked
}

/** Places in the columns, by the better rank that a candidate has in words and meaning, so that no weight is needed here. */
export function takeBest(
  { ids, words, bigrams }: Scored,
  cosines: readonly (number | null)[],
  limit: number,
): readonly number[] {
  const ranks = new Int32Array(ids.length).fill(ids.length)
  const [mostWords, mostBigrams] = [words, bigrams].map((field) =>
    field.reduce((most, one) => Math.max(most, one), Number.MIN_VALUE),
  )
  const lexical = words.map((one, at) => one / mostWords! + bigrams[at]! / mostBigrams!)
  // The farthest of few passages may be below 0 and are candidates all the same.
  const meaning = Float64Array.from(cosines, (cosine) => (cosine ?? -1) + 1)
  for (const scores of [lexical, meaning]) {
    const ranked = listWhere(scores, (score) => score > 0).sort((a, b) => scores[b]! - scores[a]!)
    for (let rank = 0; rank < ranked.length; rank++)
      ranks[ranked[rank]!] = Math.min(rank, ranks[ranked[rank]!]!)
  }
  const best = listWhere(ranks, (rank) => rank < ids.length).sort((a, b) => ranks[a]! - ranks[b]!)
  return best.slice(0, limit)
}

/** Indices, in order. */
function listWhere(numbers: Float64Array | Int32Array, is: (one: number) => boolean): number[] {
  const found: number[] = []
  for (let at = 0; at < numbers.length; at++) if (is(numbers[at]!)) found.push(at)
  return found
}
