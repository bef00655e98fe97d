// Port: texts as an encoder reads them, so that a written sentence can be held against what passages say, word by word.
import type { Span } from '#domain/span.ts'

/** A piece of a word, where it stands in its text. */
export interface ReadToken extends Span {
  /** What the encoder makes of it there, of length one. */
  readonly state: Float32Array
}

export interface ReadText {
  readonly text: string
  /** Of the whole, of length one. */
  readonly vector: Float32Array
  readonly tokens: readonly ReadToken[]
}

export interface MeaningReader {
  /** Encodes what `read` will be asked about. Throws nothing of the encoder's: what fails is compared by its words alone. */
  prepare(sentence: string, texts: readonly string[]): Promise<void>
  /** The sentence and, in order, the sentences of the texts; null where one of them was not prepared. */
  read(
    sentence: string,
    texts: readonly string[],
  ): { readonly own: ReadText; readonly pieces: readonly ReadText[] } | null
}
