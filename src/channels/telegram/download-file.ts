// Step: a document of a message -> its bytes, within Telegram's limit and without ever showing the address, which holds the token.
import { AppError } from '#shared/errors.ts'
import { readCapped } from '#shared/read-capped.ts'
import { describeScrubbed } from './scrub-token.ts'

/** getFile serves no more than this (Bot API). */
const maxFileBytes = 20 * 1024 * 1024
const timeoutMs = 120_000

export interface TelegramFile {
  readonly name: string
  readonly sizeBytes: number | null
}

/** Refused before anything is asked of the server. */
export function checkFileSize({ name, sizeBytes }: TelegramFile): void {
  if (sizeBytes !== null && sizeBytes > maxFileBytes) throw tooBig(name)
}

/** Throws AppError `input` when it is too big, `remote` when it cannot be fetched. */
export async function downloadFile(name: string, address: string): Promise<Uint8Array> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
    // The size that was announced may be wrong: what arrives is counted.
    const bytes = await readCapped(response.body, maxFileBytes)
    if (bytes === null) throw tooBig(name)
    return bytes
  } catch (error) {
    if (error instanceof AppError) throw error
    throw notFetched(name, error)
  }
}

/** The cause goes into the log as words without the address, and to nobody's chat. */
export function notFetched(name: string, error: unknown): AppError {
  return new AppError('remote', `文件没有取到：${name}。`, {
    fix: '请再发一次。',
    cause: describeScrubbed(error),
    isRetryable: true,
  })
}

function tooBig(name: string): AppError {
  return new AppError('input', `文件太大：${name}，Telegram 只让机器人取 20 MB 以内的文件。`, {
    fix: '拆小、压缩后再发，或在网页上传。',
  })
}
