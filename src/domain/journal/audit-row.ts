// Record of the journal: who did what with which reports, and when. Only ever added; no words of questions, reports or drafts.
import { z } from 'zod'
import type { Role } from '#domain/reader.ts'

export type AuditAct = 'question' | 'report' | 'file' | 'draft' | 'export' | 'removal' | 'change' | 'people'

export interface AuditRow {
  /** ISO time. */
  readonly at: string
  /** The reader's id; of a member of a group both. */
  readonly person: string
  readonly role: Role
  readonly act: AuditAct
  /** The verb of the desk. */
  readonly verb: string
  /** `refused`: he may not; `failed`: it was not done, for another reason. */
  readonly outcome: 'done' | 'refused' | 'failed'
  /** Those that were cited, opened, changed; some verbs tell only number or file. */
  readonly reports: readonly { readonly id: number | null; readonly file: string | null }[]
  /** Id of a draft or a person, or the name of a file. */
  readonly subject: string | null
  /** Of a file that was not taken in: why, then `\n→ ` and what to do. */
  readonly reason?: string
}

export const auditRowSchema: z.ZodType<AuditRow> = z.looseObject({
  at: z.string(),
  person: z.string(),
  role: z.enum(['reader', 'editor', 'administrator']),
  act: z.enum(['question', 'report', 'file', 'draft', 'export', 'removal', 'change', 'people']),
  verb: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
  reports: z.array(z.looseObject({ id: z.number().nullable(), file: z.string().nullable() })),
  subject: z.string().nullable(),
  reason: z.string().optional(),
})
