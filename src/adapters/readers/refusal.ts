// Step: none (tool of the readers). One shape for "this file is not read": reason and what to do, both in Chinese.
import { AppError } from '#shared/errors.ts'

/** An `input` error whose message is the reason alone; the entry puts the file's name before it. */
export function buildRefusal(reason: string, fix: string, cause?: unknown): AppError {
  return new AppError('input', reason, { fix, cause })
}

/** For bytes that claim a format and break its rules; `format` is the format's Chinese or usual name. */
export function buildDamage(format: string, cause?: unknown): AppError {
  const detail = cause instanceof Error ? `(${cause.message.slice(0, 120)})` : ''
  return buildRefusal(
    `${format} 内容损坏或不完整${detail}`,
    '请用 Word、WPS 或阅读器打开原件确认完好，另存为 docx 或 pdf 后再试；打不开就请重新取一份',
    cause,
  )
}

/** Runs a parser of a package; what it throws on its own becomes a refusal. */
export async function readSafely<T>(format: string, parse: () => T | Promise<T>): Promise<T> {
  try {
    return await parse()
  } catch (error) {
    throw error instanceof AppError ? error : buildDamage(format, error)
  }
}
