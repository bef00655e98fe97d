// Noun of this room: one message under way, with everything that answering it needs.
import type { Desk } from '#desk/desk.ts'
import type { PromptBook } from '#domain/prompt-book.ts'
import type { Journal } from '#ports/journal.ts'
import type { Message } from './chat.ts'

export interface ChatParts {
  readonly desk: Desk
  readonly journal: Journal
  readonly now: () => Date
  /** Words by which a message is known before the library is asked. */
  readonly book: Pick<PromptBook, 'smallTalk' | 'commands' | 'extents' | 'claims' | 'reckonings'>
}

export interface Conversation extends ChatParts {
  readonly message: Message
  readonly signal: AbortSignal | undefined
}
