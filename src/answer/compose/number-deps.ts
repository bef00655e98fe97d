// Nouns of this room: what a composer of numbers is given, and what it gives back.
import type { DraftLine, Piece } from '#answer/gate/draft-line.ts'
import { nameAsked } from '#answer/numbers/name-thing.ts'
import type { NumberForm } from '#answer/numbers/number-form.ts'
import type { MarkedFigure, Marks } from '#answer/numbers/number-marks.ts'
import { tellNumbers } from '#answer/numbers/tell-numbers.ts'
import type { Frame } from '#domain/frame.ts'
import type { Indicator } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Evidence } from '#retrieve/retrieve.ts'

export interface NumberDeps {
  readonly frame: Frame
  readonly evidence: Evidence
  readonly visible: readonly ReportSummary[]
  readonly marks: Marks
  readonly indicators: readonly Indicator[]
  readonly library: Pick<LibraryView, 'readReport'>
}

/** Null: the figures do not answer in this form. */
export type NumberLines = readonly DraftLine[] | null

/** The claim with its words; null where the form's rules are not met. */
export function claimNumbers(form: NumberForm, marked: readonly MarkedFigure[], words = ''): Piece | null {
  const entries = marked.map(({ entry }) => entry)
  const said = tellNumbers(form, entries, words)
  return said === null ? null : { kind: 'numbers', said, form, entries: marked.map(({ source }) => source) }
}

/** A sentence of one such claim. */
export function sayNumbers(form: NumberForm, marked: readonly MarkedFigure[]): DraftLine | null {
  const claim = claimNumbers(form, marked)
  return claim === null ? null : { kind: 'sentence', pieces: [claim, '。'] }
}

/** What is counted, in the asker's words; nothing where an entry's clause has them not. */
export function thingOf(marked: readonly MarkedFigure[], frame: Frame): { readonly thing?: string } {
  const thing = nameAsked(
    frame,
    marked.map(({ entry }) => entry),
  )
  return thing === undefined ? {} : { thing }
}

/** Characters of the sentence around a number. */
export const longestQuote = 80

/** 各审了多少件，差几件: by how much the one has more than the other. */
export const asksGap = /相差|差[距额值]|(?:差|[多少高低]出?)(?:多少|几|好多)/
