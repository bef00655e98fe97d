// Noun of this room: one message under way, with everything that answering it needs.
import type { Desk, Message } from '#desk/desk.ts'
import type { DeskParts } from '#desk/desk-parts.ts'
import type { DraftDesk } from '#desk/draft-desk.ts'
import type { WaitingFiles } from '#desk/waiting-files.ts'

export interface Conversation {
  readonly message: Message
  readonly parts: DeskParts
  readonly desk: Pick<Desk, 'listReports' | 'readIndexState' | 'readPlace' | keyof DraftDesk | 'giveFeedback'>
  readonly waiting: WaitingFiles
  readonly signal: AbortSignal | undefined
}
