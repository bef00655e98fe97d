// Tool: rows of sayings -> examples for the head of wishes, with what the product hands to it.
import { buildWishInput, tableSizes } from '#adapters/heads/head-inputs.ts'
import { cutSaid } from '#adapters/heads/open-wish-head.ts'
import type { Head } from '#adapters/heads/run-head.ts'
import { wishKinds } from '#domain/wish/wish.ts'
import { listWishSigns } from '#draft/wish/list-wish-signs.ts'
import type { Embedder } from '#ports/embedder.ts'
import { openCache } from './collect-sayings.ts'
import type { SaidRow } from './read-said.ts'
import { type Example, trainHead } from './train-head.ts'

/** Of several instructions in one message the first weighs most. */
const laterWeight = 0.4

export async function buildWishExamples(
  rows: readonly SaidRow[],
  embedder: Embedder,
): Promise<readonly Example[]> {
  const encode = openCache(embedder)
  const examples: Example[] = []
  for (const { text, isOpen, kinds, weight } of rows) {
    const encoded = await encode(cutSaid(text))
    const input = buildWishInput({ text, signs: listWishSigns(text, isOpen) }, encoded)
    for (const [i, kind] of kinds.entries())
      examples.push({
        input,
        label: wishKinds.indexOf(kind),
        weight: i === 0 ? weight : weight * laterWeight,
      })
  }
  return examples
}

export function trainWish(examples: readonly Example[]): Head {
  return trainHead(examples, {
    rows: wishKinds.length,
    tableSize: tableSizes.wish,
    rounds: 10,
    decay: { dense: 1e-4, pieces: 1e-2 },
    hidden: 0.3,
    meanFrom: 4,
  })
}
