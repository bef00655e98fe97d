// The verbs a channel may use. A channel decodes what its users send into these and encodes what comes back.
import type { Answer, AnswerLine, Choice, Citation } from '#domain/answer.ts'
import type { Turn } from '#domain/journal/turn.ts'
import type { ReportSummary } from '#domain/report.ts'
import type { Journal } from '#ports/journal.ts'
import type { LibraryStats, MetadataPatch, StoredReport } from '#ports/library.ts'
import type { DraftDesk } from './draft-desk.ts'
import type { FeedbackDesk } from './feedback.ts'
import type { FigureDesk } from './figure-desk.ts'
import type { ListedTalk } from './talk-list.ts'

/** What a person said, in any channel. */
export interface Message {
  /** `telegram:CHAT`, `web:COOKIE`, `terminal`: the memory it belongs to. */
  readonly conversation: string
  /** Who speaks; the profile (本单位) hangs on it. */
  readonly person: string
  /** Several persons speak in this conversation. Any other is for the one who began it. */
  readonly isGroup?: boolean
  readonly text: string
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** What a file would become, before it enters. */
export interface Preview {
  /** Names the waiting file in `confirmPreview` and `discardPreview`; unguessable. */
  readonly token: string
  readonly file: string
  readonly title: string | null
  readonly place: string
  readonly year: number | null
  readonly kind: string
  readonly outline: readonly { readonly level: number; readonly heading: string }[]
  readonly passages: number
  readonly figures: number
  readonly warnings: readonly string[]
  /** Fields that are not sure and should be looked at. */
  readonly unsure: readonly string[]
  /** The id of the report it would replace or join, if any. */
  readonly replaces: number | null
}

/** Replies come in this order: any number of steps and lines, then one of the others. */
export type ReplyEvent =
  | { readonly kind: 'step'; readonly text: string }
  /** A checked line of the answer under way, with the citations its [n] point to. */
  | { readonly kind: 'line'; readonly line: AnswerLine; readonly citations: readonly Citation[] }
  /** `at` names the turn in `giveFeedback`; null when it could not be stored. */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly at: string | null }
  | { readonly kind: 'preview'; readonly preview: Preview }
  /** A document to take away; of draft `draft`. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array; readonly draft: string }
  /** `about` tells a draft as it stands, or the findings on a text, from other notices. */
  | {
      readonly kind: 'notice'
      readonly text: string
      readonly choices?: readonly Choice[]
      readonly about?: 'draft' | 'checked'
    }
  | { readonly kind: 'error'; readonly text: string; readonly fix: string }

export interface AmendedPreview {
  readonly token: string
  readonly place?: string
  readonly year?: number
}

export interface ReportFilter {
  readonly place?: string
  readonly year?: number
  readonly kind?: string
}

export interface IndexState extends LibraryStats {
  /** `words` while vectors are still being made, `meaning` when all are there, `words-only` without an encoder. */
  readonly mode: 'words' | 'meaning' | 'words-only'
}

export interface Desk extends FigureDesk, DraftDesk, FeedbackDesk {
  /** Never throws: what fails arrives as an `error` event. Stops early when `signal` aborts. */
  converse(message: Message, signal?: AbortSignal): AsyncIterable<ReplyEvent>
  /** None of a conversation that another person began. */
  listTurns(person: string, conversation: string): Promise<readonly Turn[]>
  /** False for a conversation that another person began. */
  isTalkOf(person: string, conversation: string): Promise<boolean>
  /** The person's conversations that have an answer, newest first. */
  listTalks(person: string): Promise<readonly ListedTalk[]>
  readPlace(person: string): Promise<string | null>
  /** Returns the full name it was understood as (青禾县柳溪镇). Throws AppError `input` when it is no known or plausible place. */
  savePlace(person: string, place: string): Promise<string>
  /** Up to 8 names that start with or contain the text, those of the library first. */
  suggestPlaces(text: string): Promise<readonly string[]>
  listReports(filter?: ReportFilter): Promise<readonly ReportSummary[]>
  readReport(id: number): Promise<StoredReport | null>
  readOriginal(id: number): Promise<Uint8Array | null>
  /** Only the person who sent the file confirms, corrects or discards it; to others its token is unknown. */
  previewFile(
    person: string,
    file: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<readonly Preview[]>
  /** Throws AppError `missing` for an unknown token. */
  confirmPreview(
    person: string,
    token: string,
  ): Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' | 'unchanged' }>
  /** What a person corrects before it enters: free text for the place. Throws AppError `input` for no known place, `missing` for an unknown token. */
  amendPreview(person: string, amended: AmendedPreview): Promise<Preview>
  /** False for an unknown token. */
  discardPreview(person: string, token: string): Promise<boolean>
  removeReport(id: number): Promise<boolean>
  setMetadata(id: number, patch: MetadataPatch): Promise<void>
  readIndexState(): Promise<IndexState>
  /** Lets a visitor in by a cookie of the time when they were not signed, with the talk it names: once. */
  admitUnsigned(person: string, conversation: string | null): Promise<boolean>
  /** For channels that must not answer an update twice. */
  claimUpdate: Journal['claimUpdate']
}
