// Step: retrieve. In: prompts/wordings.tsv and an encoder. Out: for a question, what reports write where people speak like that.
import type { Wording } from '#domain/prompt-book.ts'
import type { Embedder } from '#ports/embedder.ts'
import { meanDirection, meanVector } from '#shared/vectors/mean-vector.ts'
import { openNearest } from './find-nearest.ts'

/** What prompts/wordings.tsv says, as vectors. */
export interface KnownWordings {
  /** What reports write where people say what is nearest to this question; null for a question worded as reports write. */
  recall(question: Float32Array): Float32Array | null
  /** Mean of turned questions: a sentence near to this is near to every question and answers none. */
  readonly common: Float32Array
}

/** The wordings most like the question that are asked; 10 to 40 are alike. */
const nearestAsked = 20
/** Shortfall of the cosine at which one counts 1/e; 0.05 to 0.1 are alike. */
const shortfall = 0.1
/** How much nearer to a wording of people than to one of reports: 90 of 100 lay questions are, 30 of 100 plain ones. */
const leastSpoken = 0.05

/**
 * Lay questions (test/quality/lay-questions.jsonl), passage among the first, five, ten: 0.40, 0.65, 0.79 without, 0.58, 0.85, 0.88
 * with the table; 410 lines gave two thirds of that, 350 more nothing, and words of reports added to the search nothing either.
 * Statutes are no reports: turned toward this table, questions find them worse, so that `Library.search` knows nothing of it.
 * Null for an encoder that brought no vectors of the table. What an office has added to it since is encoded in the background
 * from the first call on, and counts as soon as it is.
 */
export function openWordings(
  wordings: readonly Wording[],
  embedder: Embedder | null,
): () => KnownWordings | null {
  const known = embedder?.known
  if (!embedder || !known || wordings.length === 0) return () => null
  let opened: KnownWordings | null = null
  let isOpened = false
  return () => {
    if (isOpened) return opened
    isOpened = true
    const texts = wordings.flatMap(({ written, said }) => [written, ...said])
    const vectors = new Map(texts.map((text) => [text, known(text)] as const))
    opened = readTable(wordings, vectors)
    const missing = [...vectors.keys()].filter((text) => vectors.get(text) === null)
    if (missing.length > 0) {
      embedder.embed(missing).then(
        (made) => {
          missing.forEach((text, at) => void vectors.set(text, made[at]!))
          opened = readTable(wordings, vectors)
        },
        // An encoder that fails is told by the questions that it fails.
        () => {},
      )
    }
    return opened
  }
}

function readTable(
  wordings: readonly Wording[],
  vectors: ReadonlyMap<string, Float32Array | null>,
): KnownWordings | null {
  const pairs = wordings.flatMap(({ written: clause, said }) =>
    said.flatMap((text) => {
      const [asked, written] = [vectors.get(text), vectors.get(clause)]
      return asked && written ? [{ asked, written }] : []
    }),
  )
  if (pairs.length === 0) return null
  const findNearest = openNearest(pairs.map((pair) => pair.asked))
  const findWritten = openNearest([...new Set(pairs.map((pair) => pair.written))])
  return {
    recall: (question) => {
      const nearest = findNearest(question, nearestAsked)
      const [clause] = findWritten(question, 1)
      if (nearest[0]!.cosine - clause!.cosine < leastSpoken) return null
      return meanDirection(
        nearest.map(({ at }) => pairs[at]!.written),
        nearest.map(({ cosine }) => Math.exp((cosine - nearest[0]!.cosine) / shortfall)),
      )
    },
    common: meanVector(pairs.map((pair) => meanDirection([pair.asked, pair.written]))),
  }
}
