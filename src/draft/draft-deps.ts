// What drafting needs besides the brief; given by the app.
import type { TextReading } from '#check/gate/read-checked.ts'
import type { DraftingBook } from '#domain/drafting-book.ts'
import type { ModelPrompts } from '#domain/model-prompt.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { ClauseReader } from '#ports/clauses/clause-reader.ts'
import type { LanguageModel } from '#ports/language-model.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Gazetteer } from '#text/places.ts'

/** A model with the prompt for drafts. */
export interface DraftWriter {
  readonly model: LanguageModel
  readonly prompt: ModelPrompts['draft']
}

export interface DraftDeps {
  readonly book: PromptBook
  readonly drafting: DraftingBook
  readonly gazetteer: Gazetteer
  /** Ingest's reading, for the gate. */
  readonly reading: TextReading
  /** For last year's own report and the comparison with stored reports; absent: neither. */
  readonly library?: Pick<LibraryView, 'listReports' | 'readReport' | 'listFigures'>
  /** Absent or null: what material tells is read by rules alone. */
  readonly clauseReader?: ClauseReader | null
  /** Absent or null: the template writes. */
  readonly writer?: DraftWriter | null
}
