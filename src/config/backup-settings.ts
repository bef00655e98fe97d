// Step: settings. Where `serve` puts a backup every night, and how many stay.
import { resolve } from 'node:path'
import { z } from 'zod'

export const backupShape = {
  ANTOU_BACKUPS: z
    .string()
    .min(1)
    .optional()
    .describe('每夜备份放到哪个目录，最好在另一块盘上；不设则不自动备份'),
  ANTOU_BACKUPS_KEPT: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(14)
    .describe('上一项的目录里留几份，再旧的自动删掉'),
}

/** Null: no nightly backup. */
export type BackupSettings = { readonly dir: string; readonly kept: number } | null

const backupSchema = z.object(backupShape)

export function readBackups(values: z.infer<typeof backupSchema>): BackupSettings {
  if (!values.ANTOU_BACKUPS) return null
  return { dir: resolve(values.ANTOU_BACKUPS), kept: values.ANTOU_BACKUPS_KEPT }
}
