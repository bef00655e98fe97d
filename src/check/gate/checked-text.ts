// Noun of the gate: a text as the rules see it, with what it is checked against.
import type { Brief } from '#domain/brief.ts'
import type { DraftingBook } from '#domain/drafting-book.ts'
import type { Finding, Severity } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReadReport, SectionPart } from '#domain/report.ts'
import type { Span } from '#domain/span.ts'
import type { StoredFigure } from '#domain/stored-report.ts'
import type { Quantity } from '#text/numbers/find-quantities.ts'
import type { Gazetteer } from '#text/places.ts'
import type { PrivateSpan } from '#text/private/private-span.ts'

/** A stored report that the text is compared with. */
export interface ComparedReport {
  /** 青禾县石桥乡 2023年. */
  readonly name: string
  readonly place: Place
  readonly isOwn: boolean
  readonly text: string
}

export interface CheckedText {
  readonly text: string
  /** Sections, figures and warnings as ingest reads them; all spans point into `text`. */
  readonly report: Pick<ReadReport, 'metadata' | 'sections' | 'figures' | 'warnings'>
  /** Lines of a web page around the report. */
  readonly furniture: readonly Span[]
  /** Of the report: as given, else as read from the text. */
  readonly place: Place | null
  readonly year: number | null
  /** Absent for a text that a person handed in alone: rules about sources then do not apply. */
  readonly brief: Brief | null
  /** A whole report must hold the required items; a section need not. */
  readonly isWhole: boolean
  /** 【待补充】 is welcome in our own draft and forgotten in a text handed in. */
  readonly isDraft: boolean
  readonly others: readonly ComparedReport[]
  /** Figures of the own report of the year before; empty when none is stored. */
  readonly lastYear: readonly StoredFigure[]
  readonly known: readonly Place[]
  readonly book: PromptBook
  readonly drafting: DraftingBook
  readonly gazetteer: Gazetteer
  /** What ingest would mask, in reading order. */
  readonly privates: readonly PrivateSpan[]
  /** All numbers with their measure words, in order. */
  readonly quantities: readonly Quantity[]
}

/** One rule of the gate; never throws. */
export type Rule = (checked: CheckedText) => Finding[]

/** A finding at a span of the checked text. */
export function buildFinding(
  checked: Pick<CheckedText, 'text'>,
  span: Span,
  said: { rule: string; severity: Severity; text: string; fix: string },
): Finding {
  return { ...said, where: { ...span, quote: checked.text.slice(span.start, span.end) } }
}

/** Within a section of one of these parts. */
export function isInPart(
  { report }: Pick<CheckedText, 'report'>,
  at: number,
  parts: readonly SectionPart[],
): boolean {
  return report.sections.some(
    (section) => parts.includes(section.part) && section.start <= at && at < section.end,
  )
}

/** The user himself wrote it. */
export function standsInBrief({ brief }: Pick<CheckedText, 'brief'>, text: string): boolean {
  return brief?.lines.some((line) => line.includes(text)) ?? false
}

/** Within a page's own lines. */
export function isInFurniture({ furniture }: Pick<CheckedText, 'furniture'>, { start, end }: Span): boolean {
  return furniture.some((line) => line.start <= start && end <= line.end)
}

/** A finding about the whole text. */
export function buildWholeFinding(said: {
  rule: string
  severity: Severity
  text: string
  fix: string
}): Finding {
  return { ...said, where: { start: 0, end: 0, quote: '' } }
}

/** Every match as a span. */
export function findSpans(text: string, pattern: RegExp): (Span & { readonly match: RegExpExecArray })[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    match,
  }))
}
