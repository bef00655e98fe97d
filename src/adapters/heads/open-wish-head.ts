// Step: heads. The WishReader port on the shipped encoder's own states: one linear head, trained by test/learn/train-wish.ts.
import { readFileSync } from 'node:fs'
import { wishKinds } from '#domain/wish/wish.ts'
import type { Embedder } from '#ports/embedder.ts'
import type { WishReader } from '#ports/wish-reader.ts'
import { AppError } from '#shared/errors.ts'
import { buildWishInput } from './head-inputs.ts'
import { readTables } from './head-weights.ts'
import { nameShares, weightsFile } from './open-heads.ts'
import { runHead, toShares } from './run-head.ts'

/** Of a longer message what it wants stands at its ends. */
const mostEncoded = 160

/** What of a message is encoded: training and product call the same. */
export function cutSaid(text: string): string {
  const half = mostEncoded / 2
  return text.length <= mostEncoded ? text : `${text.slice(0, half)} ${text.slice(-half)}`
}

/** Null for an encoder that hands out no states, or for another than the one the head was trained on. */
export function openWishHead(embedder: Embedder | null, file = weightsFile): WishReader | null {
  const encode = embedder?.encode
  if (!encode || !embedder.known) return null
  const { 'wish dense': dense, 'wish pieces': pieces } = readTables(readFileSync(file))
  if (!dense || !pieces) return null
  return {
    read: async (said) => {
      try {
        const input = buildWishInput(said, await encode(cutSaid(said.text)))
        return nameShares(wishKinds, toShares(runHead({ dense, pieces }, input)))
      } catch (error) {
        if (error instanceof AppError) return null
        throw error
      }
    },
  }
}
