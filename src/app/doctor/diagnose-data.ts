// The rows of `doctor` about the data folder: its files as they lie there, the room on the disk, who holds it, the nightly backups.
import { existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openVisitorKey } from '#adapters/file-system/open-visitor-key.ts'
import { isWholeGraph } from '#adapters/hnsw/index-file.ts'
import { listNightly } from '#adapters/sqlite/backup/nightly-backups.ts'
import { findDamage } from '#adapters/sqlite/database/find-damage.ts'
import { isHeld } from '#adapters/sqlite/database/hold-lock.ts'
import { findAltered } from '#adapters/sqlite/seals/find-altered.ts'
import type { DoctorRow } from '#channels/terminal/app-port.ts'
import { AppError } from '#shared/errors.ts'
import type { Config } from '../../config.ts'

/** `isServing`: while others wait no file is looked through from end to end; the server does that by itself at its start. */
export async function diagnoseData(
  config: Config,
  { isServing }: { readonly isServing: boolean },
): Promise<readonly DoctorRow[]> {
  const { dataDir } = config
  return [
    ...(isServing ? [] : await checkFiles(dataDir)),
    await checkGraph(join(dataDir, 'hnsw')),
    checkKey(dataDir),
    checkRoom(dataDir),
    await checkPort(config),
    checkBackups(config),
  ]
}

async function checkFiles(dataDir: string): Promise<readonly DoctorRow[]> {
  const rows = [
    checkDatabase('资料库文件', join(dataDir, 'library.db')),
    checkDatabase('对话记录', join(dataDir, 'journal.db')),
  ]
  const isReadable = rows.every(({ state }) => state === 'ok')
  return [...rows, ...(isReadable ? await checkAltered(dataDir) : [])]
}

const well = (name: string, text: string): DoctorRow => ({ name, state: 'ok', text, fix: '' })

function checkDatabase(name: string, path: string): DoctorRow {
  const damage = findDamage(path)
  if (damage) return { name, state: 'fail', text: damage.message, fix: damage.fix }
  return well(name, existsSync(path) ? `${path} 完好` : '还没有')
}

/** What SQLite does not see: texts and originals have a hash of their own. */
async function checkAltered(dataDir: string): Promise<readonly DoctorRow[]> {
  const found = await findAltered(dataDir).catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
  if (found instanceof AppError)
    return [{ name: '报告内容', state: 'fail', text: found.message, fix: found.fix }]
  const { reports, lost, rotten, originals } = found
  const changed: DoctorRow = {
    name: '报告内容',
    state: 'fail',
    text: `与存入时不一致的报告：第 ${reports.join('、')} 号；引用它们时会报错，不作答`,
    fix: '停下案头，用 antou restore 恢复最近的备份；没有备份，用 antou reports remove 删掉这几份，再放入一次',
  }
  return [
    reports.length > 0 ? changed : well('报告内容', '都与存入时一致'),
    checkOriginals({ lost, rotten, originals }),
  ]
}

/** Answers do not need them; reading again does. */
function checkOriginals({
  lost,
  rotten,
  originals,
}: Pick<Awaited<ReturnType<typeof findAltered>>, 'lost' | 'rotten' | 'originals'>): DoctorRow {
  const name = '原件'
  if (lost.length + rotten.length === 0) return well(name, `${originals}个，都与存入时一致`)
  const [first] = [...rotten, ...lost]
  return {
    name,
    state: 'warn',
    text: `${originals}个里损坏${rotten.length}个，不见了${lost.length}个；查和答不受影响，下载和重读要用`,
    fix: `从备份里取回：tar -xf 备份.tar -C 数据目录 originals/${first}${lost.length + rotten.length > 1 ? '（等）' : ''}`,
  }
}

async function checkGraph(dir: string): Promise<DoctorRow> {
  const name = '向量索引'
  if (!existsSync(join(dir, 'graph.bin')) && !existsSync(join(dir, 'graph.json')))
    return well(name, '还没有建，段落少时不需要')
  if (await isWholeGraph(dir)) return well(name, `${dir} 完好`)
  const fix = '不用管：启动 serve 会自动重建，建好之前逐条比较，答案一样'
  return { name, state: 'warn', text: `${dir} 已损坏或不全，没有在用`, fix }
}

function checkKey(dataDir: string): DoctorRow {
  const name = '签名密钥'
  try {
    openVisitorKey(dataDir, { isWritable: false })
    return well(name, existsSync(join(dataDir, 'visitor.key')) ? '完好' : '还没有，打开网页时会做')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { name, state: 'fail', text: error.message, fix: error.fix }
  }
}

/** Below this a report with its vectors and a backup may no longer fit. */
const leastRoom = 500e6

function checkRoom(dataDir: string): DoctorRow {
  const name = '磁盘'
  if (!existsSync(dataDir)) return well(name, '数据目录还没有')
  const { bavail, bsize } = statfsSync(dataDir)
  const text = `数据目录所在的盘还有 ${Math.floor((bavail * bsize) / 1e6)} MB`
  const isFull = bavail * bsize < 20e6
  if (bavail * bsize >= leastRoom) return well(name, text)
  const fix = '腾出空间：旧备份、收件目录里读过的文件、别的程序的文件；不要动数据目录里的 .db 和 originals'
  return { name, state: isFull ? 'fail' : 'warn', text, fix }
}

/** A port that a running serve of this folder holds is as it should be. */
async function checkPort({ dataDir, web: { host, port } }: Config): Promise<DoctorRow> {
  const name = '运行'
  if (isHeld(dataDir)) return well(name, '案头正在用这个数据目录')
  if (port === 0 || (await isFree(host, port))) return well(name, `没有在运行；端口 ${port} 空着`)
  const fix = `换一个端口（ANTOU_PORT=${port + 1}），或停掉占用它的程序`
  return { name, state: 'warn', text: `案头没有在运行，端口 ${port} 却被别的程序占着`, fix }
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

const dayMs = 24 * 3600_000

function checkBackups({ dataDir, backups }: Config): DoctorRow {
  const name = '备份'
  if (backups === null) {
    const fix =
      '把 ANTOU_BACKUPS 设成另一块盘上的目录，重新启动，每夜就会备份；设好之前每天运行一次 antou backup'
    return { name, state: 'warn', text: '没有设每夜备份：这块盘坏了，资料库、对话、稿子都会丢', fix }
  }
  const [newest, ...older] = listNightly(backups.dir)
  const fix = '启动 serve 会补做；还是没有，看启动窗口里“备份”一行，或手工运行 antou backup 看它说什么'
  if (!newest) return { name, state: 'warn', text: `${backups.dir} 里还没有备份`, fix }
  const made = `${backups.dir} 里有${older.length + 1}份，最近一份是 ${new Date(newest.madeAt).toLocaleString('zh-CN')} 的`
  if (Date.now() - newest.madeAt > 2 * dayMs) return { name, state: 'fail', text: made, fix }
  const isSameDisk = existsSync(dataDir) && statSync(backups.dir).dev === statSync(dataDir).dev
  return well(name, isSameDisk ? `${made}；和数据在同一块盘上，请另外再拷一份` : made)
}
