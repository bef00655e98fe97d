// Record of the journal: how much of what he may in a minute or a day a person, or a group, has used. Its key names whose and of what.
import { z } from 'zod'

export interface UsedPace {
  /** ISO time at which nothing of it would count any longer. */
  readonly until: string
}

export const usedPaceSchema: z.ZodType<UsedPace> = z.looseObject({ until: z.iso.datetime() })
