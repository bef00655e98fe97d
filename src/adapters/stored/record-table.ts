// Step: storage. What a record of the journal is to any store: its name, its schema, by what it is found; and a value as text and back.
import type { ZodType } from 'zod'
import { AppError } from '#shared/errors.ts'

export interface RecordTable<Value> {
  readonly name: string
  readonly schema: ZodType<Value>
  /** Columns besides `json` by which rows are found. */
  readonly finders?: readonly { readonly column: string; readonly of: (value: Value) => string | null }[]
  /** A row that is updated becomes the last. */
  readonly isMovedByUpdate?: boolean
  /** An unreadable one counts as none; otherwise asking for it is an error. */
  readonly isSaidAgain?: boolean
}

/** Throws AppError `storage` for a value in another shape: it would be unreadable. */
export function encode<Value>(schema: ZodType<Value>, value: Value): string {
  const json = JSON.stringify(value)
  if (json === undefined || parseRow(schema, json) === null) throw misshapen()
  return json
}

/** Of what would be unreadable once it is stored: AppError `storage`. */
export function misshapen(): AppError {
  return new AppError('storage', '要存的内容形状不对，没有存。', { fix: '请把刚才做的事告诉管理员。' })
}

/** Null for what does not fit. */
export function parseRow<Value>(schema: ZodType<Value>, json: unknown): Value | null {
  try {
    return schema.safeParse(JSON.parse(String(json))).data ?? null
  } catch {
    return null
  }
}

/** Of a record that a person cannot say again: AppError `storage`. */
export function unreadable(record: string): AppError {
  return new AppError('storage', `这条记录读不出来（${record}）。`, {
    fix: '运行 antou doctor 查看；要找回原来的内容，用 antou restore 恢复最近的备份。',
  })
}
