// Nouns of this room: what a person holds to be so, and the question behind it.
import type { Qualifier } from '#domain/figure.ts'

export interface HeldNumber {
  readonly value: number
  /** Normalised; empty where none was said. */
  readonly unit: string
  readonly qualifier: Qualifier
  /** 超过 is more than it, 至少 at least it, 不到 less than it; absent: it. */
  readonly bound?: 'over' | 'least' | 'under'
  /** What it is said of: its words on both sides. */
  readonly before: string
  readonly behind: string
}

export type Held =
  /** `isOfEach`: of every place and year that is named. */
  | { readonly kind: 'numbers'; readonly numbers: readonly HeldNumber[]; readonly isOfEach: boolean }
  /** It is written somewhere. */
  | { readonly kind: 'written'; readonly number: HeldNumber }
  /** Who, or which year, stands at the place of the order that is asked for: a short name, or four digits. */
  | { readonly kind: 'first'; readonly name: string; readonly number: HeldNumber | null }
  /** `against`: the name or year behind 比; empty where it is only pointed to. */
  | {
      readonly kind: 'gap'
      readonly isMore: boolean
      readonly against: string
      readonly amount: HeldNumber | null
    }
  | { readonly kind: 'times'; readonly amount: HeldNumber }
  | { readonly kind: 'course'; readonly isUp: boolean }
  /** `words` did it; `deed`: what was done. */
  | { readonly kind: 'who'; readonly words: string; readonly deed: string }
  | { readonly kind: 'why'; readonly words: string }
  | { readonly kind: 'year'; readonly year: number }
  /** How often: 月, 季度, 半年. `of`: what is done so often. */
  | { readonly kind: 'often'; readonly every: string; readonly of: string }
  /** These places and no other. */
  | { readonly kind: 'only'; readonly names: readonly string[] }
  /** All of these places. */
  | { readonly kind: 'all'; readonly names: readonly string[] }

export interface Claim {
  /** What is said, without the words that ask whether it is so. */
  readonly statement: string
  /** The question that the statement answers: what is held is left open. */
  readonly asks: string
  readonly held: Held
}
