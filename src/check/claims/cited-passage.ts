// Nouns of the sentence check: what a citation stands for, and what can be wrong with a sentence.
import type { Place } from '#domain/place.ts'
import type { SameWords } from '#domain/prompt-book.ts'
import type { MeaningReader } from '#ports/meaning-reader.ts'
import type { Gazetteer } from '#text/places.ts'

/** What a citation mark stands for. */
export interface CitedPassage {
  readonly n: number
  /** The passage (not only the quote) as stored. */
  readonly text: string
  readonly place: Place
  readonly year: number | null
}

export interface SentenceFault {
  readonly rule:
    | 'uncited'
    | 'number'
    | 'year'
    | 'place'
    | 'name'
    | 'negation'
    | 'hearsay'
    | 'plan'
    | 'scope'
    | 'cause'
    | 'praise'
    | 'clause'
  /** The piece that does not hold. */
  readonly text: string
}

export interface CheckDeps {
  readonly gazetteer: Gazetteer
  /** Places of the library, so that short names are understood. */
  readonly known: readonly Place[]
  readonly sameWords: readonly SameWords[]
  /** What an encoder makes of the words; null or absent: they are held against the passage letter by letter alone. */
  readonly meaning?: MeaningReader | null
}
