// Noun of this room: the encoder whose vectors are compared, as the database knows it.

export interface EmbedderRow {
  readonly name: string
  /** Row of `embedder`; 0 where a command that reads knows none of its vectors. */
  readonly id: number
  readonly dimensions: number
  readonly centre: Float32Array | null
}
