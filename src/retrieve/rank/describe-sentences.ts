// Step: frame and sentences -> for each the numbers by which it is ranked, 0 to about 1 each. rank-sentences weighs them; test/learn/ranking/train-ranking.ts learns the weights.
import type { Frame } from '#domain/frame.ts'
import type { AskedThing, SentenceWords } from '#domain/prompt-book.ts'
import type { SearchResult } from '#domain/search.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { buildUnitPattern } from '../read-unit.ts'
import type { Sentence } from '../sentence.ts'
import { readWordKinds } from '../sentence-kinds.ts'
import { holdsThing, listAskedThings } from './asked-things.ts'
import { measureCoverage } from './measure-coverage.ts'
import { openNearPairs } from './near-pairs.ts'
import { readSaid } from './read-said.ts'
import { scorePairs, scoreWords } from './score-words.ts'

/** What tells how well a sentence answers; none owes anything to the scores of the others, so that a score also tells whether anything answers. */
export const sentenceSigns = [
  'meaning',
  'passage',
  'neighbour',
  'words',
  'bigrams',
  'coverage',
  /** A number with the unit that is asked for, or any number where none is named. */
  'number',
  'part',
  'cue',
  'heading',
  /** A whole sentence against a scrap, full from 100 characters on. */
  'length',
  /** Pairs of characters of the whole question, rare ones more: in the sentence, beside it, in its section, in the heading. */
  'near',
  'beside',
  'around',
  'titled',
  /** Share of the things asked for (an office, a month, a place) that it holds. */
  'asked',
  'practice',
  'stance',
  'plan',
  'problem',
] as const
export type SentenceSign = (typeof sentenceSigns)[number]
export type Signs = Readonly<Record<SentenceSign, number>>

export interface DescribeDeps {
  readonly idf: SearchResult['idf']
  readonly segmenter: Segmenter
  readonly asksNumber: boolean
  readonly kinds: readonly SentenceWords[]
  readonly things: readonly AskedThing[]
  /** False: what few sentences write counts no more than what many do. */
  readonly isLed?: boolean
}

/** Cosines of a heading, which has no vector, and of a sentence without one, by the words it carries. */
const guessed = { heading: 0.3, body: 0.35, byCoverage: 0.3 }

/** In the order of the pool. */
export function describeSentences(
  frame: Frame,
  pool: readonly Sentence[],
  deps: DescribeDeps,
): readonly { readonly signs: Signs; readonly coverage: number }[] {
  const topic = frame.topic || frame.text
  const { idf, segmenter } = deps
  const said = pool.map(({ heading, text }) => readSaid(`${heading} ${text}`))
  const words = scoreWords(topic, said, { idf: idf.words, segmenter })
  const bigrams = scorePairs(topic, said, idf.bigrams)
  const number = deps.asksNumber ? buildUnitPattern(frame.text) : null
  const things = listAskedThings(frame.text, deps.things)
  const near = openNearPairs(frame.plain, pool)
  const covered = measureCoverage(frame.terms, pool, idf.words)
  return pool.map((sentence, at) => {
    const { text, part, isHeading } = sentence
    const coverage = covered[at]!
    const kinds = readWordKinds(text, deps.kinds)
    const guess = (isHeading ? guessed.heading : guessed.body) + guessed.byCoverage * coverage
    const { own, passage, neighbour } = sentence.meaning ?? { own: guess, passage: guess, neighbour: guess }
    const told = things.filter((thing) => holdsThing(text, thing))
    const signs: Signs = {
      meaning: own,
      passage,
      neighbour,
      words: words[at]!,
      bigrams: bigrams[at]!,
      coverage,
      number: number?.test(text) ? 1 : 0,
      part: frame.part !== null && part === frame.part ? 1 : 0,
      cue: frame.cues.some((cue) => text.includes(cue)) ? 1 : 0,
      heading: isHeading && frame.asksHeading ? 1 : 0,
      length: Math.min(1, text.length / 100),
      ...near(sentence, at),
      asked: things.length === 0 ? 0 : told.length / things.length,
      practice: kinds.has('practice') ? 1 : 0,
      stance: kinds.has('stance') ? 1 : 0,
      plan: part === 'plan' && frame.part !== 'plan' ? 1 : 0,
      problem: part === 'problem' && frame.part !== 'problem' ? 1 : 0,
    }
    return { signs, coverage }
  })
}
