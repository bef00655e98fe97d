// The desk's verb of asking: a question -> the answer from what this reader may see.
import type { Answer, AnswerLine, Citation, LastAnswer } from '#domain/answer.ts'
import type { Reader } from '#domain/reader.ts'
import type { LibraryView } from '#ports/library-view.ts'
import type { Views } from '#ports/views.ts'

export interface AskedQuestion {
  readonly text: string
  /** 本单位 of the asker, so that 其他乡镇 means something. */
  readonly askerPlace: string | null
  /** Earlier questions of this conversation, oldest first. */
  readonly context: readonly string[]
  /** The answer before, which a follow-up goes on from; then `context` is not read. */
  readonly last?: LastAnswer | null
  /** A few sentences are asked for that can be copied. */
  readonly isPiece?: boolean
  /** False: read and worded by rule alone, also where a model is set. */
  readonly withModel?: boolean
  readonly signal?: AbortSignal
  /** A checked line, while the rest is still being written. */
  readonly onLine?: (line: AnswerLine, citations: readonly Citation[]) => void
  /** What is being done, for people who wait. */
  readonly onStep?: (text: string) => void
}

/** The main entry of the answer room, with its own dependencies already given; `library` is all that it can see. */
export type AnswerQuestion = (question: AskedQuestion, library: LibraryView) => Promise<Answer>

export interface AskDesk {
  /** Throws only AppError of kind `storage`; nothing found is a refusal, not an error. */
  ask(reader: Reader, question: AskedQuestion): Promise<Answer>
}

export interface AskParts {
  readonly views: Views
  readonly answer: AnswerQuestion
}

export function openAskDesk({ views, answer }: AskParts): AskDesk {
  return { ask: (reader, question) => answer(question, views.viewFor(reader)) }
}
