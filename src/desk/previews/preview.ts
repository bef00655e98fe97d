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
  /** The id of the report it would replace or join, if any. */
  readonly replaces: number | null
}
