// Nouns: a report as it is stored, with where it came from and what a person set by hand.
import type { UnusedCorrection } from './corrections/figure-correction.ts'
import type { Figure } from './figure.ts'
import type { Place, ReportLevel } from './place.ts'
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
  readonly level?: ReportLevel
  readonly title?: string
  readonly visible?: Visibility
}

export interface StoredReport extends ReadReport {
  readonly summary: ReportSummary
  readonly sources: readonly ReportSource[]
  readonly figures: readonly StoredFigure[]
  /** Figures that a person said are none, as they were read. */
  readonly droppedFigures: readonly StoredFigure[]
  /** What a person set about numbers that the present text does not have. */
  readonly unusedCorrections: readonly UnusedCorrection[]
}

export interface StoredFigure extends Figure {
  readonly reportId: number
  /** Its index within the report; what `parent` counts in. */
  readonly index: number
  /** Stays when the report is read again, as long as the number stands in the same clause. */
  readonly id: string
  /** What a person corrected, as it was read; null where the figure is as it was read. */
  readonly asRead: Pick<Figure, 'value' | 'unit' | 'qualifier' | 'indicator'> | null
}

/** A passage as it is stored, with the vector that it is compared by: the embedder's centre is taken off. */
export interface StoredPassage {
  readonly passageId: number
  readonly passage: Passage
  /** Of the present embedder; null while it is missing. */
  readonly vector: Float32Array | null
}
