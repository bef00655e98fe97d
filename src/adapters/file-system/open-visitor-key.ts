// Step: access. In: the data folder. Out: the secret that signs cookies of the page; made at the first start, for its owner alone to read.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/errors.ts'

/**
 * 32 random bytes in base64url. Where nothing can be written one for this process alone. Throws AppError `storage` for a file
 * that holds something else, or cannot be read.
 */
export function openVisitorKey(dataDir: string, { isWritable }: { readonly isWritable: boolean }): string {
  const path = join(dataDir, 'visitor.key')
  if (!isWritable && !existsSync(path)) return drawKey()
  try {
    if (!existsSync(path)) makeKey(path)
    const key = readFileSync(path, 'utf8').trim()
    if (/^[\w-]{43}$/.test(key)) return key
  } catch (cause) {
    throw new AppError('storage', `网页的签名密钥读写不了：${path}`, { fix: '检查数据目录的权限。', cause })
  }
  throw new AppError('storage', `网页的签名密钥已损坏：${path}`, {
    fix: '从备份里恢复它；没有备份就删掉它重新启动，会新做一个，网页的访客都要从头认起。',
  })
}

function drawKey(): string {
  return randomBytes(32).toString('base64url')
}

/** Whole or not at all, so that a crash leaves no half of a key. */
function makeKey(path: string): void {
  const part = `${path}.part`
  rmSync(part, { force: true })
  writeFileSync(part, `${drawKey()}\n`, { mode: 0o600, flag: 'wx', flush: true })
  renameSync(part, path)
}
