// The rows of `doctor` about a PostgreSQL server that several processes share: what it is, whether what it took stays, whether it has room for all.
import type { ServerFacts, Shared } from '#adapters/postgres/open-shared.ts'
import type { DoctorRow } from '#channels/terminal/app-port.ts'
import type { VectorStore } from '#ports/vector-index.ts'
import { AppError } from '#shared/errors.ts'

/** The oldest that was tried. */
const leastVersion = 15
/** Of one process: its pool, and a connection for each thing that it leads. */
const connectionsOfOne = 13

/** `isServing`: while others wait not everything is read. */
export async function diagnoseServer(
  shared: Shared,
  { isServing }: { readonly isServing: boolean },
): Promise<readonly DoctorRow[]> {
  try {
    const facts = await shared.readServer()
    const rows = [checkVersion(facts), checkDurable(facts), checkConnections(facts), tellBackup(facts)]
    if (!isServing) rows.push(await checkAltered(shared))
    return shared.vectorStore ? [...rows, await checkVectors(shared.vectorStore)] : rows
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [{ name: '数据库', state: 'fail', text: error.message, fix: error.fix }]
  }
}

async function checkAltered(shared: Shared): Promise<DoctorRow> {
  const name = '报告和原件'
  const { reports, originals } = await shared.findAltered()
  if (reports.length + originals.length === 0) return { name, state: 'ok', text: '都与存入时一致', fix: '' }
  const told = [
    ...(reports.length > 0 ? [`报告：第 ${reports.join('、')} 号，引用它们时会报错`] : []),
    ...(originals.length > 0 ? [`原件${originals.length}个，下载和重读要用`] : []),
  ]
  const fix = '按备份恢复数据库（pg_restore）；没有备份，用 antou reports remove 删掉这几份，再放入一次'
  return { name, state: 'fail', text: `与存入时不一致的${told.join('；')}`, fix }
}

async function checkVectors(store: VectorStore): Promise<DoctorRow> {
  const name = '向量库'
  try {
    const text = `${store.name}，${await store.count()}段有向量`
    return { name, state: 'ok', text, fix: '' }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { name, state: 'fail', text: `${error.message}；其间只按词检索`, fix: error.fix }
  }
}

function checkVersion({ address, version, size }: ServerFacts): DoctorRow {
  const text = `PostgreSQL ${version}，${address}，${Math.ceil(size / 1e6)} MB`
  if (Number.parseInt(version, 10) >= leastVersion) return { name: '数据库', state: 'ok', text, fix: '' }
  const fix = `升级到 PostgreSQL ${leastVersion} 或更新；更旧的没有试过`
  return { name: '数据库', state: 'warn', text, fix }
}

/** What was acknowledged must outlive a cut of the power, and a bit that turned must be seen. */
function checkDurable({ isDurable, hasChecksums }: ServerFacts): DoctorRow {
  const name = '落盘'
  if (!isDurable) {
    const fix = '在 postgresql.conf 里设 fsync=on、synchronous_commit=on，再重新加载'
    return { name, state: 'fail', text: '断电会丢已经确认的内容（fsync 或 synchronous_commit 关着）', fix }
  }
  if (hasChecksums) return { name, state: 'ok', text: '写完才确认，页面有校验', fix: '' }
  const fix = '停下数据库运行一次 pg_checksums --enable；磁盘坏了一位就能看出来'
  return { name, state: 'warn', text: '写完才确认；页面没有校验', fix }
}

function checkConnections({ connections: { most, open } }: ServerFacts): DoctorRow {
  const name = '数据库连接'
  const text = `最多${most}个，开着${open}个；一个案头最多用${connectionsOfOne}个`
  if (most - open >= connectionsOfOne) return { name, state: 'ok', text, fix: '' }
  return { name, state: 'warn', text, fix: '加大 max_connections，或少开几个案头' }
}

function tellBackup({ address }: ServerFacts): DoctorRow {
  const text = `报告、原件、对话都在 ${address}：用 pg_dump -Fc 每夜备份，antou backup 不管它`
  return { name: '备份', state: 'ok', text, fix: '' }
}
