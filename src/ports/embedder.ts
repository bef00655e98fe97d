// Port: a sentence encoder.

export interface Embedder {
  /** Changes whenever the vectors would: name and hash of the model, pooling, dimensions. */
  readonly id: string
  readonly dimensions: number
  /**
   * What all its vectors have in common, whatever the text: taken off before passages are compared, because it hides how they
   * differ. Absent where nobody has measured it.
   */
  readonly centre?: Float32Array
  /** Vector of a text that was encoded when the product was made, null for any other. Absent where nothing came with it. */
  readonly known?: (text: string) => Float32Array | null
  /** One normalised vector a text, in order. Texts beyond the model's length are cut. Throws AppError `remote` or `setting`. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>
  close(): Promise<void>
}
