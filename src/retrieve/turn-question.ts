// Step: retrieve. In: a question's vectors. Out: the same, turned half way toward what reports write where people speak like that.
import type { Wording } from '#domain/prompt-book.ts'
import type { Embedder } from '#ports/embedder.ts'
import { dot } from '#shared/dot.ts'
import { meanDirection, meanVector } from '#shared/mean-vector.ts'

/** What prompts/wordings.tsv says, as vectors. */
export interface KnownWordings {
  /** In: vectors of a question's wordings. Out: one for each, normalised. */
  turn(vectors: readonly Float32Array[]): readonly Float32Array[]
  /** What all turned questions have in common: a sentence near to this is near to every question and answers none. */
  readonly common: Float32Array
}

/** One way of saying a thing, and how reports write it. */
interface Pair {
  readonly said: Float32Array
  readonly written: Float32Array
}

/** The wordings most like the question that are asked; among 5 to 50 little changes. */
const nearestAsked = 20
/** Shortfall of the cosine at which one counts 1/e; 0.05 and 0.1 are alike. */
const shortfall = 0.1

/**
 * Null for an encoder that brought no vectors of the table: to make thousands of them takes a minute. Lines that an office
 * has added since are encoded here, at the first search. Throws what the embedder throws.
 */
export async function openWordings(
  wordings: readonly Wording[],
  embedder: Embedder | null,
): Promise<KnownWordings | null> {
  if (!embedder?.known || wordings.length === 0) return null
  const texts = wordings.flatMap(({ written, said }) => [written, ...said])
  const vectors = await readVectors(texts, { embedder, known: embedder.known })
  const pairs = wordings.flatMap(({ written, said }) =>
    said.map((text): Pair => ({ said: vectors.get(text)!, written: vectors.get(written)! })),
  )
  return {
    turn: (questions) => {
      if (questions.length === 0) return []
      const written = recallWritten(meanDirection(questions), pairs)
      return questions.map((question) => meanDirection([question, written]))
    },
    common: meanVector(pairs.map(({ said, written }) => meanDirection([said, written]))),
  }
}

async function readVectors(
  texts: readonly string[],
  { embedder, known }: { embedder: Embedder; known: NonNullable<Embedder['known']> },
): Promise<ReadonlyMap<string, Float32Array>> {
  const vectors = new Map(texts.map((text) => [text, known(text)] as const))
  const missing = [...vectors.keys()].filter((text) => vectors.get(text) === null)
  const made = await embedder.embed(missing)
  return new Map(
    Array.from(vectors, ([text, vector]) => [text, vector ?? made[missing.indexOf(text)]!] as const),
  )
}

/** What reports write for the wordings nearest to the question, each weighted by how near it is. */
function recallWritten(question: Float32Array, pairs: readonly Pair[]): Float32Array {
  const nearest = pairs
    .map((pair) => ({ ...pair, cosine: dot(pair.said, question) }))
    .sort((one, other) => other.cosine - one.cosine)
    .slice(0, nearestAsked)
  const best = nearest[0]!.cosine
  return meanDirection(
    nearest.map(({ written }) => written),
    nearest.map(({ cosine }) => Math.exp((cosine - best) / shortfall)),
  )
}
