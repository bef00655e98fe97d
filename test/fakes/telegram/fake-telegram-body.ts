// Part of the fake Bot API: a request body -> its fields. JSON, a form, or multipart as grammY and telegraf write it (file names unquoted or quoted, raw UTF-8).
import type { IncomingMessage } from 'node:http'

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}
export type Payload = Record<string, unknown>

export async function readBody(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const kind = request.headers['content-type'] ?? ''
  const boundary = /boundary="?([^";]+)/.exec(kind)?.[1]
  if (boundary) return readParts(body, boundary)
  const text = body.toString('utf8')
  if (text === '') return {}
  return kind.includes('urlencoded')
    ? Object.fromEntries(new URLSearchParams(text))
    : (JSON.parse(text) as Payload)
}

/** `document=attach://ID` stands for the part of that name. */
function readParts(body: Buffer, boundary: string): Payload {
  const fields: Payload = {}
  const files = new Map<string, UploadedFile>()
  const mark = Buffer.from(`--${boundary}`)
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length)
    if (next < 0) break
    const part = body.subarray(at + mark.length + 2, next - 2)
    at = next
    const split = part.indexOf('\r\n\r\n')
    const head = part.subarray(0, split).toString('utf8')
    const bytes = part.subarray(split + 4)
    const name = /name="?([^";\r\n]+)/.exec(head)?.[1] ?? ''
    const fileName = /filename="?([^"\r\n]+)/.exec(head)?.[1]
    if (fileName === undefined) fields[name] = readField(bytes.toString('utf8'))
    else files.set(name, { name: fileName.split(';')[0] ?? '', bytes: new Uint8Array(bytes) })
  }
  for (const [name, value] of Object.entries(fields)) {
    const attached = /^attach:\/\/(.+)$/.exec(String(value))?.[1]
    if (attached) fields[name] = files.get(attached)
  }
  for (const [name, file] of files) fields[name] ??= file
  return fields
}

function readField(text: string): unknown {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  return /^[{[]/.test(text) ? JSON.parse(text) : text
}
