// Step: an extractive answer that holds -> the model's wording of the same evidence, or the extract with a line that says why not.

import type { Composition } from '#answer/compose-lines.ts'
import type { Quote } from '#answer/quotes/open-quote.ts'
import { findBrokenQuotes } from '#check/check-quotes.ts'
import type { AnswerLine, Citation, DroppedSentence } from '#domain/answer.ts'
import type { ModelPrompts } from '#domain/model-prompt.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { Query } from '#domain/query.ts'
import type { LanguageModel } from '#ports/language-model.ts'
import type { Library } from '#ports/library.ts'
import type { Evidence } from '#retrieve/retrieve.ts'
import type { Gazetteer } from '#text/places.ts'
import { answerByModel } from './answer-by-model.ts'

/** A model with its prompts; absent or null: extracts only. */
export interface Writer {
  readonly model: LanguageModel
  readonly prompts: ModelPrompts
  /** True: questions that the rules read badly are read by the model, too. */
  readonly isReader: boolean
}

export interface Written extends Composition {
  readonly dropped: readonly DroppedSentence[]
  /** Absent for the extract. */
  readonly by?: string
  readonly prompt?: string
}

interface WriteDeps {
  readonly writer: Writer
  readonly library: Library
  readonly gazetteer: Gazetteer
  readonly book: Pick<PromptBook, 'sameWords'>
  readonly signal?: AbortSignal
  readonly onLine?: (line: AnswerLine, citations: readonly Citation[]) => void
}

/** How many of the ranked sentences are looked up for their passages. */
const spotsRead = 24

export async function preferModel(
  extract: Composition,
  { query, evidence, quotes }: { query: Query; evidence: Evidence; quotes: readonly Quote[] },
  { writer, library, gazetteer, book, signal, onLine }: WriteDeps,
): Promise<Written> {
  const { reports, gap } = evidence.scope
  const known = reports.map(({ metadata }) => metadata.place)
  const outcome = await answerByModel(
    {
      query,
      spots: [
        ...quotes.map(({ report, start }) => ({ reportId: report.id, start })),
        ...evidence.sentences.filter(({ isHeading }) => !isHeading).slice(0, spotsRead),
      ],
      reports,
      ...(signal ? { signal } : {}),
      ...(onLine ? { onLine } : {}),
    },
    { ...writer, library, check: { gazetteer, known, sameWords: book.sameWords } },
  )
  const reason = 'reason' in outcome ? outcome.reason : await findBroken(outcome.citations, library)
  if ('reason' in outcome || reason !== null) {
    const note = { kind: 'frame', text: `未使用大模型（${reason}），以上是原文摘录。` } as const
    return { citations: extract.citations, lines: [...extract.lines, note], dropped: [] }
  }
  // That last year's report is not there is said by code, not by the model.
  const said = gap.kind === 'newest-instead' ? extract.lines.slice(0, 1) : []
  return { ...outcome, lines: [...said, ...outcome.lines] }
}

/** The last gate: a report that was replaced while the model wrote no longer holds what is quoted. */
async function findBroken(citations: readonly Citation[], library: Library): Promise<string | null> {
  const ids = [...new Set(citations.map(({ reportId }) => reportId))]
  const reports = await Promise.all(ids.map((id) => library.readReport(id)))
  const texts = new Map(
    reports.flatMap((report) => (report ? [[report.summary.id, report.text] as const] : [])),
  )
  return findBrokenQuotes(citations, texts).length > 0 ? '引文与入库的原文对不上' : null
}
