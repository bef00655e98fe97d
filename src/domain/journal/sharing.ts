// Noun of the journal: a paper (a draft, a talk) that its owner lets the people of one unit read, or also go on with.
import { z } from 'zod'

export interface Sharing {
  readonly unit: string
  readonly may: 'read' | 'edit'
}

export const sharingSchema: z.ZodType<Sharing> = z.looseObject({
  unit: z.string(),
  may: z.enum(['read', 'edit']),
})
