// Noun: what a message wants of a draft, of the library, or of nothing.

/** In the order of the learnt weights: new ones go to the end. */
export const wishKinds = [
  'library',
  'write',
  'add',
  'correct',
  'drop',
  'shorten',
  'lengthen',
  'order',
  'tone',
  'field',
  'kind',
  'undo',
  'show',
  'keep',
  'export',
  'done',
  'check',
  'chat',
  'unclear',
] as const

export type WishKind = (typeof wishKinds)[number]

/** Sums to 1. */
export type WishShares = Readonly<Record<WishKind, number>>

/** What a message was read to want. */
export interface Wish {
  readonly kind: WishKind
  /** How likely, 0 to 1; of the rules alone 1. */
  readonly share: number
  /** What the rules take the whole message for; null where they read no instruction. */
  readonly ruled: WishKind | null
  /** Null where the rules alone read. */
  readonly shares: WishShares | null
}
