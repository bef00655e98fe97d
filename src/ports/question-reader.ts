// Port: what was learnt of how people ask: a question and its words -> what it likely means, and whether a sentence answers it.
import type { Operation, Want } from '#domain/frame.ts'
import type { Span } from '#domain/span.ts'

/** A question as it is read by what was learnt. */
export interface Saying {
  /** Without places, years and numbers of extent: encoded once, for reading and for search. */
  readonly plain: string
  /** With @ for each place and & for each year. */
  readonly masked: string
  /** Where each word of `plain` begins. */
  readonly cuts: readonly number[]
  /** What the tables know of each character of `plain` (question/read-marks.ts): a sum of bits. */
  readonly marks: readonly number[]
  /** What rules and tables found (question/read-signs.ts), each 0 to about 1, always as many. */
  readonly signs: readonly number[]
}

export interface QuestionReading {
  /** Sums to 1. */
  readonly want: Readonly<Record<Want, number>>
  /** How likely each character of `plain` belongs to what is asked about or what is counted of it. */
  readonly topic: readonly number[]
  /** Runs of `plain` that are asked about or counted, as people would mark them. */
  readonly asked: readonly Span[]
  /** How likely it takes something from the answer before; 0 where nothing was asked before. */
  readonly followUp: number
  /** What it takes, if it does: sums to 1. */
  readonly operation: Readonly<Record<Operation, number>>
}

export interface QuestionReader {
  /** `previous`: plain words of the question before. Null where the encoder fails: the tables read alone. */
  read(now: Saying, previous: string | null): Promise<QuestionReading | null>
}
