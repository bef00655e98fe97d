// Record of the journal: what opens the page for a person. Its key is the SHA-256 of a random token that only he holds.
import { z } from 'zod'

/** `session`: as long as it lasts, at every request. `link`: once, for a session. */
export interface Pass {
  readonly kind: 'session' | 'link'
  /** Whose; null: of whoever sits at the browser, who came in by the password. */
  readonly person: string | null
  /** Tag of the password by which it was opened: another password ends it. Null: none was asked for. */
  readonly password: string | null
  /** ISO time after which it opens nothing. */
  readonly until: string
}

export const passSchema: z.ZodType<Pass> = z.looseObject({
  kind: z.enum(['session', 'link']),
  person: z.string().nullable(),
  password: z.string().nullable(),
  until: z.string(),
})
