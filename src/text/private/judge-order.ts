// Step: warnings. A sentence, folded -> how sure it is that it tells whoever retells the report what to say. Weights are learnt from what four people planted and what reports write.
import { hashGrams, weighGrams } from '#shared/hash-grams.ts'
import { simplify } from '#text/traditional.ts'
import { orderWeights } from './order-weights.ts'

/** Places in the table of weights. */
export const tableSize = 32_768
const longest = 3
/** What is longer has no one thing to say; it is read by its beginning. */
const mostRead = 200

/** Small letters, simplified, without blanks and invisible characters: near enough to the matching form, and quick. */
export function foldSentence(sentence: string): string {
  return simplify(
    sentence
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{Cf}]|\u034f/gu, ''),
  )
}

/** Which number it is tells nothing. */
const numbers = /\d+|[零〇一二三四五六七八九十百千万亿两]{2,}/g

/** Runs of up to three characters. */
export function gramsOfOrder(folded: string): readonly number[] {
  return hashGrams(folded.slice(0, mostRead).replace(numbers, '0'), { size: tableSize, longest })
}

const weights = Int8Array.from(Buffer.from(orderWeights.table, 'base64'))

/** Above 0 it is taken for one. */
export function judgeOrder(folded: string): number {
  const grams = gramsOfOrder(folded)
  let sum = 0
  for (const gram of grams) sum += weights[gram]!
  return sum * orderWeights.scale * weighGrams(grams.length) - orderWeights.threshold
}
