// Record of the journal: what lets another program ask for a person. Only the SHA-256 of a random token is kept; its key is the id.
import { z } from 'zod'

export interface AccessToken {
  /** Short, for people: eight characters of 0 to 9 and a to f. */
  readonly id: string
  /** SHA-256 of the token, hex. */
  readonly hash: string
  /** Whose view and role it has: `wecom:zhangsan`, `page:NAME`. */
  readonly person: string
  /** What it is for, as whoever made it says: Dify. */
  readonly name: string | null
  /** ISO time. */
  readonly createdAt: string
  /** ISO time, not to the minute; null: never. */
  readonly lastUsed: string | null
}

export const accessTokenSchema: z.ZodType<AccessToken> = z.looseObject({
  id: z.string(),
  hash: z.string(),
  person: z.string(),
  name: z.string().nullable(),
  createdAt: z.string(),
  lastUsed: z.string().nullable(),
})
