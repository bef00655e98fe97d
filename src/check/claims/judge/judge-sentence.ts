// Step of the sentence check: a sentence in other words than its passages', which no rule stops by itself -> is it supported? In: its claims, and what speaks against them. Out: how sure, by learnt weights; null where nothing was encoded.

import { dot } from '#shared/vectors/dot.ts'
import { bareSentence } from '../bare-sentence.ts'
import type { WordSign } from '../check-claim-words.ts'
import type { CheckDeps } from '../cited-passage.ts'
import type { Claim } from '../read-claims.ts'
import { type ClauseSigns, readClauseSigns } from './clause-signs.ts'
import { judgeWeights } from './judge-weights.ts'
import { mean } from './place-signs.ts'

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
  'denial',
] as const satisfies readonly WordSign[]
const mostClauses = 6

/** Of each sign of the clauses the least, the mean and the most, then what is broken, how many clauses, and how near the sentence is as a whole; null where the sentence or a passage was not encoded, or no clause has words of its own. */
export function readSentenceSigns(
  claims: readonly Claim[],
  broken: ReadonlySet<WordSign>,
  deps: CheckDeps,
): readonly number[] | null {
  const read = claims.flatMap((claim) => readClauseSigns(claim, deps) ?? [])
  const sentence = bareSentence(claims[0]?.sentence ?? '')
  const texts = [...new Set(claims.flatMap(({ passages }) => passages.map(({ text }) => text)))]
  const found = deps.meaning?.read(sentence, texts) ?? null
  if (read.length === 0 || found === null) return null
  const names = Object.keys(read[0]!) as (keyof ClauseSigns)[]
  const told = names.map((name) => read.map((signs) => signs[name]))
  return [
    ...told.map((all) => Math.min(...all)),
    ...told.map(mean),
    ...told.map((all) => Math.max(...all)),
    ...softSigns.map((sign) => (broken.has(sign) ? 1 : 0)),
    Math.min(mostClauses, read.length),
    Math.max(...found.pieces.map(({ vector }) => dot(vector, found.own.vector))),
  ]
}

/** Logarithm of the odds that it is supported: one layer of units, each 0 or more. */
export function judgeSigns(signs: readonly number[]): number {
  const { means, spreads, units, out, base } = network
  const scaled = Float32Array.from(signs, (sign, at) => (sign - means[at]!) / spreads[at]!)
  return units.reduce(
    (sum, { weights, base }, unit) => sum + out[unit]! * Math.max(0, dot(weights, scaled) + base),
    base,
  )
}

const network = readNetwork(judgeWeights)

/** The table holds numbers of 32 bits: of each sign its mean, of each its spread, then of each unit its weights and base, then what each unit counts, and the base. */
function readNetwork({ signs, units, table }: typeof judgeWeights) {
  const all = new Float32Array(new Uint8Array(Buffer.from(table.join(''), 'base64')).buffer)
  const row = (at: number, length: number) => all.subarray(at, at + length)
  const width = signs + 1
  const first = 2 * signs
  return {
    means: row(0, signs),
    spreads: row(signs, signs),
    units: Array.from({ length: units }, (_, unit) => ({
      weights: row(first + unit * width, signs),
      base: all[first + unit * width + signs]!,
    })),
    out: row(first + units * width, units),
    base: all.at(-1)!,
  }
}
