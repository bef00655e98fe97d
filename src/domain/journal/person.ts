// Record of the journal: one who speaks with Antou in one channel, or a group that is spoken in. Its key is the id.
import { z } from 'zod'
import type { Role } from '#domain/reader.ts'

/** `asking`: has written, and waits for an administrator. */
export type Standing = 'asking' | 'allowed' | 'removed'

export interface Person {
  /** `telegram:123`, `wecom:zhangsan`, `wecom:group:ID`, `web:…`, `page:NAME` (an account of the page), `terminal`. */
  readonly id: string
  readonly name: string | null
  /** 本单位, as the person gave it: 青禾县柳溪镇. */
  readonly place: string | null
  /** Known to the page from the time when cookies were not signed: until then (ISO time) the old cookie still counts. */
  readonly unsignedUntil?: string
  /** Absent: nobody decided; the settings may name him all the same. */
  readonly standing?: Standing
  /** He was told once how he stands, as what. */
  readonly toldAs?: Standing
  /** Absent: as people of the settings have it. */
  readonly role?: Role
  /** The office whose own reports he may see. */
  readonly unit?: string
  /** Another id of the same person, which rights, drafts and talks hang on. */
  readonly joinedTo?: string
  /** ISO time of the last message, not to the minute. */
  readonly lastSeen?: string
  /** Where he last wrote (`telegram:BOT`), so that he can be written to. */
  readonly channel?: string
}

/** How he is called: by his name, else by his id in its channel. */
export function callPerson(id: string, known: Pick<Person, 'name'> | null): string {
  return known?.name ?? id.replace(/^\w+:/, '')
}

export const personSchema: z.ZodType<Person> = z.looseObject({
  id: z.string(),
  name: z.string().nullable(),
  place: z.string().nullable(),
  unsignedUntil: z.string().optional(),
  standing: z.enum(['asking', 'allowed', 'removed']).optional(),
  toldAs: z.enum(['asking', 'allowed', 'removed']).optional(),
  role: z.enum(['reader', 'editor', 'administrator']).optional(),
  unit: z.string().optional(),
  joinedTo: z.string().optional(),
  lastSeen: z.string().optional(),
  channel: z.string().optional(),
})

/** Whether an id is that of a group chat. */
export function isGroupId(id: string): boolean {
  return /^(?:wecom:group:|telegram:-)/.test(id)
}
