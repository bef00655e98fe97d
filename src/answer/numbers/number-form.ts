// Nouns of this room: where a number stands, and in which form numbers are told together: what a claim holds of them.

import type { Span } from '#domain/span.ts'
import type { Operator } from '#domain/talk/ledger.ts'

/** Where an entry stands. */
export interface EntrySource {
  readonly reportId: number
  readonly at: Span
  /** Which of several that stand there (无行政复议、行政诉讼); absent: the first. */
  readonly index?: number
  /** Where the whole stands, of which the number at `at` is the part: the entry is their rate. Absent: the number itself. */
  readonly of?: Span
  /** The entry is what the part leaves of the whole, and not their rate. */
  readonly isRest?: true
  /** Number of its citation. */
  readonly n: number
}

/** How they are told; each form holds its own rules and is null where they are not met. */
export type NumberForm =
  | { readonly form: 'total'; readonly asksMean?: boolean; readonly thing?: string }
  /** Several things of one place and year, added up. */
  | { readonly form: 'things' }
  /** Parts of one whole added up, and held against it; the whole is the last. */
  | { readonly form: 'kinds' }
  /** Sums of the counties, against each other. */
  | { readonly form: 'counties' }
  /** The sums of two years over the same places, against each other. */
  | { readonly form: 'totals' }
  /** From the first year to the last, place by place: who rose or fell most; `isShare`: in a hundred. */
  | { readonly form: 'changes'; readonly isFall: boolean; readonly isShare?: boolean }
  /** `isOfSeen`: of those whose number was read; others may have one. */
  | {
      readonly form: 'ranked'
      readonly isLeastFirst: boolean
      readonly from: number
      readonly of: number
      readonly isOfSeen?: boolean
      readonly thing?: string
    }
  /** Where one of them stands, with who is right before and behind it. */
  | { readonly form: 'place-of'; readonly isLeastFirst: boolean; readonly from: number }
  | { readonly form: 'trend'; readonly asked: 'yes-no-up' | 'yes-no-down' | null; readonly thing?: string }
  /** Years of one place, the one with most first. */
  | { readonly form: 'years'; readonly isLeastFirst: boolean }
  /** The first divided by the second: which share of it, or how much on each. */
  | { readonly form: 'quotient'; readonly of: 'share' | 'each' }
  /** `thing`, here and elsewhere: what is counted, in the asker's words. */
  | {
      readonly form: 'difference'
      readonly isLeastFirst?: boolean
      /** In a hundred, too. */
      readonly asksShare?: boolean
      readonly thing?: string
    }
  /** One number; `isNewest`: of the newest report of its place, where no year was asked. */
  | { readonly form: 'value'; readonly isNewest?: boolean; readonly thing?: string }
  /** Numbers in the words of the report: the clauses of `span`, which their citation holds. `asksWhole`: the whole year is asked. */
  | {
      readonly form: 'clause'
      readonly span: Span
      readonly isNewest?: boolean
      readonly asksWhole?: boolean
    }
  /** Several numbers of one place and year, each asked for. */
  | { readonly form: 'values'; readonly isNewest?: boolean }
  | { readonly form: 'list'; readonly thing?: string }
  /** Sums held against each other; `sides`: how many of the entries each is of. */
  | {
      readonly form: 'reckoned'
      readonly operator: Operator
      readonly sides: readonly number[]
      readonly n?: number
    }
