// Noun: one line of an answer as data: what the report of one place and year says of what was asked (`ask --explain`, docs/command-line.md).

export const rowStates = ['figure', 'statement', 'no-number', 'silent', 'absent'] as const

/** `no-number`: the topic is written, the number is not; `silent`: the report was read and does not write it; `absent`: there is no such report. */
export type RowState = (typeof rowStates)[number]

export interface Row {
  /** 青禾县石桥乡 */
  readonly place: string
  readonly year: number | null
  readonly state: RowState
  /** Number of the citation that shows it; null for what is not written. */
  readonly n: number | null
}
