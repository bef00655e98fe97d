// What the desk is made of. app.ts joins these; nothing here reaches outside by itself.
import type { Answer, AnswerLine, Citation } from '#domain/answer.ts'
import type { Place } from '#domain/place.ts'
import type { ReadFile } from '#ingest/read-file.ts'
import type { Journal } from '#ports/journal.ts'
import type { Library, StoreRequest } from '#ports/library.ts'
import type { DraftParts } from './draft-desk.ts'
import type { FeedbackParts } from './feedback.ts'
import type { FigureParts } from './figure-desk.ts'

export interface AskedQuestion {
  readonly text: string
  /** 本单位 of the asker, so that 其他乡镇 means something. */
  readonly askerPlace: string | null
  /** Earlier questions of this conversation, oldest first. */
  readonly context: readonly string[]
  /** Absent: what the settings say. */
  readonly withSamples?: boolean
  readonly signal?: AbortSignal
  /** A checked line, while the rest is still being written. */
  readonly onLine?: (line: AnswerLine, citations: readonly Citation[]) => void
  /** What is being done, for people who wait. */
  readonly onStep?: (text: string) => void
}

/** The main entry of the answer room, with its own dependencies already given. */
export type AnswerQuestion = (question: AskedQuestion) => Promise<Answer>

export interface DeskParts extends Omit<FigureParts, 'library'>, DraftParts, FeedbackParts {
  readonly library: Library
  readonly journal: Journal
  readonly answer: AnswerQuestion
  /** Reads a file as ingest would, without storing. Throws AppError `input` with the reason. */
  readonly readFile: (bytes: Uint8Array, name: string) => Promise<readonly ReadFile[]>
  /** Stores as ingest would (`joined`: the same report is there from another file), and wakes what makes vectors. */
  readonly storeReport: (
    request: StoreRequest,
  ) => Promise<{ readonly id: number; readonly outcome: 'added' | 'updated' | 'unchanged' | 'joined' }>
  /** SHA-256, hex. */
  readonly hash: (bytes: Uint8Array) => string
  /** Unguessable, of [A-Za-z0-9_-], at most 44 characters: it must fit a Telegram button. */
  readonly newToken: () => string
  readonly now: () => Date
  /** Names (青禾县柳溪镇) that start with or contain the text, those of the library first. */
  readonly suggestPlaces: (text: string) => Promise<readonly string[]>
  /** Free text (柳溪镇, 青禾县柳溪镇) -> the place; null when it names none. */
  readonly parsePlace: (text: string) => Place | null
  /** False where no sentence encoder runs: search is by words alone. */
  readonly hasEmbedder: boolean
}
