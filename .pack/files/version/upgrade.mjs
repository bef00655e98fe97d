// The packed program's upgrade. In: an installed folder, this package. Out: the folder on this version, its data backed up before; `back` returns to the version before.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { register } from 'tsx/esm/api'

register()
/** Of the program that this lies beside once it is packed. */
const take = (path) => import(new URL(`src/${path}`, import.meta.url).href)
const { AppError } = await take('shared/errors.ts')
const { holdLock } = await take('adapters/sqlite/database/hold-lock.ts')
const { backupData } = await take('adapters/sqlite/backup/backup-data.ts')
const { restoreData } = await take('adapters/sqlite/backup/restore-data.ts')
const { readSchemas } = await take('adapters/sqlite/backup/read-schemas.ts')

/** What lies beside the versions and belongs to the package: replaced at an upgrade. */
const launchers = ['antou', 'antou.cmd', 'settings.example.env', '先读我.txt', 'docs']

/** Exit status; what failed stands on standard error with what to do. */
export async function run(command, args, own) {
  try {
    if (command === 'back') await goBack(own)
    else await upgrade(args, own)
    return 0
  } catch (error) {
    console.error(error instanceof AppError ? `${error.message}\n→ ${error.fix}` : `没办成：${error.stack}`)
    return 1
  }
}

async function upgrade([given], own) {
  const installed = given === undefined ? null : resolve(given)
  if (installed === null || !existsSync(join(installed, 'current')))
    throw new AppError('input', '没有说升级哪一个，或者那里没有案头。', {
      fix: '在新解开的包里运行：antou upgrade 原来的目录（里面有 current 和 versions 的那个）。',
    })
  const [from, to] = [readCurrent(installed), basename(own.version)]
  if (from === to) return console.log(`${installed} 已经是 ${to}，没有动。`)
  requireRoom(installed, own.version)
  const dataDir = dataOf(installed)
  const lock = holdStopped(dataDir)
  try {
    const backup = await backUp(installed, dataDir, to)
    const schemas = readSchemas(dataDir)
    copyVersion(own.version, join(installed, 'versions', to))
    for (const name of launchers) copyOver(join(own.root, name), join(installed, name))
    requireStart(installed, to)
    // the way back is written first: an upgrade that is cut off here has not happened yet
    writeWhole(join(installed, 'former.json'), JSON.stringify({ from, to, backup, schemas }))
    writeWhole(join(installed, 'current'), to)
    removeOthers(installed, [from, to])
    console.log(`已从 ${from} 升级到 ${to}，数据没有动${backup ? `，升级前的备份：${backup}` : ''}。`)
    console.log('现在可以启动。要退回去：停下来，运行 antou back。')
  } finally {
    lock.release()
  }
}

async function goBack({ root }) {
  const note = join(root, 'former.json')
  if (!existsSync(note))
    throw new AppError('input', '没有可以退回的版本。', { fix: '只能退回最近一次升级之前的版本，退一次。' })
  const { from, to, backup, schemas } = JSON.parse(readFileSync(note, 'utf8'))
  if (!existsSync(join(root, 'versions', from, 'start.mjs')))
    throw new AppError('input', `原来的版本不在了：versions/${from}`, { fix: '用原来的安装包升级回去。' })
  const dataDir = dataOf(root)
  holdStopped(dataDir).release()
  const isSame = JSON.stringify(readSchemas(dataDir)) === JSON.stringify(schemas)
  if (isSame || backup === null) console.log('数据库的格式没有变，数据照旧，什么也没有少。')
  else {
    const { former } = await restoreData({ dataDir, file: backup, isForced: true })
    console.log(`新版本改了数据库的格式，恢复了升级前的备份；升级以后的数据留在 ${former}。`)
  }
  writeWhole(join(root, 'current'), from)
  rmSync(note)
  console.log(`已从 ${to} 退回 ${from}。`)
}

const readCurrent = (root) => readFileSync(join(root, 'current'), 'utf8').trim()

/** The settings of the installed folder name its data, those of the new package do not count. */
function dataOf(root) {
  const start = join(root, 'versions', readCurrent(root), 'start.mjs')
  const told = spawnSync(process.execPath, [start, 'where'], {
    encoding: 'utf8',
    env: withoutAntou(),
  })
  return told.stdout?.trim() || join(root, 'data')
}

function withoutAntou() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ANTOU_')))
}

/** Nobody may write to the data while the program under them changes. */
function holdStopped(dataDir) {
  mkdirSync(dataDir, { recursive: true })
  return holdLock(dataDir, 'upgrade')
}

async function backUp(installed, dataDir, to) {
  if (!existsSync(join(dataDir, 'library.db'))) return null
  const dir = join(installed, 'backups')
  mkdirSync(dir, { recursive: true })
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:T]/g, '')
  return (await backupData(dataDir, join(dir, `before-${to}-${stamp}.tar`))).file
}

function requireRoom(installed, version) {
  const { bavail, bsize } = statfsSync(installed)
  const needed = 1.2 * measure(version)
  if (bavail * bsize > needed) return
  const fix = `腾出 ${Math.ceil(needed / 1e6)} MB 再升级；原来的没有动。`
  throw new AppError('storage', `${installed} 所在的盘放不下新版本。`, { fix })
}

/** Bytes, each file in whole blocks. */
function measure(dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const sizes = files.map((one) => Math.ceil(statSync(join(one.parentPath, one.name)).size / 4096) * 4096)
  return sizes.reduce((sum, size) => sum + size, 0)
}

function copyVersion(from, to) {
  const part = `${to}.part`
  rmSync(part, { recursive: true, force: true })
  cpSync(from, part, { recursive: true, verbatimSymlinks: true })
  rmSync(to, { recursive: true, force: true })
  renameSync(part, to)
}

function copyOver(from, to) {
  if (!existsSync(from)) return
  rmSync(`${to}.part`, { recursive: true, force: true })
  cpSync(from, `${to}.part`, { recursive: true })
  rmSync(to, { recursive: true, force: true })
  renameSync(`${to}.part`, to)
}

/** A program that does not even show its help here does not take the place of one that runs. */
function requireStart(installed, to) {
  const version = join(installed, 'versions', to)
  const node = join(version, 'node', process.platform === 'win32' ? 'node.exe' : 'node')
  const { status, stderr } = spawnSync(node, [join(version, 'start.mjs'), 'help'], { encoding: 'utf8' })
  if (status === 0) return
  throw new AppError('setting', `新版本在这台机器上起不来，没有升级：${String(stderr).slice(0, 300)}`, {
    fix: '看看下的是不是这种系统和处理器的包。',
  })
}

function writeWhole(path, text) {
  writeFileSync(`${path}.part`, text)
  renameSync(`${path}.part`, path)
}

/** The present version and the one before stay. */
function removeOthers(installed, kept) {
  const versions = join(installed, 'versions')
  for (const name of readdirSync(versions))
    if (!kept.includes(name)) rmSync(join(versions, name), { recursive: true, force: true })
}
