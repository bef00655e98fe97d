// Step: a file reference of a message -> its bytes, decrypted, and its name. Never shows the address or the key.
import { decryptFile } from '@wecom/aibot-node-sdk'
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import type { Json } from '#shared/json.ts'
import { download } from '../download.ts'
import { nameSentFile, readDisposition } from '../name-sent-file.ts'

export interface BotFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** WeCom takes 100 MB from people; what is read here is smaller. */
const maxFileBytes = 20 * 1024 * 1024

const reference = z.object({ url: z.url({ protocol: /^https?$/ }), aeskey: z.string().nullable() })

/** Throws AppError: `input` too big or unreadable, `remote` gone (addresses live five minutes) or not reached. */
export async function fetchBotFile(at: Json, signal?: AbortSignal): Promise<BotFile> {
  const parsed = reference.safeParse(at).data
  if (!parsed) throw new AppError('input', '这个文件没有下载地址。', { fix: '请重新发一次。' })
  const file = await download(parsed.url, maxFileBytes, signal)
  if (file.kind === 'big') throw tooBig()
  if (file.kind !== 'bytes') throw gone()
  const bytes = parsed.aeskey === null ? file.bytes : open(file.bytes, parsed.aeskey)
  return { name: nameSentFile(readDisposition(file.disposition), bytes), bytes }
}

function open(sealed: Uint8Array, key: string): Uint8Array {
  try {
    return decryptFile(Buffer.from(sealed), key)
  } catch {
    throw new AppError('input', '文件没有解开，可能没传完整。', { fix: '请重新发一次。' })
  }
}

function tooBig(): AppError {
  return new AppError('input', `文件太大，只收 ${maxFileBytes / 1024 / 1024} MB 以内的。`, {
    fix: '拆小、压缩后再发，或在网页上传。',
  })
}

function gone(): AppError {
  return new AppError('remote', '文件没有取到，企业微信的下载地址只有五分钟有效。', {
    fix: '请把文件再发一次。',
    isRetryable: true,
  })
}
