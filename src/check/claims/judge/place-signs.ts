// Tool of the sentence check: where the words of a clause stand in the passages -> signs of one place that carries them all, or of words gathered from several.
import type { Compared, SourceWord } from './compare-words.ts'

/** Of so many words that stand furthest off the mean counts. */
const quarter = 4
/** The first of so many parts of a clause is who or what it is about. */
const parts = 3
const mostClauses = 6

interface Placed {
  /** Words of the sentence, by their numbers: that are no mere joints; that carry content. */
  readonly content: readonly number[]
  readonly told: readonly number[]
  /** Of the passages, the one that carries most. */
  readonly clause: number
}

export function readPlaceSigns({ content, told, clause }: Placed, { source }: Compared) {
  const all = nearestOf(content, source)
  const one = nearestOf(
    content,
    source.filter((word) => word.clause === clause),
  )
  const beside = listBeside(clause, source)
  const window = nearestOf(
    content,
    source.filter((word) => beside.includes(word.clause)),
  )
  const first = Math.max(1, Math.floor(content.length / parts))
  const [subject, rest] = [one.slice(0, first), one.length > first ? one.slice(first) : one]
  return {
    one: mean(one),
    oneLow: lowMean(sorted(one)),
    oneFirst: Math.min(...one),
    window: mean(window),
    windowFirst: Math.min(...window),
    beyondOne: mean(all) - mean(one),
    beyondWindow: mean(all) - mean(window),
    spread: Math.min(mostClauses, countClauses(content, source)),
    subject: mean(subject),
    rest: mean(rest),
    subjectBeyond: Math.max(...subject.map((near, at) => all[at]! - near)),
    ...readTogether(told, source),
  }
}

const nearestOf = (words: readonly number[], source: readonly SourceWord[]) =>
  words.map((word) => Math.max(...source.map(({ near }) => near[word]!)))

/** Clauses that the nearest of each word stand in. */
function countClauses(content: readonly number[], source: readonly SourceWord[]): number {
  return new Set(content.map((word) => source[findMost(source, ({ near }) => near[word]!)]!.clause)).size
}

/** The sentence of the passages that carries most by itself, and what the others add. */
function readTogether(told: readonly number[], source: readonly SourceWord[]) {
  const pieces = [...new Set(source.map(({ piece }) => piece))]
  const carried = pieces.map((piece) =>
    nearestOf(
      told,
      source.filter((word) => word.piece === piece),
    ),
  )
  const best = sorted(carried[findMost(carried, mean)]!)
  return {
    together: mean(best),
    togetherLow: lowMean(best),
    togetherFirst: best[0]!,
    combined: mean(nearestOf(told, source)) - mean(best),
  }
}

/** A clause with those before and after it in its sentence. */
export function listBeside(clause: number, source: readonly SourceWord[]): readonly number[] {
  const pieceOf = (at: number) => source.find((word) => word.clause === at)?.piece
  return [clause - 1, clause, clause + 1].filter((at) => pieceOf(at) === pieceOf(clause))
}

/** Place of the item that weighs most; at least one. */
export function findMost<Item>(items: readonly Item[], weigh: (item: Item) => number): number {
  let best = 0
  let most = Number.NEGATIVE_INFINITY
  for (const [at, item] of items.entries()) {
    const weight = weigh(item)
    if (weight > most) [best, most] = [at, weight]
  }
  return best
}

/** Of numbers in order. */
export const lowMean = (numbers: readonly number[]) =>
  mean(numbers.slice(0, Math.max(1, Math.floor(numbers.length / quarter))))
export const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
export const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length
