// Record of the journal: a message of a talk that was replied to with something else than an answer. Its key is the conversation.
import { z } from 'zod'

/** What was replied. Of what shows reports only its kind is kept: whoever wants it again asks for it with the rights of then. */
export type KeptReply =
  | { readonly kind: 'notice'; readonly text: string; readonly choices: readonly string[] }
  /** A draft as it stood. */
  | { readonly kind: 'draft'; readonly text: string; readonly draft: string; readonly version: number }
  /** A document that was handed out; of a draft, or null. */
  | { readonly kind: 'file'; readonly name: string; readonly draft: string | null }
  | { readonly kind: 'shown'; readonly what: 'reports' | 'preview' }
  | { readonly kind: 'error'; readonly text: string; readonly fix: string }

export interface Remark {
  /** ISO time of the reply. */
  readonly at: string
  /** Who said it. */
  readonly person: string
  /** 本单位 of then; null for none. */
  readonly own: string | null
  /** As it was said, without what is private; cut where it is long. */
  readonly text: string
  readonly replies: readonly KeptReply[]
}

export const remarkSchema: z.ZodType<Remark> = z.looseObject({
  at: z.string(),
  person: z.string(),
  own: z.string().nullable(),
  text: z.string(),
  replies: z.array(
    z.discriminatedUnion('kind', [
      z.looseObject({ kind: z.literal('notice'), text: z.string(), choices: z.array(z.string()) }),
      z.looseObject({ kind: z.literal('draft'), text: z.string(), draft: z.string(), version: z.number() }),
      z.looseObject({ kind: z.literal('file'), name: z.string(), draft: z.string().nullable() }),
      z.looseObject({ kind: z.literal('shown'), what: z.enum(['reports', 'preview']) }),
      z.looseObject({ kind: z.literal('error'), text: z.string(), fix: z.string() }),
    ]),
  ),
})
