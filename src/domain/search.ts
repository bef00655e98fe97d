// Nouns: a search over passages, as asked and as found.

export interface SearchRequest {
  /** The question's topic; the library cuts it the way it cut the passages. */
  readonly text: string
  /** What reports write for words of `text`; they count like these: at half the weight lay questions lose. */
  readonly synonyms?: readonly string[]
  /** The question's vector, normalised; null searches by words and bigrams alone. */
  readonly vector: Float32Array | null
  /** Only these reports; absent means all. */
  readonly reports?: readonly number[]
  /** At most this many candidates come back. */
  readonly limit: number
  /** Of each report its so many best by words alone, whatever others score: for what is said of all reports. */
  readonly perReport?: number
}

/** A passage that may answer, with raw scores; fusing them, and reading the text of the best, is the caller's. */
export interface Candidate {
  readonly passageId: number
  readonly reportId: number
  /** BM25 over jieba words, over character bigrams; 0 when nothing matches. */
  readonly words: number
  readonly bigrams: number
  /** How much of the bigrams of question and synonyms it holds, by their idf, 0 to 1: long or short, said once or often. */
  readonly coverage: number
  /** Cosine to the question, the embedder's centre taken off both; null while the passage has no vector. */
  readonly cosine: number | null
}

/** A passage, and how much it counts. */
export interface Anchor {
  readonly passageId: number
  readonly weight: number
}

export interface SearchResult {
  readonly candidates: readonly Candidate[]
  /** Inverse document frequency of each term of the question, by field. */
  readonly idf: { readonly words: ReadonlyMap<string, number>; readonly bigrams: ReadonlyMap<string, number> }
  /** Score of a passage that holds the question's rarest terms, by field: what a full match is about worth. */
  readonly topic: { readonly words: number; readonly bigrams: number }
  /** How near a passage is to the weighted mean of others, by cosine; null without vectors. For use at once, as the library may change. */
  nearTo(anchors: readonly Anchor[]): (passageId: number) => number | null
}

/** Which reports a search may see, and over which its words are weighed; null: all of them. */
export interface SearchScope {
  readonly allowed: ReadonlySet<number> | null
  readonly weighed: ReadonlySet<number> | null
}

/** Passage vectors in memory, one row each, grown by the library; a vector is `codes[row] * scales[row]`. */
export interface VectorTable {
  readonly dimensions: number
  /** Rows in use. */
  readonly count: number
  /** Passage of each row; 0 for a row that was removed. */
  readonly ids: Int32Array
  /** `count` rows of `dimensions` int8. */
  readonly codes: Int8Array
  readonly scales: Float32Array
}

/** A passage as it is handed out of the program (`search --json`, LangChain): its text, and where it stands. */
export interface PassageRow {
  readonly file: string
  readonly place: string
  readonly year: number | null
  /** Path of its section: 一/(四). */
  readonly section: string
  readonly text: string
  /** Characters of the stored text, so that the passage can be shown in place. */
  readonly start: number
  readonly end: number
  /** Comparable within one result; absent for passages that were not searched for. */
  readonly score?: number
}

/** What of a question's words the library writes. */
export interface Lexicon {
  /** Some passage that everybody may see writes it. */
  isWritten(word: string): boolean
  /** Written, and in few passages: it tells something of its own. */
  isRare(word: string): boolean
}
