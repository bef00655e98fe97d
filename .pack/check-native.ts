// Step: pack. In: a packed version, its platform, the lock file. Out: every native file that is missing, or is another system's.
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Platform } from './platforms.ts'

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
      libc: z.array(z.string()).optional(),
    }),
  ),
})

export interface NativeCheck {
  /** Native files of this platform, as paths below the version. */
  readonly found: readonly string[]
  /** A line for each fault; none: the package is whole. */
  readonly faults: readonly string[]
}

/** Reads first bytes only; nothing is run, so that it works for systems that are not this one. */
export function checkNative(version: string, platform: Platform, lockPath: string): NativeCheck {
  const files = listNative(version)
  const faults = files
    .filter(({ format }) => format !== platform.format)
    .map(({ path, format }) => `${path} 是 ${format}，不是 ${platform.format}`)
  const needed = [
    `node/${platform.node.file}`,
    ...listPackages(lockPath, platform),
    `node_modules/onnxruntime-node/bin/napi-v6/${platform.os}/${platform.cpu}`,
  ]
  for (const place of needed)
    if (!files.some(({ path }) => path === place || path.startsWith(`${place}/`)))
      faults.push(`${place} 里没有本机组件`)
  for (const place of ['src/antou.mjs', 'prompts', 'corpus', encoder])
    if (!existsSync(join(version, place))) faults.push(`没有 ${place}`)
  return { found: files.map(({ path }) => path), faults }
}

const encoder = 'src/adapters/embedders/bge-small-zh-v1.5/tokenizer.json'

/** Packages of the lock file that are for this system alone: each is a native part of another package. */
function listPackages(lockPath: string, { os, cpu }: Platform): readonly string[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(lockPath, 'utf8')))
  const fits = (given: readonly string[] | undefined, own: string) => given?.includes(own) ?? true
  return Object.entries(packages).flatMap(([path, entry]) => {
    const isNative = entry.os?.length === 1 && entry.cpu?.length === 1 && !entry.dev
    const isOwn = fits(entry.os, os) && fits(entry.cpu, cpu) && fits(entry.libc, 'glibc')
    return isNative && isOwn && !/musl/.test(path) ? [path] : []
  })
}

function listNative(version: string): readonly { readonly path: string; readonly format: string }[] {
  const entries = readdirSync(version, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const format = readFormat(path)
      return format ? [{ path: path.slice(version.length + 1).replaceAll('\\', '/'), format }] : []
    })
}

/** Null for what is no program and no library. */
function readFormat(path: string): string | null {
  const bytes = Buffer.alloc(4096)
  const file = openSync(path, 'r')
  const length = readSync(file, bytes, 0, bytes.length, 0)
  closeSync(file)
  if (length < 64) return null
  if (bytes.readUInt32BE(0) === 0x7f454c46) return `ELF ${elfMachines[bytes.readUInt16LE(18)] ?? '?'}`
  if ([0xcffaedfe, 0xfeedfacf, 0xcafebabe].includes(bytes.readUInt32BE(0))) return 'Mach-O'
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return null
  const at = bytes.readUInt32LE(0x3c)
  if (at + 6 > length || bytes.toString('latin1', at, at + 4) !== 'PE\0\0') return null
  return `PE ${peMachines[bytes.readUInt16LE(at + 4)] ?? '?'}`
}

const elfMachines: Readonly<Record<number, string>> = { 62: 'x86-64', 183: 'aarch64' }
const peMachines: Readonly<Record<number, string>> = { 34404: 'x86-64', 43620: 'aarch64' }
