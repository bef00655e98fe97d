// Record of the journal: whose a conversation is, and what it is called. Its key is the conversation.
import { z } from 'zod'
import { type Sharing, sharingSchema } from './sharing.ts'

export interface Talk {
  /** `web:…`, `telegram:CHAT`, `terminal`. */
  readonly conversation: string
  /** Who began it; null in talks of versions that did not keep it: nobody goes on with those. */
  readonly person: string | null
  /** The first question, which is its name until it is given another; null while nothing was answered. */
  readonly question: string | null
  /** As its person calls it. */
  readonly name?: string
  /** Absent: it is nobody's but the person's. */
  readonly shared?: Sharing
  /** ISO time of the newest turn. */
  readonly at: string
}

export const talkSchema: z.ZodType<Talk> = z.looseObject({
  conversation: z.string(),
  person: z.string().nullable(),
  question: z.string().nullable(),
  name: z.string().optional(),
  shared: sharingSchema.optional(),
  at: z.string(),
})
