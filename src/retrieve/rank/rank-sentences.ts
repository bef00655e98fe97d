// Step: sentences of the best passages -> ranked by how well each answers. In: the frame and the pool. Out: scored sentences, best first.
import type { Frame } from '#domain/frame.ts'
import { oncePer } from '#shared/once-per.ts'
import type { ScoredSentence, Sentence } from '../sentence.ts'
import { type DescribeDeps, describeSentences, type SentenceSign, type Signs } from './describe-sentences.ts'
import { findLeads } from './find-leads.ts'

export type SignWeights = Readonly<Record<SentenceSign, number>>

/**
 * Learnt by test/learn/ranking/train-ranking.ts from questions with the sentence that answers each, rounded, as large together as those that
 * were fitted by hand before. Of 115 questions of one set, other sets taught, the sentence came first in 70 and among three in 96
 * (by hand 70 and 91); of the 27 that ask how, why or for a detail in 16 and 21 (14 and 18).
 */
export const wordWeights: SignWeights = {
  meaning: 5,
  passage: 1.6,
  neighbour: 0.6,
  words: 0.75,
  bigrams: 0.75,
  coverage: 1.2,
  number: 1.1,
  part: 1.1,
  cue: 0.2,
  heading: 1.5,
  length: 0.8,
  near: 0.65,
  beside: 0.2,
  around: 0.6,
  titled: 0.3,
  asked: 0.75,
  practice: -0.1,
  stance: -0.4,
  plan: -0.65,
  problem: 0.2,
}

const unread = {
  near: 0,
  beside: 0,
  around: 0,
  titled: 0,
  asked: 0,
  practice: 0,
  stance: 0,
  plan: 0,
  problem: 0,
}

/** Where a number is asked for the learnt ones are no better (41 of 46 values right against 43), and these are what the figures' own thresholds were fitted on. */
const numberWeights: SignWeights = {
  meaning: 5,
  passage: 1.6,
  neighbour: 0.7,
  words: 0.35,
  bigrams: 0.35,
  coverage: 0.85,
  number: 0.8,
  part: 0.5,
  cue: 0.35,
  heading: 1.5,
  length: 0.7,
  ...unread,
}

export interface RankedSentence extends ScoredSentence {
  readonly signs: Signs
}

export function rankSentences(
  frame: Frame,
  pool: readonly Sentence[],
  deps: DescribeDeps,
): readonly RankedSentence[] {
  const weights = deps.asksNumber ? numberWeights : wordWeights
  const described = describeSentences(frame, pool, deps)
  const leads = deps.isLed === false ? [] : findLeads(frame, pool, deps)
  const scored = pool.map((sentence, i): RankedSentence => {
    const { signs, coverage } = described[i]!
    const lead = leads[i] ?? 0
    const score = weighSigns(signs, weights) + (isToldOf(sentence, frame) ? ofTold : 0) + ofLead * lead
    return { ...sentence, score, coverage, signs, ...(lead > 0 ? { lead } : {}) }
  })
  return scored.sort((one, other) => other.score - one.score)
}

/** What it counts that a sentence holds a phrase of the question which few others hold. */
const ofLead = 0.6

/** What it counts that a sentence goes on with what the answer before quoted, where more is asked of that. */
const ofTold = 0.5
/** Characters before and after a quote: a story runs over some sentences. */
const storyLength = 300

function isToldOf({ reportId, start, end, isHeading }: Sentence, { told = [] }: Frame): boolean {
  return (
    !isHeading &&
    told.some(
      (quote) =>
        quote.reportId === reportId && start <= quote.end + storyLength && end >= quote.start - storyLength,
    )
  )
}

function weighSigns(signs: Signs, weights: SignWeights): number {
  let sum = 0
  for (const [sign, weight] of listWeights(weights)) sum += weight * signs[sign]
  return sum
}

const listWeights = oncePer((weights: SignWeights) => Object.entries(weights) as [SentenceSign, number][])
