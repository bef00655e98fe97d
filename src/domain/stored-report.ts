// Nouns: a report as it is stored, with where it came from and what a person set by hand.
import type { Figure } from './figure.ts'
import type { Place } from './place.ts'
import type { Visibility } from './reader.ts'
import type { Passage, ReadReport, ReportKind, ReportSummary } from './report.ts'

/** Where a report came from. The same location read again replaces the report; another location adds a source. */
export interface ReportSource {
  /** Absolute path, URL, or `upload:TOKEN` (`upload:NAME` where an earlier version stored it); `#NAME` for a document inside. */
  readonly location: string
  /** Base name, as the command line prints it. */
  readonly file: string
  /** SHA-256 of the original bytes, hex. */
  readonly hash: string
}

/** An original that a report was read from before another one took its place. */
export interface EarlierVersion extends ReportSource {
  /** ISO 8601, UTC. */
  readonly replacedAt: string
}

/** What a person set by hand; it outlives re-ingest of the same location. */
export interface MetadataPatch {
  readonly place?: Place
  readonly year?: number
  readonly kind?: ReportKind
  readonly title?: string
  readonly visible?: Visibility
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
