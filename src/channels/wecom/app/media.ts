// Step: files up to the vendor and down from it, within its limits. A failure comes with HTTP 200, a big file in ranges.
import { randomUUID } from 'node:crypto'
import { AppError } from '#shared/errors.ts'
import { readCapped } from '#shared/read-capped.ts'
import { nameSentFile, readDisposition } from '../name-sent-file.ts'
import type { Qyapi, QyapiReply } from './qyapi.ts'

/** Of a file; a picture has 10 MB. */
const mostFileBytes = 20 * 1024 * 1024
const mostPictureBytes = 10 * 1024 * 1024
/** The least that is taken. */
const leastBytes = 5
const rangeBytes = 10 * 1024 * 1024
const tooBigAtOnce = 830002
const timeoutMs = 60_000

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type MediaKind = 'file' | 'image'

/** PNG and JPEG go as pictures, as long as they are small enough. */
export function chooseMediaKind({ bytes }: NamedFile): MediaKind {
  const isPicture =
    (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e) || (bytes[0] === 0xff && bytes[1] === 0xd8)
  return isPicture && bytes.length <= mostPictureBytes ? 'image' : 'file'
}

/** Null: the file is within the limits. */
export function findSizeFault({ name, bytes }: NamedFile): { reason: string; advice: string } | null {
  if (bytes.length >= leastBytes && bytes.length <= mostFileBytes) return null
  return {
    reason: `《${name}》有${bytes.length}字节，企业微信只收5字节到20 MB`,
    advice: '到网页上下载。',
  }
}

/** `done` has the `media_id`, good for three days. */
export function uploadMedia(api: Qyapi, file: NamedFile): Promise<QyapiReply> {
  const boundary = `----antou${randomUUID()}`
  // What ends the name or the line would end the header.
  const name = file.name.replace(/["\\\r\n]/g, '_')
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="${name}"; filelength=${file.bytes.length}\r\nContent-Type: application/octet-stream\r\n\r\n`
  return api.call({
    path: '/cgi-bin/media/upload',
    query: { type: chooseMediaKind(file) },
    body: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    timeoutMs,
  })
}

/** Under the name that it came with. Throws AppError `input` (gone, too big) or `remote` (no answer). */
export async function downloadMedia(api: Qyapi, mediaId: string): Promise<NamedFile> {
  const whole = await get(api, mediaId)
  if (whole.kind === 'file') return nameFile(whole.response, await takeBytes(whole.response, mostFileBytes))
  if (whole.kind === 'failed' && whole.code === tooBigAtOnce) return downloadInRanges(api, mediaId)
  throw describeFailure(whole)
}

function nameFile({ headers }: Response, bytes: Uint8Array): NamedFile {
  return { name: nameSentFile(readDisposition(headers.get('content-disposition')), bytes), bytes }
}

async function downloadInRanges(api: Qyapi, mediaId: string): Promise<NamedFile> {
  const parts: Uint8Array[] = []
  let last = new Response()
  for (let start = 0; start <= mostFileBytes; ) {
    const reply = await get(api, mediaId, `bytes=${start}-${start + rangeBytes - 1}`)
    if (reply.kind !== 'file') throw describeFailure(reply)
    last = reply.response
    const part = await takeBytes(reply.response, mostFileBytes - start)
    const total = Number(/\/(\d{1,12})$/.exec(reply.response.headers.get('content-range') ?? '')?.[1])
    if (total > mostFileBytes) throw tooBig()
    parts.push(part)
    start += part.length
    const isLast = reply.response.status !== 206 || (total ? start >= total : part.length < rangeBytes)
    if (isLast || part.length === 0) break
  }
  return nameFile(last, new Uint8Array(Buffer.concat(parts)))
}

function get(api: Qyapi, mediaId: string, range?: string): Promise<QyapiReply> {
  const headers: Record<string, string> = range ? { range } : {}
  const query = { media_id: mediaId }
  return api.call({ path: '/cgi-bin/media/get', query, headers, timeoutMs, isFile: true })
}

async function takeBytes(response: Response, most: number): Promise<Uint8Array> {
  const bytes = await readCapped(response.body, most).catch(() => {
    throw new AppError('remote', '文件没有取完，连接断了。', { fix: '请再发一次。', isRetryable: true })
  })
  if (!bytes) throw tooBig()
  return bytes
}

function tooBig(): AppError {
  return new AppError('input', '文件太大，企业微信应用里只能取20 MB以内的。', {
    fix: '拆小、压缩后再发，或在网页上传。',
  })
}

function describeFailure(reply: Exclude<QyapiReply, { kind: 'file' }>): AppError {
  if (reply.kind === 'failed')
    return new AppError('input', `文件没有取到：${reply.advice.text}。`, { fix: reply.advice.fix })
  const text = reply.kind === 'silent' ? reply.text : '企业微信没有给出文件'
  return new AppError('remote', `文件没有取到：${text}。`, { fix: '请再发一次。', isRetryable: true })
}
