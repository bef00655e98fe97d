// Port: where reports, passages, figures and vectors live, and hybrid search over them.
import type { Figure } from '#domain/figure.ts'
import type { Place } from '#domain/place.ts'
import type { Passage, ReadReport, ReportKind, ReportSummary, Section } from '#domain/report.ts'

/** Where a report came from. The same location read again replaces the report; another location adds a source. */
export interface ReportSource {
  /** Absolute path, URL, or `upload:NAME`. */
  readonly location: string
  /** Base name, as the command line prints it. */
  readonly file: string
  /** SHA-256 of the original bytes, hex. */
  readonly hash: string
}

export interface StoreRequest {
  readonly report: ReadReport
  readonly source: ReportSource
  /** Kept under its hash; absent for texts that have no file. */
  readonly original?: Uint8Array
  readonly isSample: boolean
  /** The report that this is a new version of: its content is replaced, its sources stay. */
  readonly into?: number
}

/** What a person set by hand; it outlives re-ingest of the same location. */
export interface MetadataPatch {
  readonly place?: Place
  readonly year?: number
  readonly kind?: ReportKind
  readonly title?: string
}

export interface StoredReport extends ReadReport {
  readonly summary: ReportSummary
  readonly sources: readonly ReportSource[]
}

export interface StoredFigure extends Figure {
  readonly reportId: number
  /** Its index within the report; what `parent` counts in. */
  readonly index: number
}

/** A passage as it is stored, with the vector that it is compared by: the embedder's centre is taken off. */
export interface StoredPassage {
  readonly passageId: number
  readonly passage: Passage
  /** Of the present embedder; null while it is missing. */
  readonly vector: Float32Array | null
}

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

/** A text that waits for its vector. `key` is its content hash. */
export interface PendingText {
  readonly key: string
  readonly text: string
}

export interface LibraryStats {
  readonly reports: number
  readonly passages: number
  readonly figures: number
  /** Texts (passages and sentences) with and without a vector of the present embedder. */
  readonly vectors: { readonly ready: number; readonly pending: number }
}

/** Everything here may throw AppError of kind `storage`; nothing acknowledged is lost. */
export interface Library {
  findSource(location: string): Promise<{ readonly reportId: number; readonly hash: string } | null>
  /** Stores or replaces in one transaction; searchable by words when it returns. */
  storeReport(request: StoreRequest): Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' }>
  /** Records that a report already stored was also found at `source`. */
  addSource(reportId: number, source: ReportSource): Promise<void>
  removeReport(id: number): Promise<boolean>
  setMetadata(id: number, patch: MetadataPatch): Promise<void>
  listReports(): Promise<readonly ReportSummary[]>
  readReport(id: number): Promise<StoredReport | null>
  readOriginal(id: number): Promise<Uint8Array | null>
  /** Sections by report, without reading its text; a report that is gone has no entry. */
  listSections(reports: readonly number[]): Promise<ReadonlyMap<number, readonly Section[]>>
  /** Figures of these reports (absent: all), in report order. */
  listFigures(reports?: readonly number[]): Promise<readonly StoredFigure[]>
  search(request: SearchRequest): Promise<SearchResult>
  /** Passages by id, without those that are gone. */
  readPassages(ids: readonly number[]): Promise<ReadonlyMap<number, Passage>>
  /** Passages of a report, in order; none when there is no such report. */
  listPassages(report: number): Promise<readonly StoredPassage[]>
  /** One entry per sentence of each passage; null where a vector is still missing. */
  readSentenceVectors(
    passages: readonly number[],
  ): Promise<ReadonlyMap<number, readonly (Float32Array | null)[]>>
  /** Those that are there of each passage's sentences and of the clauses of long ones, in no order. */
  readPieceVectors(passages: readonly number[]): Promise<ReadonlyMap<number, readonly Float32Array[]>>
  /** Texts without a vector of the present embedder: passages, then sentences, then clauses. */
  listPending(limit: number): Promise<readonly PendingText[]>
  putVectors(vectors: readonly { readonly key: string; readonly vector: Float32Array }[]): Promise<void>
  stats(): Promise<LibraryStats>
  close(): Promise<void>
}
