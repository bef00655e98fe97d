// Noun: what prompts/checking holds for the gate: calendar, slips, amounts, denials, titles of laws, words that are no villages.

/** A plan, a congress or an event to be commemorated, by its years. */
export interface CalendarEntry {
  readonly kind: '规划' | '普法' | '大会' | '纪念'
  readonly name: string
  readonly from: number
  /** Last year of a plan; of a congress, the year of the next one; null for an event. */
  readonly to: number | null
}

/** A word that is written wrong, by its shape. */
export interface Slip {
  readonly pattern: RegExp
  readonly right: string
  readonly why: string
}

/** What an amount of this kind can be in one township in one year. */
export interface AmountLimit {
  readonly words: readonly string[]
  readonly units: readonly string[]
  readonly least: number | null
  readonly most: number | null
  /** Units of what it is shared among, and the most that each may have. */
  readonly per: readonly string[]
  readonly mostEach: number | null
  readonly why: string
}

/** What one sentence denies and another one's number shows. */
export interface Denial {
  readonly denied: readonly string[]
  readonly shown: readonly string[]
}

export interface CheckTables {
  readonly calendar: readonly CalendarEntry[]
  readonly slips: readonly Slip[]
  readonly amounts: readonly AmountLimit[]
  readonly denials: readonly Denial[]
  /** Without 《》 and 中华人民共和国. */
  readonly lawTitles: readonly string[]
  /** Words before 村 and 社区 that make no village's name, or one found everywhere. */
  readonly notVillages: readonly string[]
  /** Words for what is done that are places' names as well: 会同, 联合. */
  readonly joining: readonly string[]
}
