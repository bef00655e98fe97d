// Noun of this room: a file that was handed in, as it would be stored.

/** What a file would become, before it enters. */
export interface Preview {
  /** Names the waiting file in `confirmPreview` and `discardPreview`; unguessable. */
  readonly token: string
  readonly file: string
  readonly title: string | null
  readonly place: string
  readonly year: number | null
  readonly kind: string
  readonly outline: readonly { readonly level: number; readonly heading: string }[]
  readonly passages: number
  readonly figures: number
  readonly warnings: readonly string[]
  /** Fields that are not sure and should be looked at. */
  readonly unsure: readonly string[]
  /** The stored report that it is a version of, whose place it would take; null: it enters as a new one. */
  readonly replaces: ReplacedReport | null
}

export interface ReplacedReport {
  readonly reportId: number
  /** Title, else the name of its file. */
  readonly name: string
  readonly place: string
  readonly year: number | null
  /** Nothing would change: the same text, or the stored one is sound and this one is not. */
  readonly isKept: boolean
}
