// Step: plain words of a question -> where words begin, and what the tables know of each character: a synonym, a way of asking, an empty word.
import type { Fillers, SynonymGroup } from '#domain/prompt-book.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { oncePer } from '#shared/once-per.ts'
import { joinFillers } from './read-topic.ts'

const markBits = { known: 1, asking: 2, empty: 4 }

export interface Marks {
  readonly cuts: readonly number[]
  readonly marks: readonly number[]
}

export function readMarks(
  plain: string,
  deps: {
    readonly segmenter: Segmenter
    readonly synonyms: readonly SynonymGroup[]
    readonly fillers: Fillers
  },
): Marks {
  const marks = Array.from({ length: plain.length }, () => 0)
  const set = (start: number, length: number, bit: number) => {
    for (let at = start; at < start + length; at++) marks[at]! |= bit
  }
  for (const word of listWords(deps.synonyms))
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length))
      set(at, word.length, markBits.known)
  for (const match of plain.matchAll(joinFillers(deps.fillers)))
    set(match.index, match[0].length, markBits.asking)
  const cuts = cutOnce(plain, deps.segmenter)
  for (const [i, start] of cuts.entries()) {
    const word = plain.slice(start, cuts[i + 1])
    if (deps.fillers.words.has(word)) set(start, word.length, markBits.empty)
  }
  return { cuts, marks }
}

const listWords = oncePer((synonyms: readonly SynonymGroup[]): readonly string[] => [
  ...new Set(synonyms.flatMap(({ written, spoken }) => [...written, ...spoken])),
])

/** Cutting for search gives words that overlap: of those that begin at a place the longest. */
function cutOnce(plain: string, segmenter: Segmenter): readonly number[] {
  const words = [...new Set(segmenter.cut(plain))].sort((a, b) => b.length - a.length)
  const cuts: number[] = []
  let at = 0
  while (at < plain.length) {
    cuts.push(at)
    at += words.find((word) => plain.startsWith(word, at))?.length ?? 1
  }
  return cuts
}
