// Port: how near the words of a written sentence stand to what passages say, by an encoder's states.
import type { Span } from '#domain/span.ts'

/** A token of the sentence, where it stands there, and its cosine to the nearest token of the texts, -1 to 1. */
export interface TokenNearness extends Span {
  readonly nearness: number
  /** The same for each sentence of the texts by itself, in the order of `pieces`. */
  readonly each: readonly number[]
}

/** A sentence of the texts, and its cosine to the written one as a whole. */
export interface PieceNearness {
  readonly text: string
  readonly cosine: number
}

export interface MeaningReader {
  /** Encodes what `compare` will be asked about. Throws nothing of the encoder's: what fails is compared by its words alone. */
  prepare(sentence: string, texts: readonly string[]): Promise<void>
  /** Null where the sentence or a piece of a text was not prepared. */
  compare(sentence: string, texts: readonly string[]): readonly TokenNearness[] | null
  /** Null as in `compare`. */
  pieces(sentence: string, texts: readonly string[]): readonly PieceNearness[] | null
}
