// Record of the journal: one who speaks with Antou, in one channel. Its key is the id.
import { z } from 'zod'

export interface Person {
  /** `telegram:123`, `web:…`, `terminal`. */
  readonly id: string
  readonly name: string | null
  /** 本单位, as the person gave it: 青禾县柳溪镇. */
  readonly place: string | null
  /** Known to the page from the time when cookies were not signed: until then (ISO time) the old cookie still counts. */
  readonly unsignedUntil?: string
}

export const personSchema: z.ZodType<Person> = z.looseObject({
  id: z.string(),
  name: z.string().nullable(),
  place: z.string().nullable(),
  unsignedUntil: z.string().optional(),
})
