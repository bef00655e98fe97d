// Noun of the gate: words that tell how two numbers of a paper belong together.

/** Words that tell how two numbers belong together (prompts/checking/relations.tsv). */
export interface Relations {
  /** What there was first: 受理. */
  readonly begun: readonly string[]
  /** What became of it, and is no more: 办结. */
  readonly done: readonly string[]
  /** Left from the year before, come in this year, left for the next. */
  readonly carried: readonly string[]
  readonly added: readonly string[]
  readonly left: readonly string[]
  /** Words beside a number that do not tell what is counted: 开展, 全年, 偏少. */
  readonly generic: readonly string[]
  /** Who came to a number, and who went from it: 新增, 退出. */
  readonly come: readonly string[]
  readonly gone: readonly string[]
  /** The sentence says that it counts otherwise: 去重, 可比价格. */
  readonly otherwise: readonly string[]
  /** How a case ended: 维持, 撤销. */
  readonly outcomes: readonly string[]
  /** Two kinds that are all: 专职 and 兼职. */
  readonly opposites: readonly (readonly [string, string])[]
}
