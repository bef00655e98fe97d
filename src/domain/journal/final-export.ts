// Record of the journal: one export without the visible label. Only ever added.
import { z } from 'zod'

/** Nothing deletes these; the law asks for six months (标识办法 第九条). */
export interface FinalExport {
  readonly draft: string
  readonly person: string
  /** ISO time. */
  readonly at: string
  readonly version: number
  /** SHA-256 of the text. */
  readonly hash: string
  /** What was confirmed, word by word. */
  readonly confirmed: string
  readonly format: 'docx' | 'txt' | 'md'
  /** Findings that block, at that time. */
  readonly blocks: number
}

export const finalExportSchema: z.ZodType<FinalExport> = z.looseObject({
  draft: z.string(),
  person: z.string(),
  at: z.string(),
  version: z.number(),
  hash: z.string(),
  confirmed: z.string(),
  format: z.enum(['docx', 'txt', 'md']),
  blocks: z.number(),
})
