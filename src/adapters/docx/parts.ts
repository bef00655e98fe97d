// Tool of this room: a docx as its parts by path, and parts as a docx again.
import { crc32, deflateRawSync } from 'node:zlib'
import { fromBuffer, type ZipFile } from 'yauzl'

export type Parts = Map<string, Buffer>

const limits = { entries: 2000, partBytes: 20 * 1024 * 1024, totalBytes: 60 * 1024 * 1024 }

/** In their order. Rejects with the fault of what is no zip, is damaged, or larger than any honest template. */
export function readParts(bytes: Uint8Array): Promise<Parts> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) reject(error)
      else collectParts(zip).then(resolve, reject)
    })
  })
}

function collectParts(zip: ZipFile): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const parts: Parts = new Map()
    let total = 0
    if (zip.entryCount > limits.entries) return reject(new Error('too many parts'))
    zip.on('error', reject)
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry) => {
      total += entry.uncompressedSize
      if (entry.uncompressedSize > limits.partBytes || total > limits.totalBytes)
        return reject(new Error('parts too large'))
      if (entry.fileName.endsWith('/')) return zip.readEntry()
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('error', reject)
        stream.on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks))
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
}

/** 1 January 1980, the first day a zip knows: the same parts give the same bytes. */
const zipDate = 0x21
const utf8Names = 0x800
const deflated = 8

export function writeParts(parts: Parts): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, data] of parts) {
    const path = Buffer.from(name, 'utf8')
    const packed = deflateRawSync(data)
    const common = describeEntry({ data, packed, path })
    const head = Buffer.concat([number(0x04034b50, 4), common, path])
    files.push(head, packed)
    const rest = [number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(offset, 4), path]
    directory.push(Buffer.concat([number(0x02014b50, 4), number(20, 2), common, ...rest]))
    offset += head.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = [
    number(0x06054b50, 4),
    number(0, 4),
    number(parts.size, 2),
    number(parts.size, 2),
    number(listed.length, 4),
    number(offset, 4),
    number(0, 2),
  ]
  return new Uint8Array(Buffer.concat([...files, listed, ...end]))
}

/** What a file's own head and its line in the directory have in common. */
function describeEntry({ data, packed, path }: { data: Buffer; packed: Buffer; path: Buffer }): Buffer {
  return Buffer.concat([
    number(20, 2),
    number(utf8Names, 2),
    number(deflated, 2),
    number(0, 2),
    number(zipDate, 2),
    number(crc32(data), 4),
    number(packed.length, 4),
    number(data.length, 4),
    number(path.length, 2),
    number(0, 2),
  ])
}

function number(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}
