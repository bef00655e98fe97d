// Record of the journal: a text that a person had checked. What is found in it is looked for anew whenever it is opened. Its key is the check's id.
import { z } from 'zod'

export interface KeptCheck {
  readonly id: string
  readonly owner: string
  /** As the file was called. */
  readonly name: string
  readonly text: string
  /** ISO time of the last time it was handed in. */
  readonly at: string
  /** How often it was handed in. */
  readonly times: number
  /** What had to be mended then, and what should be looked at. */
  readonly faults: number
  readonly hints: number
}

export const keptCheckSchema: z.ZodType<KeptCheck> = z.looseObject({
  id: z.string(),
  owner: z.string(),
  name: z.string(),
  text: z.string(),
  at: z.string(),
  times: z.number(),
  faults: z.number(),
  hints: z.number(),
})
