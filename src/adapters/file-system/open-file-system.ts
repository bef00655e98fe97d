// Adapter: the folders of this machine -> files to ingest, their bytes and hashes.
import { createHash } from 'node:crypto'
import { readFile as readBytes, readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { FileSystem, FoundFile } from '#ports/file-system.ts'
import { AppError } from '#shared/errors.ts'

type Failure = { readonly file: string; readonly reason: string }

const reasons: Readonly<Record<string, string>> = {
  ENOENT: '找不到这个文件或文件夹',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EISDIR: '是文件夹，不是文件',
  ELOOP: '链接成环',
}

/** Reads below `maxBytes` a file (50 MB unless told). Links are followed only where they are named; folders below are walked as they are. */
export function openFileSystem({
  maxBytes = 50 * 1024 * 1024,
}: {
  readonly maxBytes?: number
} = {}): FileSystem {
  return {
    async listFiles(paths) {
      const files = new Map<string, FoundFile>()
      const failed: Failure[] = []
      for (const path of paths) await walk(resolve(path), { files, failed })
      return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), failed }
    },
    readFile: (path) => readLimited(path, maxBytes),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  }
}

async function walk(
  path: string,
  found: { files: Map<string, FoundFile>; failed: Failure[] },
): Promise<void> {
  try {
    const entry = await stat(path, { bigint: true })
    if (entry.isFile()) {
      // The time of the change as well: some programs put the time of writing back.
      found.files.set(path, { path, stamp: [entry.size, entry.mtimeNs, entry.ctimeNs].join('/') })
      return
    }
    if (!entry.isDirectory()) return
    for (const child of await readdir(path, { withFileTypes: true })) {
      const isPlain = child.isFile() || child.isDirectory()
      // ~$ and .~lock are what Word and LibreOffice leave beside a file that is open; a README is about the folder.
      if (
        isPlain &&
        !child.name.startsWith('.') &&
        !child.name.startsWith('~$') &&
        !/^readme\b/i.test(child.name)
      )
        await walk(join(path, child.name), found)
    }
  } catch (error) {
    found.failed.push({ file: basename(path), reason: `${path}:${readReason(error)}` })
  }
}

async function readLimited(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > maxBytes) {
      const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
      throw new AppError(
        'input',
        `${basename(path)}:文件有 ${megabytes(size)} MB，超过上限 ${megabytes(maxBytes)} MB`,
        {
          fix: '请拆成单篇报告后再导入',
        },
      )
    }
    return await readBytes(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('input', `${path}:${readReason(error)}`, { fix: '请检查路径和权限', cause: error })
  }
}

function readReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? `读不出来（${code || 'unknown'}）`
}
