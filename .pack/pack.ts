// `npm run pack [-- linux-x64 ...]`. In: this repository at its commit, npm's registry. Out: dist/antou-VERSION-PLATFORM.tar.gz or .zip, checked, that needs no network.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkNative } from './check-native.ts'
import { nodeVersion, type Platform, platforms } from './platforms.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, '.cache/pack')
const dist = join(root, 'dist')
const lockPath = join(root, 'package-lock.json')

/** Compiled where this runs; elsewhere, and where they do not load, stand-ins run that come with npm. */
const compiled = ['hnswlib-node/build/Release/addon.node', 'nodejieba/build/Release/nodejieba.node']

const run = (
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
) =>
  execFileSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })

function pack(platform: Platform): void {
  const name = `antou-${readVersion()}-${platform.name}`
  const folder = join(cache, name)
  const version = join(folder, 'versions', readVersion())
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(version, { recursive: true })
  copyTracked(version)
  cpSync(installModules(platform), join(version, 'node_modules'), { recursive: true, verbatimSymlinks: true })
  putCompiled(version, platform)
  putNode(version, platform)
  cpSync(join(root, '.pack/files/version'), version, { recursive: true })
  cpSync(join(root, '.pack/files/root'), folder, { recursive: true })
  renameSync(join(version, 'docs'), join(folder, 'docs'))
  writeFileSync(join(folder, 'current'), readVersion())
  const { found, faults } = checkNative(version, platform, lockPath)
  if (faults.length > 0) throw new Error(`${platform.name} 的包不全：\n${faults.join('\n')}`)
  const file = archive(name, platform)
  const { size } = statSync(file)
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex')
  console.log(`${file}  ${(size / 1e6).toFixed(0)} MB  本机组件 ${found.length} 个  sha256 ${sum}`)
}

/** Two packages of one number are told apart by their commits. */
function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const commit = run('git', ['rev-parse', '--short=8', 'HEAD']).trim()
  const isChanged = run('git', ['status', '--porcelain', '--untracked-files=no']).trim() !== ''
  return `${version}-${commit}${isChanged ? '-changed' : ''}`
}

/** Only what git knows: no data, no settings of who packs. */
function copyTracked(version: string): void {
  const kept = ['package.json', 'LICENSE', 'NOTICE', 'src', 'prompts', 'corpus', 'docs']
  for (const path of run('git', ['ls-files', '-z', ...kept])
    .split('\0')
    .filter(Boolean)) {
    mkdirSync(dirname(join(version, path)), { recursive: true })
    cpSync(join(root, path), join(version, path))
  }
}

/** Production packages for that system; kept until the lock file changes. */
function installModules(platform: Platform): string {
  const key = createHash('sha256').update(readFileSync(lockPath)).digest('hex').slice(0, 12)
  const dir = join(cache, `modules-${platform.name}-${key}`)
  const modules = join(dir, 'node_modules')
  if (existsSync(join(dir, 'whole'))) return modules
  rmSync(dir, { recursive: true, force: true })
  const keeper = 'src/adapters/embedders/keep-own-binaries.mjs'
  mkdirSync(join(dir, dirname(keeper)), { recursive: true })
  for (const file of ['package.json', 'package-lock.json', '.npmrc', keeper])
    cpSync(join(root, file), join(dir, file))
  const target = [`--os=${platform.os}`, `--cpu=${platform.cpu}`, '--libc=glibc']
  run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', ...target], { cwd: dir })
  const env = { ...process.env, npm_config_os: platform.os, npm_config_cpu: platform.cpu }
  run(process.execPath, [keeper], { cwd: dir, env })
  removeUnused(modules)
  writeFileSync(join(dir, 'whole'), '')
  return modules
}

/** What only developers look at: maps, types, and links that a zip cannot hold. */
function removeUnused(modules: string): void {
  for (const entry of readdirSync(modules, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const isUnused = entry.isDirectory() ? entry.name === '.bin' : /\.(?:map|d\.[cm]?ts)$/.test(entry.name)
    if (isUnused) rmSync(path, { recursive: true, force: true })
  }
}

function putCompiled(version: string, { os, cpu }: Platform): void {
  if (process.platform !== os || process.arch !== cpu) return
  for (const path of compiled) {
    const source = join(root, 'node_modules', path)
    if (!existsSync(source)) continue
    mkdirSync(dirname(join(version, 'node_modules', path)), { recursive: true })
    cpSync(source, join(version, 'node_modules', path))
  }
}

function putNode(version: string, { name, node }: Platform): void {
  const spec = `node-${name}@${nodeVersion}`
  const file = join(cache, `node-${name}-${nodeVersion}.tgz`)
  if (!existsSync(file)) run('npm', ['pack', spec, '--silent', '--pack-destination', cache])
  const sum = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  if (sum !== node.integrity) throw new Error(`${spec} 不是登记过的那一个：${sum}`)
  const unpacked = join(cache, `node-${name}`)
  rmSync(unpacked, { recursive: true, force: true })
  mkdirSync(unpacked, { recursive: true })
  run('tar', ['xzf', file, '-C', unpacked])
  mkdirSync(join(version, 'node'))
  cpSync(join(unpacked, 'package', node.path), join(version, 'node', node.file))
  chmodSync(join(version, 'node', node.file), 0o755)
  for (const text of ['LICENSE', 'README.md'])
    if (existsSync(join(unpacked, 'package', text)))
      cpSync(join(unpacked, 'package', text), join(version, 'node', text))
}

/** The same folder gives the same bytes. */
function archive(name: string, { os }: Platform): string {
  mkdirSync(dist, { recursive: true })
  const file = join(dist, `${name}${os === 'win32' ? '.zip' : '.tar.gz'}`)
  rmSync(file, { force: true })
  if (os === 'win32') run('zip', ['-q', '-r', '-X', file, name], { cwd: cache })
  else {
    const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=2026-01-01']
    run('tar', [...same, '-czf', file, name], { cwd: cache })
  }
  return file
}

const wanted = process.argv.slice(2)
for (const one of wanted)
  if (!platforms.some(({ name }) => name === one))
    throw new Error(`没有这种包：${one}；有 ${platforms.map(({ name }) => name).join('、')}`)
for (const platform of platforms) if (wanted.length === 0 || wanted.includes(platform.name)) pack(platform)
