// Step: restore. In: a backup file, an empty folder. Out: its files in that folder, every byte of the archive accounted for.
import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#shared/errors.ts'
import {
  type BackupEntry,
  blockSize,
  decodeEntry,
  keyName,
  labelName,
  sumLine,
  sumsName,
} from './backup-entry.ts'

const label = z.object({ format: z.number(), madeAt: z.iso.datetime(), reports: z.number() })

export type BackupLabel = z.infer<typeof label>

/** Labels and lists are read whole; 100,000 originals take 15 MB. */
const mostTextBytes = 64 << 20

/** Throws AppError `input` for what is no backup, is damaged, cut off, or of a newer format. Files are on the disk when it returns. */
export async function restoreEntries(file: string, dir: string): Promise<BackupLabel> {
  const archive = await openArchive(file)
  try {
    await mkdir(join(dir, 'originals'), { recursive: true })
    const found = await readLabel(archive)
    const sums = [found.sum]
    for (;;) {
      const entry = await readHeader(archive)
      if (entry.name === sumsName) {
        const text = await readText(archive, entry)
        if (text !== sums.join('')) throw archive.damaged(`校验值不符（${findDifference(text, sums)}）`)
        break
      }
      if (!/^(library\.db|journal\.db|visitor\.key|originals\/[0-9a-f]{64})$/.test(entry.name))
        throw archive.damaged(`里面有不该有的文件 ${entry.name}`)
      sums.push(await extract(archive, entry, join(dir, entry.name)))
    }
    await readEnd(archive)
    requireDatabases(sums, archive)
    return found.label
  } finally {
    await archive.close()
  }
}

interface Archive {
  /** Exactly this many bytes, in a buffer that the next call may use again. */
  take(bytes: number): Promise<Buffer>
  readonly left: number
  damaged(reason: string): AppError
  close(): Promise<void>
}

async function openArchive(file: string): Promise<Archive> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new AppError('input', `打不开备份文件：${file}`, { fix: '看看路径对不对、有没有读的权限。', cause })
  })
  let left = (await handle.stat()).size
  const buffer = Buffer.allocUnsafe(1 << 20)
  const damaged = (reason: string) =>
    new AppError('input', `备份文件已损坏，没有恢复：${reason}`, {
      fix: '数据目录没有动过。换一份备份再试；原来的文件也许在拷贝时受损，可以重新拷一次。',
    })
  return {
    take: async (bytes) => {
      const whole = bytes <= buffer.length ? buffer : Buffer.allocUnsafe(bytes)
      for (let at = 0; at < bytes; ) {
        const { bytesRead } = await handle.read(whole, at, bytes - at, null)
        if (bytesRead === 0) throw damaged('文件不完整，后面缺了一截')
        at += bytesRead
        left -= bytesRead
      }
      return whole.subarray(0, bytes)
    },
    get left() {
      return left
    },
    damaged,
    close: () => handle.close(),
  }
}

async function readLabel(archive: Archive): Promise<{ label: BackupLabel; sum: string }> {
  const entry = archive.left < blockSize ? null : decodeEntry(await archive.take(blockSize))
  if (entry?.name !== labelName || entry.size > archive.left)
    throw new AppError('input', '这个文件不是案头的备份，或者开头已损坏，没有恢复。', {
      fix: '数据目录没有动过。要给的是 antou backup 写出的文件。',
    })
  const text = await readText(archive, entry)
  const parsed = label.safeParse(parseJson(text))
  if (!parsed.success) throw archive.damaged('说明文件读不懂')
  // 1: from before visitors' cookies were signed
  if (parsed.data.format !== 1 && parsed.data.format !== 2)
    throw new AppError('input', `备份是更新版本的案头做的（格式 ${parsed.data.format}），没有恢复。`, {
      fix: '数据目录没有动过。升级案头后再恢复。',
    })
  const hash = createHash('sha256').update(text, 'latin1').digest('hex')
  return { label: parsed.data, sum: sumLine(labelName, hash) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function readHeader(archive: Archive): Promise<BackupEntry> {
  const entry = decodeEntry(await archive.take(blockSize))
  if (!entry || entry.size > archive.left) throw archive.damaged('里面有一个文件的开头不对')
  return entry
}

async function readText(archive: Archive, { name, size }: BackupEntry): Promise<string> {
  if (size > mostTextBytes) throw archive.damaged(`${name} 太大`)
  // latin1 keeps every byte apart: two different files never give one text
  const text = (await archive.take(size)).toString('latin1')
  await readPadding(archive, size)
  return text
}

async function extract(archive: Archive, { name, size }: BackupEntry, path: string): Promise<string> {
  const hash = createHash('sha256')
  const target = await open(path, 'wx', name === keyName ? 0o600 : 0o666).catch(() => {
    throw archive.damaged(`${name} 有两份`)
  })
  try {
    for (let left = size; left > 0; ) {
      const piece = await archive.take(Math.min(left, 1 << 20))
      hash.update(piece)
      await target.writeFile(piece)
      left -= piece.length
    }
    await target.sync()
  } finally {
    await target.close()
  }
  await readPadding(archive, size)
  return sumLine(name, hash.digest('hex'))
}

async function readPadding(archive: Archive, size: number): Promise<void> {
  const padding = await archive.take((blockSize - (size % blockSize)) % blockSize)
  if (padding.some((byte) => byte !== 0)) throw archive.damaged('文件之间多出了内容')
}

async function readEnd(archive: Archive): Promise<void> {
  const end = await archive.take(2 * blockSize)
  if (archive.left > 0 || end.some((byte) => byte !== 0)) throw archive.damaged('结尾不对')
}

/** Name of the first file that is not as it was. */
function findDifference(text: string, sums: readonly string[]): string {
  const listed = text.split('\n')
  const at = sums.findIndex((line, index) => line !== `${listed[index]}\n`)
  return sums[at]?.slice(66).trim() ?? sumsName
}

function requireDatabases(sums: readonly string[], archive: Archive): void {
  for (const name of ['library.db', 'journal.db'])
    if (!sums.some((line) => line.endsWith(`  ${name}\n`))) throw archive.damaged(`缺了 ${name}`)
}
