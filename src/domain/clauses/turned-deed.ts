// What documents say verb first: a deed and what it can be done to, of prompts/drafting/turned-deeds.tsv.

/** A deed that is said behind what it was done to: 纠纷调解84起. */
export interface TurnedDeed {
  readonly verb: string
  /** How what stands before it ends; empty: any. */
  readonly things: readonly string[]
  /** Measure words of what it was done to. */
  readonly units: readonly string[]
}
