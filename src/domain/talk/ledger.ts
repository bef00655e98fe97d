// Nouns: the numbers that a talk has told (账), turn by turn, and what is reckoned with them. Each number is named by where it stands; whoever reckons reads it again.
import type { FigureKind } from '#domain/figure.ts'
import type { Place } from '#domain/place.ts'

/** A number as its report has it. */
export interface ToldNumber {
  readonly reportId: number
  /** Its index in its report. */
  readonly index: number
  readonly place: Place
  readonly year: number | null
  readonly value: number
  readonly unit: string
  readonly kind: FigureKind
  readonly indicator: string
  /** What it counts, and what stands before it, as written. */
  readonly words: string
  /** Index of the number of its report that it is part of (其中); absent: of none. */
  readonly whole?: number
  /** Numbers that one line told of several places or years bear one mark. */
  readonly series: number
  /** The answer itself told it; else it only stands in a passage that was shown. */
  readonly isTold: boolean
}

/** What one answer told, with the words that asked for it. */
export interface ToldTurn {
  readonly plain: string
  readonly words: readonly string[]
  readonly isSum: boolean
  /** The order was asked from the least on. */
  readonly isLeastFirst?: boolean
  /** Places in the order in which the question named them; absent: it named none. */
  readonly named?: readonly Place[]
  readonly numbers: readonly ToldNumber[]
}

export const operators = [
  'sum',
  'difference',
  'growth', // by how much in a hundred
  'share',
  'times',
  'mean', // a sum over how many they are
  'each', // one sum over another
  'rest', // the whole less a part
  'list', // told beside each other
  'rank', // the one that stands at a place of their order
  'course', // how it went, year by year
  'changes', // from one year to another, place by place, who changed most first
] as const
export type Operator = (typeof operators)[number]

/** What is told is told again: as a table, in one sentence, or what was reckoned alone. */
export const retellings = ['table', 'text', 'short'] as const
export type Retelling = (typeof retellings)[number]

/** One number that is reckoned with: told before, or to be found like one that was. */
export type Cell =
  | { readonly kind: 'told'; readonly number: ToldNumber }
  /** The same of another place or year. */
  | {
      readonly kind: 'like'
      readonly number: ToldNumber
      readonly place: Place
      readonly year: number | null
      readonly plain: string
    }
  /** A measure that was not told yet, in the words that ask for it; `number` was told beside it. */
  | {
      readonly kind: 'asked'
      readonly number: ToldNumber
      readonly place: Place
      readonly year: number | null
      readonly plain: string
    }
  /** Another measure of the same sentence: in one of these units, or called so. */
  | {
      readonly kind: 'beside'
      readonly number: ToldNumber
      readonly units: readonly string[] | null
      readonly word: string
    }

export interface Reckoning {
  readonly operator: Operator
  /** Which of an order; absent: no order is asked for. */
  readonly n?: number
  /** Of changes: which way, and by how much in a hundred; absent: no change is asked for. */
  readonly change?: { readonly isFall: boolean; readonly isShare: boolean }
  /** Sides that are held against each other, each added up; several lines where several are asked for. */
  readonly lines: readonly (readonly (readonly Cell[])[])[]
  /** As rows of a table, or in one sentence (写成一句话); absent: a sentence each line. */
  readonly form?: Retelling
  /** What is reckoned besides (一共多少，差几个); absent: nothing. */
  readonly also?: Reckoning
}
