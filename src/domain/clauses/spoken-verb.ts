// Noun: how people say a deed (清掉, 修好了) and the verb of a document for it.

export interface SpokenVerb {
  /** Stem and complement: 清掉; the stem alone needs a 了 behind it. */
  readonly said: string
  readonly isBare: boolean
  /** How what it is done to ends; empty: anything. */
  readonly things: readonly string[]
  /** Measure words of its number; empty: any. */
  readonly units: readonly string[]
  /** Empty: it stays as it is said. */
  readonly written: string
  /** Characters before it with which it ends another word: 检 before 查. */
  readonly notAfter: string
}

export interface SpokenVerbs {
  /** By what is said. */
  readonly bySaid: ReadonlyMap<string, readonly SpokenVerb[]>
  /** What is named in one word (路, 房子) and how a document names it. */
  readonly things: ReadonlyMap<string, string>
  /** Every verb of a document that stands in the table. */
  readonly written: ReadonlySet<string>
}
