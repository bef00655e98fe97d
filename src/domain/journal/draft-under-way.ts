// Record of the journal: the draft that a conversation, its key, works on.
import { z } from 'zod'

export interface DraftUnderWay {
  readonly draft: string
}

export const draftUnderWaySchema: z.ZodType<DraftUnderWay> = z.looseObject({ draft: z.string() })
