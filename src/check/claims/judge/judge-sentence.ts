// Step of the sentence check: a sentence in other words than its passages', which no rule stops by itself -> is it supported? In: its claims, and what speaks against them. Out: how sure, by learnt weights; null where nothing was encoded.
import { bareSentence } from '../bare-sentence.ts'
import type { WordSign } from '../check-claim-words.ts'
import type { CheckDeps } from '../cited-passage.ts'
import type { Claim } from '../read-claims.ts'
import { type ClauseSigns, mean, readClauseSigns, signKinds } from './clause-signs.ts'
import { base, weights } from './judge-weights.ts'

/** What is broken here speaks against a sentence and stops none by itself. */
export const softSigns = [
  'emphasis',
  'praise',
  'cause',
  'order',
  'superlative',
  'nearby',
  'scope',
  'plan',
  'uncarried',
] as const satisfies readonly WordSign[]
const mostClauses = 6

/** One number each, in the order of `nameSigns`; null where the sentence or a passage was not encoded, or no clause has words of its own. */
export function readSentenceSigns(
  claims: readonly Claim[],
  broken: ReadonlySet<WordSign>,
  deps: CheckDeps,
): readonly number[] | null {
  const read = claims.flatMap((claim) => readClauseSigns(claim, deps) ?? [])
  const sentence = bareSentence(claims[0]?.sentence ?? '')
  const texts = [...new Set(claims.flatMap(({ passages }) => passages.map(({ text }) => text)))]
  const pieces = deps.meaning?.pieces(sentence, texts) ?? null
  if (read.length === 0 || pieces === null) return null
  const of = (name: keyof ClauseSigns) => read.map((signs) => signs[name])
  return [
    ...signKinds.least.flatMap((name) => [Math.min(...of(name)), mean(of(name))]),
    ...signKinds.most.flatMap((name) => [Math.max(...of(name)), mean(of(name))]),
    ...signKinds.any.map((name) => Math.max(...of(name))),
    ...softSigns.map((sign) => (broken.has(sign) ? 1 : 0)),
    Math.min(mostClauses, read.length),
    Math.max(...pieces.map(({ cosine }) => cosine)),
  ]
}

/** Logarithm of the odds that it is supported. */
export function judgeSigns(signs: readonly number[]): number {
  return signs.reduce((sum, sign, at) => sum + sign * weights[at]!, base)
}
