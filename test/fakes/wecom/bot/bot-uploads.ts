// Fake of the WeCom bot server: uploads in pieces (begin, pieces, finish with md5) and what they become.
import { createHash } from 'node:crypto'
import type { Ack } from './bot-rules.ts'

export interface BotUploads {
  begin(body: Record<string, unknown>): Ack
  add(body: Record<string, unknown>): Ack
  finish(body: Record<string, unknown>): Ack
  find(mediaId: unknown): { readonly name: string; readonly bytes: Buffer } | null
}

interface Upload {
  readonly type: string
  readonly name: string
  readonly size: number
  readonly pieces: (Buffer | undefined)[]
  readonly md5: unknown
}

const refuse = (errcode: number, errmsg: string): Ack => ({ errcode, errmsg })
const mostBytes: Record<string, number> = {
  file: 20 * 2 ** 20,
  image: 2 * 2 ** 20,
  voice: 2 * 2 ** 20,
  video: 10 * 2 ** 20,
}

export function openBotUploads(): BotUploads {
  const uploads = new Map<unknown, Upload>()
  const media = new Map<unknown, { readonly name: string; readonly bytes: Buffer }>()
  let count = 0
  return {
    begin({ type, filename, total_size: size, total_chunks: pieces, md5 }) {
      const most = mostBytes[String(type)]
      if (most === undefined) return refuse(40004, 'invalid media type')
      if (typeof filename !== 'string' || filename === '' || Buffer.byteLength(filename) > 256)
        return refuse(40058, 'filename')
      if (typeof size !== 'number' || size < 5 || size > most) return refuse(40006, 'invalid media size')
      if (typeof pieces !== 'number' || pieces < 1 || pieces > 100) return refuse(40058, 'total_chunks')
      const upload_id = `U${++count}`
      uploads.set(upload_id, { type: String(type), name: filename, size, pieces: Array(pieces), md5 })
      return { errcode: 0, errmsg: 'ok', body: { upload_id } }
    },
    add({ upload_id, chunk_index: at, base64_data: data }) {
      const upload = uploads.get(upload_id)
      if (!upload || typeof at !== 'number' || !(at in [...upload.pieces])) return refuse(40058, 'chunk')
      const bytes = Buffer.from(String(data), 'base64')
      if (bytes.length > 512 * 1024) return refuse(40006, 'chunk above 512 KB')
      upload.pieces[at] = bytes
      return { errcode: 0, errmsg: 'ok' }
    },
    finish({ upload_id }) {
      const upload = uploads.get(upload_id)
      const bytes = Buffer.concat([...(upload?.pieces ?? [])].map((piece) => piece ?? Buffer.alloc(0)))
      const isWhole = upload && [...upload.pieces].every(Boolean) && bytes.length === upload.size
      if (!isWhole || createHash('md5').update(bytes).digest('hex') !== upload.md5)
        return refuse(40058, 'pieces missing or md5 differs')
      const media_id = `M${++count}`
      media.set(media_id, { name: upload.name, bytes })
      return { errcode: 0, errmsg: 'ok', body: { type: upload.type, media_id, created_at: '1767225600' } }
    },
    find: (mediaId) => media.get(mediaId) ?? null,
  }
}
