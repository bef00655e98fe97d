// The look at a packed folder, over folders that the test makes up; the packages themselves are tried by .pack/try-offline.sh.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkNative } from '../../.pack/check-native.ts'
import { platforms } from '../../.pack/platforms.ts'

const [linux, arm, windows] = platforms as [
  (typeof platforms)[number],
  (typeof platforms)[number],
  (typeof platforms)[number],
]
let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'antou-pack-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

function put(path: string, bytes: Uint8Array = new Uint8Array(1)): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true })
  writeFileSync(join(dir, path), bytes)
}

/** First bytes of a Linux library. */
function elf(machine: number): Uint8Array {
  const bytes = Buffer.alloc(200)
  bytes.writeUInt32BE(0x7f454c46, 0)
  bytes.writeUInt16LE(machine, 18)
  return bytes
}

/** First bytes of a Windows library. */
function pe(machine: number): Uint8Array {
  const bytes = Buffer.alloc(400)
  bytes.write('MZ', 0)
  bytes.writeUInt32LE(128, 0x3c)
  bytes.write('PE\0\0', 128)
  bytes.writeUInt16LE(machine, 132)
  return bytes
}

const lock = {
  packages: {
    'node_modules/libsql': { os: ['linux', 'win32'], cpu: ['x64', 'arm64'] },
    'node_modules/@libsql/linux-x64-gnu': { os: ['linux'], cpu: ['x64'] },
    'node_modules/@libsql/linux-x64-musl': { os: ['linux'], cpu: ['x64'] },
    'node_modules/@libsql/win32-x64-msvc': { os: ['win32'], cpu: ['x64'] },
    'node_modules/@tool/linux-x64': { os: ['linux'], cpu: ['x64'], dev: true },
    'node_modules/@other/linux-x64': { os: ['linux'], cpu: ['x64'], libc: ['musl'] },
  },
}

function fill(library: Uint8Array, { file, onnx, own }: { file: string; onnx: string; own: string }): void {
  writeFileSync(join(dir, 'lock.json'), JSON.stringify(lock))
  put(`node/${file}`, library)
  put(`node_modules/onnxruntime-node/bin/napi-v6/${onnx}/onnxruntime_binding.node`, library)
  put(`node_modules/@libsql/${own}/index.node`, library)
  for (const path of ['src/antou.mjs', 'prompts/x.tsv', 'corpus/x.txt']) put(path)
  put('src/adapters/embedders/bge-small-zh-v1.5/tokenizer.json')
}
const check = (platform: (typeof platforms)[number]) => checkNative(dir, platform, join(dir, 'lock.json'))

it('a whole folder has no fault, for Linux and for Windows', () => {
  fill(elf(62), { file: 'node', onnx: 'linux/x64', own: 'linux-x64-gnu' })
  expect(check(linux).faults).toEqual([])
  expect(check(linux).found).toHaveLength(3)
  rmSync(dir, { recursive: true })
  mkdirSync(dir)
  fill(pe(0x8664), { file: 'node.exe', onnx: 'win32/x64', own: 'win32-x64-msvc' })
  expect(check(windows).faults).toEqual([])
})

it('a native package of the lock file that is not there is named', () => {
  fill(elf(62), { file: 'node', onnx: 'linux/x64', own: 'linux-x64-gnu' })
  rmSync(join(dir, 'node_modules/@libsql/linux-x64-gnu'), { recursive: true })
  expect(check(linux).faults).toEqual(['node_modules/@libsql/linux-x64-gnu 里没有本机组件'])
  rmSync(join(dir, 'node/node'))
  rmSync(join(dir, 'prompts'), { recursive: true })
  expect(check(linux).faults).toHaveLength(3)
})

it('a file of another system or processor is named', () => {
  fill(elf(62), { file: 'node', onnx: 'linux/x64', own: 'linux-x64-gnu' })
  put('node_modules/some/addon.node', elf(183))
  put('node_modules/some/addon.dll', pe(0x8664))
  const { faults } = check(linux)
  expect([...faults].sort()).toEqual([
    'node_modules/some/addon.dll 是 PE x86-64，不是 ELF x86-64',
    'node_modules/some/addon.node 是 ELF aarch64，不是 ELF x86-64',
  ])
  expect(check(arm).faults.length).toBeGreaterThan(3)
})
