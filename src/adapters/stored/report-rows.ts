// Step: storage. Reports of any store: from rows to nouns, and what a person set by hand laid over what was read.
import { createHash } from 'node:crypto'
import { listPlacesOfRows } from '#domain/figure.ts'
import { levelOf, type Place } from '#domain/place.ts'
import type { Visibility } from '#domain/reader.ts'
import {
  emptyMetadata,
  type Passage,
  type ReportMetadata,
  type ReportSummary,
  type SectionPart,
  type Warning,
} from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { MetadataPatch, ReportSource, StoredFigure, StoredReport } from '#domain/stored-report.ts'
import { type Parse, type Row, readUnused, warnUnused } from './figure-rows.ts'

/** SHA-256, hex. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** `file`: that of its first source. Its places of rows are the caller's. */
export function readSummary(row: Row, parse: Parse): ReportSummary {
  const id = Number(row.id)
  const unused = readUnused(id, row.unused_corrections, parse)
  return {
    id,
    file: String(row.file ?? ''),
    metadata: { ...emptyMetadata, ...parse<Partial<ReportMetadata>>(row.metadata) },
    rowPlaces: [],
    isSample: row.is_sample === 1,
    isTrusted: row.is_trusted === 1,
    visible: String(row.visible) as Visibility,
    counts: parse(row.counts),
    warnings: [...parse<readonly Warning[]>(row.warnings), ...warnUnused(unused)],
  }
}

export interface ReportParts {
  readonly figures: () => readonly StoredFigure[]
  readonly dropped: () => readonly StoredFigure[]
  readonly passages: () => readonly Passage[]
}

/** `parts` are read when they are looked at. */
export function joinReport(
  row: Row,
  { sources, parts, parse }: { sources: readonly ReportSource[]; parts: ReportParts; parse: Parse },
): StoredReport {
  const { rowPlaces: _, ...plain } = readSummary({ ...row, file: sources[0]?.file ?? '' }, parse)
  return {
    summary: {
      ...plain,
      get rowPlaces() {
        return listPlacesOfRows(parts.figures())
      },
    },
    sources,
    text: String(row.text),
    metadata: plain.metadata,
    sections: parse(row.sections),
    get passages() {
      return parts.passages()
    },
    get figures() {
      return parts.figures()
    },
    get droppedFigures() {
      return parts.dropped()
    },
    unusedCorrections: readUnused(plain.id, row.unused_corrections, parse),
    warnings: plain.warnings,
    dropped: parse(row.dropped),
    isTrusted: plain.isTrusted,
  }
}

export function readPassage(row: Row, parse: Parse): Passage {
  return {
    start: Number(row.start),
    end: Number(row.end),
    text: String(row.text),
    path: String(row.path),
    heading: String(row.heading),
    part: String(row.part) as SectionPart,
    sentences: parse<readonly number[]>(row.sentences).reduce<Span[]>((spans, value, at, all) => {
      if (at % 2 === 1) spans.push({ start: all[at - 1]!, end: value })
      return spans
    }, []),
  }
}

/** As `readPassage` reads them back. */
export function encodeSentences({ sentences }: Pick<Passage, 'sentences'>): string {
  return JSON.stringify(sentences.flatMap((span) => [span.start, span.end]))
}

export function isSamePassages(stored: readonly Passage[], read: readonly Passage[]): boolean {
  const flatten = ({ start, end, text, path, heading, part, sentences }: Passage) =>
    JSON.stringify([start, end, text, path, heading, part, sentences.map((span) => [span.start, span.end])])
  return stored.length === read.length && stored.every((one, at) => flatten(one) === flatten(read[at]!))
}

/** What was read, with what a person set by hand at any of the report's locations. */
export function correctMetadata(read: ReportMetadata, patches: readonly MetadataPatch[]): ReportMetadata {
  const { visible: _, ...patch }: MetadataPatch = Object.assign({}, ...patches)
  const byHand = Object.keys(patch).map((field) => [field, { from: 'person', confidence: 1 }])
  const evidence = { ...read.evidence, ...Object.fromEntries(byHand) }
  return { ...read, ...(patch.place ? settlePlace(patch.place, read) : {}), ...patch, evidence }
}

/** Of a place that a person set nothing is inferred, and its own level is the report's, unless that is a department's. */
function settlePlace(place: Place, read: ReportMetadata): Pick<ReportMetadata, 'inferred' | 'level'> {
  return { inferred: [], level: read.level === '部门' ? read.level : levelOf(place) }
}
