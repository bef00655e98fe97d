// Step: a file that was sent to the bot -> its bytes and its name: fetched within the limit, decrypted with the bot's own key.
import { AppError } from '#shared/errors.ts'
import { decryptFile } from '../crypto/unseal-message.ts'
import { download } from '../download.ts'
import { nameSentFile, readDisposition } from '../name-sent-file.ts'

/** What the desk reads; the vendor would let through five times as much. */
const mostBytes = 20 * 1024 * 1024
/** The filling of the cipher. */
const mostFilling = 32

/** `address` is good for five minutes. Throws AppError `input` (too big, gone) or `remote`. */
export async function fetchBotFile(
  address: string,
  aesKey: Uint8Array,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const isAddress = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
  const file = isAddress ? await download(address, mostBytes + mostFilling) : null
  if (file?.kind === 'refused' && (file.status === 403 || file.status === 404))
    throw new AppError('input', '文件的地址过期了（企业微信只留5分钟）。', { fix: '请再发一次。' })
  if (file?.kind === 'big')
    throw new AppError('input', '文件太大，只能取20 MB以内的。', { fix: '拆小、压缩后再发，或在网页上传。' })
  if (file?.kind !== 'bytes')
    throw new AppError('remote', '文件没有取到。', { fix: '请再发一次。', isRetryable: true })
  const bytes = decryptFile(aesKey, file.bytes)
  if (bytes) return { name: nameSentFile(readDisposition(file.disposition), bytes), bytes }
  throw new AppError('input', '文件解不开。', {
    fix: '核对 WECOM_BOT_AES_KEY 与后台的 EncodingAESKey 是否一致。',
  })
}
