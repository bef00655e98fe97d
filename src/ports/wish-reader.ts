// Port: what was learnt of how people steer a draft: a message and what rules found in it -> what it likely wants.
import type { WishShares } from '#domain/wish/wish.ts'

/** A message as it is read by what was learnt. */
export interface SaidWords {
  readonly text: string
  /** What rules found (draft/wish/list-wish-signs.ts), each 0 to about 1, always as many. */
  readonly signs: readonly number[]
}

export interface WishReader {
  /** Null where the encoder fails: the rules read alone. */
  read(said: SaidWords): Promise<WishShares | null>
}
