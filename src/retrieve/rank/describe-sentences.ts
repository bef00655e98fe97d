// Step: frame and sentences -> for each the numbers by which it is ranked, 0 to about 1 each. rank-sentences weighs them; test/learn/train-ranking.ts learns the weights.
import type { Frame } from '#domain/frame.ts'
import type { AskedThing, SentenceWords } from '#domain/prompt-book.ts'
import type { SearchResult } from '#domain/search.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import { keepWithin } from '#shared/keep-within.ts'
import { cutBigrams } from '../cut-bigrams.ts'
import { measureCoverage } from '../match-term.ts'
import { buildUnitPattern } from '../read-unit.ts'
import type { Sentence } from '../sentence.ts'
import { readWordKinds } from '../sentence-kinds.ts'
import { holdsThing, listAskedThings } from './asked-things.ts'
import { openWordScore } from './score-words.ts'

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
  const words = openWordScore(topic, idf.words, (text) => segmenter.cut(text))
  const bigrams = openWordScore(topic, idf.bigrams, cutBigrams)
  const number = deps.asksNumber ? buildUnitPattern(frame.text) : null
  const things = listAskedThings(frame.text, deps.things)
  const near = openPairs(frame.plain, pool)
  const nears = pool.map(({ text }) => near(text))
  const sections = joinSections(pool)
  return pool.map((sentence, at) => {
    const { text, heading, part, isHeading } = sentence
    const carried = `${heading} ${text}`
    const joined = joinText(carried)
    const coverage = measureCoverage(frame.terms, sentence, idf.words)
    const kinds = readWordKinds(text, deps.kinds)
    const guess = (isHeading ? guessed.heading : guessed.body) + guessed.byCoverage * coverage
    const { own, passage, neighbour } = sentence.meaning ?? { own: guess, passage: guess, neighbour: guess }
    const beside = [at - 1, at + 1].filter((i) => isBeside(sentence, pool[i]))
    const told = things.filter((thing) => holdsThing(text, thing))
    const signs: Signs = {
      meaning: own,
      passage,
      neighbour,
      words: words(carried, joined),
      bigrams: bigrams(carried, joined),
      coverage,
      number: number?.test(text) ? 1 : 0,
      part: frame.part !== null && part === frame.part ? 1 : 0,
      cue: frame.cues.some((cue) => text.includes(cue)) ? 1 : 0,
      heading: isHeading && frame.asksHeading ? 1 : 0,
      length: Math.min(1, text.length / 100),
      near: nears[at]!,
      beside: Math.max(0, ...beside.map((i) => nears[i]!)),
      around: near(sections.get(sectionKey(sentence)) ?? ''),
      titled: near(heading),
      asked: things.length === 0 ? 0 : told.length / things.length,
      practice: kinds.has('practice') ? 1 : 0,
      stance: kinds.has('stance') ? 1 : 0,
      plan: part === 'plan' && frame.part !== 'plan' ? 1 : 0,
      problem: part === 'problem' && frame.part !== 'problem' ? 1 : 0,
    }
    return { signs, coverage }
  })
}

/** Share of the question's pairs of characters that a text has, by how few sentences of the pool have them; those that none has are left out. */
function openPairs(plain: string, pool: readonly Sentence[]): (text: string) => number {
  const weights = new Map<string, number>()
  for (const pair of new Set(cutBigrams(plain))) {
    const found = pool.filter(({ text }) => text.includes(pair)).length
    if (found > 0) weights.set(pair, Math.log((pool.length + 1) / (found + 0.5)))
  }
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  return (text) => {
    if (all === 0) return 0
    let told = 0
    for (const [pair, weight] of weights) if (text.includes(pair)) told += weight
    return told / all
  }
}

function sectionKey({ reportId, section }: Sentence): string {
  return `${reportId} ${section}`
}

function joinSections(pool: readonly Sentence[]): ReadonlyMap<string, string> {
  const joined = new Map<string, string>()
  for (const sentence of pool) {
    if (sentence.isHeading) continue
    const key = sectionKey(sentence)
    joined.set(key, `${joined.get(key) ?? ''}\n${sentence.text}`)
  }
  return joined
}

function isBeside(one: Sentence, other: Sentence | undefined): boolean {
  return other !== undefined && !other.isHeading && sectionKey(one) === sectionKey(other)
}

/** Characters of texts that are kept joined: those of a library are ranked again and again. About 4 MB. */
const mostKept = 1_000_000
const joinedOf = keepWithin<string, string>(mostKept, ({ length }) => length + 1)

/** A pair of neighbouring characters may have a blank or a comma between them. */
function joinText(text: string): string {
  const known = joinedOf.get(text)
  if (known !== undefined) return known
  const joined = text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')
  joinedOf.put(text, joined)
  return joined
}
