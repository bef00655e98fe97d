// Record of the journal: the draft that a conversation, its key, works on, and what was said of it last.
import { z } from 'zod'

/** One of the numbers that were asked about, with what is to be done to it. */
export interface DraftOption {
  /** As it was shown: 行政处罚7件. */
  readonly label: string
  /** Id of the figure. */
  readonly figure: number
  /** The new number; null: it is to go. */
  readonly value: string | null
}

/** What the last reply leaves open: 前面那个, 那就改成8件 are said of it. */
export interface DraftTalk {
  /** Of the version that stood then; of any other it says nothing. */
  readonly version: number
  /** What was asked back; empty where nothing was. */
  readonly options: readonly DraftOption[]
  /** Ids of the figures that were told. */
  readonly told: readonly number[]
}

export interface DraftUnderWay {
  readonly draft: string
  readonly talk?: DraftTalk | undefined
}

const talkSchema = z.looseObject({
  version: z.number(),
  options: z.array(z.looseObject({ label: z.string(), figure: z.number(), value: z.string().nullable() })),
  told: z.array(z.number()),
})

export const draftUnderWaySchema: z.ZodType<DraftUnderWay> = z.looseObject({
  draft: z.string(),
  talk: talkSchema.optional(),
})
