// Tool: a question and what was found -> how near a text is to it, by all of its characters: what the topic leaves out (二次 of 二次回访) still tells texts apart.
import type { Frame } from '#domain/frame.ts'
import { cutBigrams } from '#retrieve/cut-bigrams.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import { shareTold } from './asked-terms.ts'

/** Half by the words of the topic, half by pairs of characters that some sentence has, the rare ones more; 0 to 1. */
export function openNearness(
  frame: Pick<Frame, 'plain' | 'terms'>,
  terms: Frame['terms'],
  { sentences }: Pick<Evidence, 'sentences'>,
): (text: string) => number {
  const weights = new Map<string, number>()
  for (const bigram of new Set(cutBigrams(frame.plain))) {
    const found = sentences.filter(({ text }) => text.includes(bigram)).length
    if (found > 0) weights.set(bigram, Math.log((sentences.length + 1) / (found + 0.5)))
  }
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const pairs = [...weights]
  return (text) => {
    let told = 0
    for (const [bigram, weight] of pairs) if (text.includes(bigram)) told += weight
    return 0.5 * shareTold(terms, text) + (all === 0 ? 0 : (0.5 * told) / all)
  }
}
