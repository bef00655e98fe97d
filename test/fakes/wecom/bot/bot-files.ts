// Fake of the WeCom bot server: addresses of files that people send: encrypted, each with its own key, gone after five minutes.
import { createCipheriv, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface BotFiles {
  /** What a message carries; `disposition` is the header the name stands in. */
  put(bytes: Uint8Array, disposition: string | null): { readonly url: string; readonly aeskey: string }
  /** How often files were asked for. */
  readonly asked: () => number
  close(): void
}

const lifeMs = 5 * 60_000

/** AES-256-CBC with PKCS#7 to a multiple of 32, the first half of the key as IV. */
function encryptFile(bytes: Uint8Array, key: Buffer): Buffer {
  const pad = 32 - (bytes.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(pad, pad)), cipher.final()])
}

export async function openBotFiles(now: () => number): Promise<BotFiles> {
  const files = new Map<string, { bytes: Buffer; disposition: string | null; at: number }>()
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    const file = files.get(request.url ?? '')
    if (!file || now() - file.at > lifeMs) {
      response.writeHead(403).end('expired')
      return
    }
    const header = file.disposition === null ? {} : { 'content-disposition': file.disposition }
    response.writeHead(200, header).end(file.bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    put(bytes, disposition) {
      const key = randomBytes(32)
      const path = `/media/${randomBytes(8).toString('hex')}?token=${randomBytes(6).toString('hex')}`
      files.set(path, { bytes: encryptFile(bytes, key), disposition, at: now() })
      return { url: `http://127.0.0.1:${port}${path}`, aeskey: key.toString('base64') }
    },
    asked: () => asked,
    close: () => server.close(),
  }
}
