// Port: a sentence encoder.
import type { Span } from '#domain/span.ts'

/** A text with what the encoder made of each of its tokens. */
export interface EncodedText {
  readonly vector: Float32Array
  /** Where each token stands in the text; null for those that stand for no characters. */
  readonly tokens: readonly (Span | null)[]
  /** One state a token, as many numbers as the vector has, not normalised. */
  readonly states: Float32Array
}

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
  /**
   * A question with the states of its tokens; `embed` of the same text just after costs nothing. Absent where the encoder hands
   * out none. Throws as `embed`.
   */
  readonly encode?: (text: string) => Promise<EncodedText>
  close(): Promise<void>
}
