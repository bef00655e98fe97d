// Step: zip -> named parts. In: bytes. Out: a look-up of parts, within caps on size, ratio, number and overlap.
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { buildDamage, buildRefusal } from './refusal.ts'
import { decodeNames, type NameBytes } from './text/decode-names.ts'

export interface ArchivePart {
  /** Cleaned for display and look-up; never a path to write to. */
  readonly name: string
  readonly sizeBytes: number
  /** Throws AppError `input` when it is encrypted, damaged or larger than it says. */
  read(): Promise<Uint8Array>
}

/** No honest document comes near these; 200 kB of zip can hold 200 MB of zeros. */
const limits = { totalBytes: 200 * 1024 * 1024, ratio: 100, entries: 2000, freeBytes: 1024 * 1024 }

/** The parts of a zip that are files. Throws AppError `input` for bombs, overlapping entries and damage. */
export async function openArchive(bytes: Uint8Array): Promise<readonly ArchivePart[]> {
  const zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (zip.entryCount > limits.entries) {
    throw buildRefusal(`压缩包里有 ${zip.entryCount} 个文件，超过 ${limits.entries} 个`, '请分成几个压缩包')
  }
  const entries = await listEntries(zip)
  checkEntries(entries)
  const names = decodeNames(entries.map(listNameBytes))
  return entries
    .map((entry, index) => ({
      name: cleanName(names[index]!),
      sizeBytes: entry.uncompressedSize,
      read: () => readEntry(zip, entry),
    }))
    .filter((part) => !part.name.endsWith('/'))
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, decodeStrings: false }, (error, zip) =>
      error ? reject(buildDamage('压缩包', error)) : resolve(zip),
    )
  })
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    zip.on('error', (error) => reject(buildDamage('压缩包', error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function checkEntries(entries: readonly Entry[]): void {
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0)
  const bomb = total > limits.freeBytes && total > packed * limits.ratio
  if (bomb || total > limits.totalBytes) {
    throw buildRefusal(
      `解压后有 ${Math.ceil(total / 1024 / 1024)} MB，是压缩前的 ${Math.round(total / Math.max(packed, 1))} 倍，超过 200 MB 或 100 倍的上限`,
      '这可能是压缩炸弹；确是报告的，请去掉图片和附件后另存一份',
    )
  }
  const byOffset = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  byOffset.forEach((entry, index) => {
    const next = byOffset[index + 1]
    // 30 is the fixed part of a local header.
    const end = entry.relativeOffsetOfLocalHeader + 30 + entry.compressedSize
    if (next && end > next.relativeOffsetOfLocalHeader) {
      throw buildRefusal('压缩包里的文件互相重叠，可能是恶意构造的', '请用压缩软件解开后重新打包')
    }
  })
}

function listNameBytes(entry: Entry): NameBytes {
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0
  return { raw: entry.fileName as unknown as Uint8Array, isUtf8 }
}

/** `..`, drives and control characters go. */
function cleanName(name: string): string {
  return name
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/\\/g, '/')
    .split('/')
    .filter(
      (piece, index, all) =>
        (piece !== '' || index === all.length - 1) && !/^(?:\.{1,2}|[A-Za-z]:)$/.test(piece),
    )
    .join('/')
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.isEncrypted()) {
    throw buildRefusal('压缩包有密码', '请用压缩软件输入密码解开，再放入解开后的文件')
  }
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(buildDamage('压缩包', error))
    zip.openReadStream(entry, (error, stream) => {
      if (error) return fail(error)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', fail)
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}
