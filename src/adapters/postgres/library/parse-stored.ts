// Step: storage. JSON as it was stored in PostgreSQL.
import { AppError } from '#shared/errors.ts'

/** Throws AppError `storage` where the row was damaged. */
export function parse<T>(value: unknown): T {
  try {
    return JSON.parse(String(value)) as T
  } catch {
    throw new AppError('storage', '数据库里有一行读不出来，数据库可能已损坏。', {
      fix: '按备份恢复数据库（pg_restore）；没有备份，删除这份报告后重新加入。',
    })
  }
}
