// Noun of this room: one message under way, with everything that answering it needs.
import type { Desk, Message } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import type { DraftDesk } from './draft-desk.ts'
import type { WaitingFiles } from './waiting-files.ts'

export interface Conversation {
  readonly message: Message
  readonly parts: DeskParts
  readonly desk: Pick<Desk, 'listReports' | 'readIndexState' | 'readPlace' | keyof DraftDesk | 'giveFeedback'>
  readonly waiting: WaitingFiles
  readonly signal: AbortSignal | undefined
}
