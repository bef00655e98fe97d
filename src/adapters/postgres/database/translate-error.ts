// Step: storage. In: what PostgreSQL, its driver or the network throws. Out: an AppError with what a person can do, without user or password.
import { AppError, type AppErrorKind } from '#shared/errors.ts'

/** Two transactions stood in each other's way, and one of them was taken back whole. */
export function isWorthAgain(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error))
}

interface Told {
  readonly kind: AppErrorKind
  readonly message: string
  readonly fix: string
  readonly isRetryable?: boolean
}

const unreachable: Told = {
  kind: 'storage',
  message: 'PostgreSQL 连不上',
  fix: '看数据库在不在运行、DATABASE_URL 的主机和端口对不对、防火墙放不放行；恢复后不用重启案头。',
  isRetryable: true,
}

/** By SQLSTATE, and by the beginning of one. */
const told: readonly (readonly [RegExp, Told])[] = [
  [
    /^28/,
    { kind: 'setting', message: 'PostgreSQL 不认这个用户或密码', fix: '改 DATABASE_URL 里的用户和密码。' },
  ],
  [
    /^3D000/,
    {
      kind: 'setting',
      message: 'PostgreSQL 里没有这个库',
      fix: '先建库：createdb 库名；或改 DATABASE_URL 里的库名。',
    },
  ],
  [
    /^(?:42501|3F000)/,
    {
      kind: 'setting',
      message: 'PostgreSQL 的这个用户没有建表和读写的权限',
      fix: '让库的主人运行：ALTER DATABASE 库名 OWNER TO 用户；或换一个有权限的用户。',
    },
  ],
  [
    /^(?:53100|58030)/,
    {
      kind: 'storage',
      message: 'PostgreSQL 所在的磁盘已满，没有存入',
      fix: '腾出空间后再试；已存入的不受影响。',
    },
  ],
  [
    /^53300/,
    {
      kind: 'busy',
      message: 'PostgreSQL 的连接已用完',
      fix: '加大 max_connections；每个案头最多用 12 个。',
      isRetryable: true,
    },
  ],
  [
    /^25006/,
    {
      kind: 'storage',
      message: '连到的 PostgreSQL 是只读的（备库）',
      fix: '把 DATABASE_URL 指到主库。',
      isRetryable: true,
    },
  ],
  [
    /^(?:40|55P03)/,
    { kind: 'busy', message: 'PostgreSQL 正忙，没有存入', fix: '稍后再试。', isRetryable: true },
  ],
  [
    /^57014/,
    {
      kind: 'busy',
      message: 'PostgreSQL 太久没有答',
      fix: '看数据库的负载和磁盘；稍后再试。',
      isRetryable: true,
    },
  ],
  [/^(?:08|57P0|25P03|E[A-Z]+$)/, unreachable],
  [
    /^(?:22021|22P05)/,
    { kind: 'input', message: '内容里有 PostgreSQL 存不下的字符', fix: '去掉其中看不见的字符后再试。' },
  ],
  [
    /^XX00[12]/,
    {
      kind: 'storage',
      message: 'PostgreSQL 的数据文件已损坏',
      fix: '停下案头，按备份恢复数据库（pg_dump 的文件用 pg_restore）。',
    },
  ],
]

/** The driver tells of a connection that broke in words alone. */
const brokenOff = /terminated|timeout expired|ended unexpectedly|Connection ended|not queryable/i

export function translateError(error: unknown, url: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const code = codeOf(error)
  const found = told.find(([pattern]) => code !== '' && pattern.test(code))?.[1]
  const known = found ?? (brokenOff.test(error.message) ? unreachable : null)
  // A fault of this program, not of the server.
  if (known === null && code === '') return error
  const {
    kind,
    message,
    fix,
    isRetryable = false,
  } = known ?? {
    kind: 'storage',
    message: `PostgreSQL 出错（${code}）`,
    fix: '运行 antou doctor 查看数据库的状态。',
  }
  // The error itself may hold the statement with its values: only its code goes on.
  const cause = code === '' ? error.name : code
  return new AppError(kind, `${message}：${describeAddress(url)}`, { fix, cause, isRetryable })
}

/** Host, port and database. */
export function describeAddress(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL'
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || '本机'}:${port || '5432'}${pathname}`
}

/** SQLSTATE or errno; of several attempts at one address, that of the first. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
