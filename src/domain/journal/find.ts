// Record of the journal: a report that a source offers, from its line in the list to what became of it. Its key is the source and the address.
import { z } from 'zod'

/**
 * `listed`: found, not read yet. `waiting`: read, waits for a yes; its bytes are kept. `stored`: went in. `known`: was in the library
 * already. `opened`: the page only brings documents, which are finds of their own. `other`: read, and none of what is looked for.
 * `refused`: a person did not want it. `failed`: could not be read.
 */
const findStates = ['listed', 'waiting', 'stored', 'known', 'opened', 'other', 'refused', 'failed'] as const
export type FindState = (typeof findStates)[number]

/** What was read, for whoever says yes or no. */
export interface FindReading {
  readonly title: string | null
  /** 青禾县柳溪镇; empty where none was read. */
  readonly place: string
  readonly year: number | null
  readonly kind: string
  readonly passages: number
  readonly figures: number
  readonly warnings: readonly string[]
  /** Id of the stored report whose place it would take; null: it is a new one. */
  readonly replaces: number | null
}

export interface Find {
  readonly source: string
  /** Of the report's page or file: where it will be stored under. */
  readonly address: string
  /** As the list has it. */
  readonly title: string
  readonly kind: string
  readonly year: number | null
  /** Of publishing, `YYYY-MM-DD`, as the list has it. */
  readonly date: string | null
  /** What is odd: dates that cannot be, years that differ. */
  readonly notes: readonly string[]
  /** The page that brings it, of a document beside a page; null: the list itself. */
  readonly page: string | null
  readonly state: FindState
  /** Why it failed, or is none; null: it is well. */
  readonly reason: string | null
  /** How often it could not be read. */
  readonly failures: number
  /** ISO time of the last change of state. */
  readonly at: string
  /** Of the file that waits. */
  readonly file: string | null
  readonly reading: FindReading | null
  /** In the library; null: it is not there. */
  readonly reportId: number | null
}

const readingSchema = z.looseObject({
  title: z.string().nullable(),
  place: z.string(),
  year: z.number().nullable(),
  kind: z.string(),
  passages: z.number(),
  figures: z.number(),
  warnings: z.array(z.string()),
  replaces: z.number().nullable(),
})

export const findSchema: z.ZodType<Find> = z.looseObject({
  source: z.string(),
  address: z.string(),
  title: z.string(),
  kind: z.string(),
  year: z.number().nullable(),
  date: z.string().nullable(),
  notes: z.array(z.string()),
  page: z.string().nullable(),
  state: z.enum(findStates),
  reason: z.string().nullable(),
  failures: z.number(),
  at: z.string(),
  file: z.string().nullable(),
  reading: readingSchema.nullable(),
  reportId: z.number().nullable(),
})

/** One source finds one address once. */
export function keyOfFind({ source, address }: Pick<Find, 'source' | 'address'>): string {
  return `${source} ${address}`
}
