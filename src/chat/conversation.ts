// Noun of this room: one message under way, with everything that answering it needs.
import type { Desk } from '#desk/desk.ts'
import type { AskingPattern, Command, ExtentRole, SmallTalk } from '#domain/prompt-book.ts'
import type { Journal } from '#ports/journal.ts'
import type { ClaimTable } from '#question/claim/read-statement.ts'
import type { Reckonings } from '#question/reckon/retell.ts'
import type { Message } from './chat.ts'

export interface ChatParts {
  readonly desk: Desk
  readonly journal: Journal
  readonly now: () => Date
  readonly smallTalk: readonly AskingPattern<SmallTalk>[]
  readonly commands: readonly AskingPattern<Command>[]
  readonly extents: readonly AskingPattern<ExtentRole>[]
  readonly claims: ClaimTable
  readonly reckonings: Reckonings
}

export interface Conversation extends ChatParts {
  readonly message: Message
  readonly signal: AbortSignal | undefined
}
