// Step: an answer composed by rule -> the model's wording of its rows and their quotes, or the extract with a line that says why not.

import type { Composition } from '#answer/compose-lines.ts'
import type { ShowLine } from '#answer/gate/open-gate.ts'
import { phrases } from '#answer/gate/set-phrases.ts'
import type { Made } from '#answer/made.ts'
import type { Frame } from '#domain/frame.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { MeaningReader } from '#ports/meaning-reader.ts'
import type { Writer } from '#ports/writer.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import type { Gazetteer } from '#text/places.ts'
import { answerByModel } from './answer-by-model.ts'

interface WriteDeps {
  readonly writer: Writer
  readonly library: LibraryView
  readonly gazetteer: Gazetteer
  readonly meaning?: MeaningReader | null
  readonly book: Pick<PromptBook, 'sameWords'>
  readonly signal?: AbortSignal
  readonly show: ShowLine
}

/** How many of the ranked sentences are looked up for their passages. */
const spotsRead = 24

export async function preferModel(
  extract: Composition,
  { frame, evidence }: { frame: Frame; evidence: Evidence },
  { writer, library, gazetteer, meaning = null, book, signal, show }: WriteDeps,
): Promise<Made> {
  const { reports, gap } = evidence.scope
  const known = reports.map(({ metadata }) => metadata.place)
  const outcome = await answerByModel(
    {
      frame,
      spots: [
        ...extract.citations.map(({ reportId, start }) => ({ reportId, start })),
        ...evidence.sentences.filter(({ isHeading }) => !isHeading).slice(0, spotsRead),
      ],
      reports,
      ...(signal ? { signal } : {}),
      show,
    },
    { ...writer, library, check: { gazetteer, known, sameWords: book.sameWords, meaning } },
  )
  if ('reason' in outcome) return noteExtract(extract, outcome.reason, reports)
  // That last year's report is not there is said by code, not by the model.
  const said = gap.kind === 'newest-instead' ? extract.lines.slice(0, 1) : []
  const instead = noteExtract(extract, '引文与入库的原文对不上', reports)
  return { kind: 'answer', reports, ...outcome, lines: [...said, ...outcome.lines], instead }
}

/** The extract, with why the model's words are not shown. */
function noteExtract(extract: Composition, reason: string, reports: readonly ReportSummary[]): Made {
  const pieces = [phrases.notUsed, { kind: 'notice', said: reason } as const, phrases.extractAbove]
  const note = { kind: 'frame', pieces } as const
  return { kind: 'answer', reports, citations: extract.citations, lines: [...extract.lines, note] }
}
