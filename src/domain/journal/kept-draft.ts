// Record of the journal: a draft with all its versions, and whose it is. Its key is the draft's id.
import { z } from 'zod'
import type { DraftRecord } from '#domain/draft.ts'
import { draftRecordSchema } from './draft-schema.ts'
import { type Sharing, sharingSchema } from './sharing.ts'

export interface KeptDraft {
  readonly record: DraftRecord
  /** Who made it. */
  readonly owner: string
  /** The owner in other channels: whoever gave the owner's 接稿码 there. */
  readonly sharers: readonly string[]
  /** A 接稿码 that waits to be given in another channel, once: its SHA-256, and the ISO time after which it opens nothing. */
  readonly handover: { readonly code: string; readonly until: string } | null
  /** Absent: it is nobody's but the owner's. */
  readonly shared?: Sharing
  /** ISO time of the newest version. */
  readonly savedAt: string
  /** What a list shows of it. */
  readonly shown: {
    readonly id: string
    readonly title: string
    readonly version: number
    /** 【待补充】 in the text, and findings that must be mended; absent in drafts of earlier versions. */
    readonly open?: number
    readonly faults?: number
  }
}

export const keptDraftSchema: z.ZodType<KeptDraft> = z.looseObject({
  record: draftRecordSchema,
  owner: z.string(),
  sharers: z.array(z.string()),
  handover: z.looseObject({ code: z.string(), until: z.string() }).nullable(),
  shared: sharingSchema.optional(),
  savedAt: z.string(),
  shown: z.looseObject({
    id: z.string(),
    title: z.string(),
    version: z.number(),
    open: z.number().optional(),
    faults: z.number().optional(),
  }),
})

/** The one who made it, then himself in other channels. */
export function draftOwners({ owner, sharers }: KeptDraft): readonly string[] {
  return [owner, ...sharers]
}
