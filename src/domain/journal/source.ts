// Record of the journal: a list page of a site that is looked through for new reports. Its key is the id.
import { z } from 'zod'

/** What one look came to. */
export interface LookResult {
  /** ISO time. */
  readonly at: string
  readonly pages: number
  /** Lines of the list that were about what is looked for. */
  readonly offered: number
  /** Of those, what was none: notices, news, copies. */
  readonly skipped: number
  /** Reports that were new: `stored` went in, `waiting` wait for a yes. */
  readonly stored: number
  readonly waiting: number
  /** Offered, and in the library already. */
  readonly known: number
  readonly failed: number
  /** Why the list itself could not be read; null: it was. */
  readonly problem: string | null
  /** What is to be known beside: that the list has moved, that it goes on without end. */
  readonly notes: readonly string[]
}

/** A page of the list as it was last read. */
export interface SeenPage {
  readonly address: string
  readonly etag: string | null
  readonly modified: string | null
  /** Where the list goes on from it. */
  readonly next: readonly string[]
}

export interface Source {
  readonly id: string
  /** Of the list page. */
  readonly address: string
  readonly name: string
  /** Whose site it is, as typed: 青禾县. Null: nobody said. */
  readonly place: string | null
  /** Kinds of report that are looked for; none: those of prompts/reading/listed-titles.tsv. */
  readonly kinds: readonly string[]
  /** What is found goes straight in. */
  readonly isTrusted: boolean
  readonly isPaused: boolean
  /** Who added it is told in chat what came. */
  readonly isTold: boolean
  readonly addedBy: string
  /** ISO time. */
  readonly addedAt: string
  /** ISO time at which the last look began; null: none yet. */
  readonly lookedAt: string | null
  readonly last: LookResult | null
  readonly pages: readonly SeenPage[]
  /** By which tables its pages were judged. */
  readonly judgedBy: string | null
}

const lookSchema = z.looseObject({
  at: z.string(),
  pages: z.number(),
  offered: z.number(),
  skipped: z.number(),
  stored: z.number(),
  waiting: z.number(),
  known: z.number(),
  failed: z.number(),
  problem: z.string().nullable(),
  notes: z.array(z.string()),
})

const pageSchema = z.looseObject({
  address: z.string(),
  etag: z.string().nullable(),
  modified: z.string().nullable(),
  next: z.array(z.string()),
})

export const sourceSchema: z.ZodType<Source> = z.looseObject({
  id: z.string(),
  address: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  kinds: z.array(z.string()),
  isTrusted: z.boolean(),
  isPaused: z.boolean(),
  isTold: z.boolean(),
  addedBy: z.string(),
  addedAt: z.string(),
  lookedAt: z.string().nullable(),
  last: lookSchema.nullable(),
  pages: z.array(pageSchema),
  judgedBy: z.string().nullable(),
})
