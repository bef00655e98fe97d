// Step: the best passages -> their sentences and headings, ranked by how well each answers. In: candidates with vectors. Out: scored sentences, best first.
import type { Section, SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { SearchResult } from '#ports/library.ts'
import type { Segmenter } from '#ports/segmenter.ts'
import type { Query, Term } from './query.ts'

/** A sentence that may be quoted; spans point into its report's text. */
export interface Sentence extends Span {
  readonly reportId: number
  readonly text: string
  readonly section: string
  readonly heading: string
  readonly part: SectionPart
  readonly isHeading: boolean
  /** Cosine to the question; null without a vector. */
  readonly cosine: number | null
}

export interface ScoredSentence extends Sentence {
  readonly score: number
  /** Share of the question's content words that the sentence (0.5 for its heading) carries, 0 to 1. */
  readonly coverage: number
}

/** Weights of the sum; lexical parts are divided by the pool's best first. Measured on the five real reports, not fitted. */
const sentenceWeights = {
  words: 0.5,
  bigrams: 0.5,
  cosine: 3,
  coverage: 1,
  part: 0.4,
  heading: 0.8,
  cue: 0.35,
}

const k1 = 1.2
const b = 0.5
const usualLength = 40

export function rankSentences(
  query: Query,
  pool: readonly Sentence[],
  { idf, segmenter }: { idf: SearchResult['idf']; segmenter: Segmenter },
): readonly ScoredSentence[] {
  const raw = pool.map((sentence) => {
    const carried = `${sentence.heading} ${sentence.text}`
    return {
      sentence,
      words: scoreTerms(segmenter.cut(carried), idf.words),
      bigrams: scoreTerms(cutBigrams(carried), idf.bigrams),
      coverage: measureCoverage(query.terms, sentence, idf.words),
    }
  })
  const best = {
    words: Math.max(1e-9, ...raw.map((one) => one.words)),
    bigrams: Math.max(1e-9, ...raw.map((one) => one.bigrams)),
  }
  return raw
    .map(({ sentence, words, bigrams, coverage }): ScoredSentence => {
      const score =
        (sentenceWeights.words * words) / best.words +
        (sentenceWeights.bigrams * bigrams) / best.bigrams +
        sentenceWeights.cosine * (sentence.cosine ?? guessCosine(sentence, coverage)) +
        sentenceWeights.coverage * coverage +
        (query.part !== null && sentence.part === query.part ? sentenceWeights.part : 0) +
        (query.cues.some((cue) => sentence.text.includes(cue)) ? sentenceWeights.cue : 0) +
        (sentence.isHeading && query.wants.has('structure') ? sentenceWeights.heading : 0)
      return { ...sentence, score, coverage }
    })
    .sort((one, other) => other.score - one.score)
}

/** Headings have no vector of their own: one that carries all the words counts like a near sentence. */
function guessCosine({ isHeading }: Sentence, coverage: number): number {
  return isHeading ? 0.3 + 0.35 * coverage : 0
}

/** BM25 of one short text for the question's terms. */
function scoreTerms(tokens: readonly string[], idf: ReadonlyMap<string, number>): number {
  const counts = new Map<string, number>()
  for (const token of tokens) if (idf.has(token)) counts.set(token, (counts.get(token) ?? 0) + 1)
  const norm = k1 * (1 - b + (b * tokens.length) / usualLength)
  let sum = 0
  for (const [token, count] of counts) sum += ((idf.get(token) ?? 0) * count * (k1 + 1)) / (count + norm)
  return sum
}

function cutBigrams(text: string): readonly string[] {
  const plain = text.replace(/[\s\p{P}]+/gu, '')
  return Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2))
}

/** Idf-weighted share of the terms that the sentence has; a synonym counts 0.9, a word of the heading alone 0.5. */
function measureCoverage(
  terms: readonly Term[],
  { text, heading }: { text: string; heading: string },
  idf: ReadonlyMap<string, number>,
): number {
  let total = 0
  let carried = 0
  for (const term of terms) {
    const weight = term.weight * weighTerm(term.word, idf)
    total += weight
    carried += weight * Math.max(matchTerm(term, text), 0.5 * matchTerm(term, heading))
  }
  return total === 0 ? 0 : carried / total
}

/** How rare the word is: the rarest of its index words, or its length where the index does not know it. */
function weighTerm(word: string, idf: ReadonlyMap<string, number>): number {
  let rarest = 0
  for (const [token, value] of idf) if (word.includes(token) && value > rarest) rarest = value
  return rarest > 0 ? rarest : Math.min(4, word.length)
}

/** 1 for the word, 0.9 for a synonym, part of 1 for a word whose pieces stand near each other, else 0. */
export function matchTerm(term: Term, text: string): number {
  if (text.includes(term.word)) return 1
  if (term.alternatives.some((other) => text.includes(other))) return 0.9
  return term.word.length < 3 ? 0 : matchPieces(term.word, text)
}

/** 调解成功率 against 调解…成功率: share of the word's bigrams found, counted only from two thirds on. */
function matchPieces(word: string, text: string): number {
  const pieces = cutBigrams(word)
  const share = pieces.filter((piece) => text.includes(piece)).length / Math.max(1, pieces.length)
  return share >= 0.66 ? 0.7 * share : 0
}

/** The heading of a section as a sentence that can be quoted. */
export function headingSentence(reportId: number, section: Section): Sentence {
  return {
    reportId,
    start: section.headingSpan.start,
    end: section.headingSpan.end,
    text: section.heading,
    section: section.path,
    heading: '',
    part: section.part,
    isHeading: true,
    cosine: null,
  }
}
