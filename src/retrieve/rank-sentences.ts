// Step: sentences of the best passages -> ranked by how well each answers. In: the frame and the pool. Out: scored sentences, best first.

import type { Frame } from '#domain/frame.ts'
import type { SearchResult } from '#domain/search.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { cutBigrams } from './cut-bigrams.ts'
import { measureCoverage } from './match-term.ts'
import { buildUnitPattern } from './read-unit.ts'
import type { ScoredSentence, Sentence } from './sentence.ts'

/**
 * Weights of the sum, fitted on 130 questions of four kinds of wording and rounded. Each part is 0 to about 1 and owes
 * nothing to the other sentences, so that a score also tells whether anything answers at all.
 */
const sentenceWeights = {
  meaning: 5,
  passage: 1.6,
  neighbour: 0.7,
  words: 0.35,
  bigrams: 0.35,
  coverage: 0.85,
  /** A number with the unit that is asked for, or any number where none is named. */
  number: 0.8,
  part: 0.5,
  cue: 0.35,
  heading: 1.5,
  /** A whole sentence against a scrap, full from 100 characters on. */
  length: 0.7,
}

/** Cosines of a heading, which has no vector, and of a sentence without one, by the words it carries. */
const guessed = { heading: 0.3, body: 0.35, byCoverage: 0.3 }

const k1 = 1.2
const b = 0.5
const usualLength = 40

export interface RankDeps {
  readonly idf: SearchResult['idf']
  readonly segmenter: Segmenter
  readonly asksNumber: boolean
}

export function rankSentences(
  frame: Frame,
  pool: readonly Sentence[],
  { idf, segmenter, asksNumber }: RankDeps,
): readonly ScoredSentence[] {
  const topic = frame.topic || frame.text
  const fields = {
    words: openField(topic, idf.words, (text) => segmenter.cut(text)),
    bigrams: openField(topic, idf.bigrams, cutBigrams),
  }
  const number = asksNumber ? buildUnitPattern(frame.text) : null
  const scored = pool.map((sentence): ScoredSentence => {
    const carried = `${sentence.heading} ${sentence.text}`
    const joined = joinText(carried)
    const coverage = measureCoverage(frame.terms, sentence, idf.words)
    const score =
      scoreMeaning(sentence, coverage) +
      sentenceWeights.words * fields.words(carried, joined) +
      sentenceWeights.bigrams * fields.bigrams(carried, joined) +
      sentenceWeights.coverage * coverage +
      sentenceWeights.length * Math.min(1, sentence.text.length / 100) +
      (number?.test(sentence.text) ? sentenceWeights.number : 0) +
      (frame.part !== null && sentence.part === frame.part ? sentenceWeights.part : 0) +
      (frame.cues.some((cue) => sentence.text.includes(cue)) ? sentenceWeights.cue : 0) +
      (sentence.isHeading && frame.asksHeading ? sentenceWeights.heading : 0)
    return { ...sentence, score, coverage }
  })
  return scored.sort((one, other) => other.score - one.score)
}

function scoreMeaning({ meaning, isHeading }: Sentence, coverage: number): number {
  const guess = (isHeading ? guessed.heading : guessed.body) + guessed.byCoverage * coverage
  const { own, passage, neighbour } = meaning ?? { own: guess, passage: guess, neighbour: guess }
  return (
    sentenceWeights.meaning * own + sentenceWeights.passage * passage + sentenceWeights.neighbour * neighbour
  )
}

/** BM25 of one short text, as a share of what all the question's own terms once each would give; at most 1.5. */
function openField(
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
    return holdsOne ? Math.min(1.5, scoreTerms(cut(text), idf) / whole) : 0
  }
}

/** Stands in a text as it stands among its terms; document numbers and letters may be written in other ways. */
const plainTerm = /^\p{Script=Han}+$/u

/** A pair of neighbouring characters may have a blank or a comma between them. */
function joinText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')
}

function scoreTerms(tokens: readonly string[], idf: ReadonlyMap<string, number>): number {
  const counts = new Map<string, number>()
  for (const token of tokens) if (idf.has(token)) counts.set(token, (counts.get(token) ?? 0) + 1)
  const norm = k1 * (1 - b + (b * tokens.length) / usualLength)
  let sum = 0
  for (const [token, count] of counts) sum += ((idf.get(token) ?? 0) * count * (k1 + 1)) / (count + norm)
  return sum
}
