// Noun of the journal: a paper (a draft, a talk) that its owner lets the people of one unit read, or also go on with.
import { z } from 'zod'
import type { Reader } from '#domain/reader.ts'

export interface Sharing {
  readonly unit: string
  readonly may: 'read' | 'edit'
}

export const sharingSchema: z.ZodType<Sharing> = z.looseObject({
  unit: z.string(),
  may: z.enum(['read', 'edit']),
})

/** What one has of a paper: it is his, or his unit may go on with it, or read it. */
export type Hold = 'own' | Sharing['may']

interface Held {
  readonly owners: readonly (string | null)[]
  readonly shared?: Sharing | undefined
}

/** Null: to him it is not there. */
export function findHold(
  { owners, shared }: Held,
  { person, unit }: Pick<Reader, 'person' | 'unit'>,
): Hold | null {
  if (owners.includes(person)) return 'own'
  return shared !== undefined && shared.unit === unit ? shared.may : null
}
