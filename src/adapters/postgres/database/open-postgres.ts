// Step: storage. In: an address (postgres://). Out: statements and transactions on PostgreSQL; every error is an AppError without the password.
import { Kysely, PostgresDialect, type RawBuilder } from 'kysely'
import pg from 'pg'
import { AppError } from '#shared/errors.ts'
import { isWorthAgain, translateError } from './translate-error.ts'

export type Row = Readonly<Record<string, unknown>>
/** Made by kysely's `sql`: what stands in the template as a value never becomes SQL. */
export type Query = RawBuilder<unknown>

export interface Statements {
  all(query: Query): Promise<readonly Row[]>
  get(query: Query): Promise<Row | null>
  /** How many rows it changed. */
  run(query: Query): Promise<number>
}

export interface Postgres extends Statements {
  /**
   * Nothing of `work` stays when it throws; what it returns from is on the server's disk. Where two of them stood in each
   * other's way it is run again, so it changes nothing but rows.
   */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>
  /** All statements of `work` see the rows of one moment; it only reads. */
  snapshot<T>(work: (statements: Statements) => Promise<T>): Promise<T>
  /** One after the other in the order of asking, as connections side by side would not: what is appended keeps its order. */
  runInOrder(query: Query): Promise<void>
  close(): Promise<void>
}

/** Connections of one process: answers wait for rows, not for each other. */
const mostConnections = 10
const connectMs = 5_000
/** No statement of ours takes so long; one that does must not hold a connection for ever. */
const statementMs = 30_000
/** Of a server that is cut off no word comes; a little later than its own limit. */
const answerMs = 35_000
/** A process that hangs within a transaction holds its rows for no longer; between two statements ours computes for less. */
const idleMs = 5_000
const mostTries = 5

/** Opens no connection yet. Throws AppError `setting` for what is no address. */
export function openPostgres(url: string): Postgres {
  const pool = new pg.Pool({ ...connectionOptions(url), max: mostConnections })
  // An idle connection that the server ends is replaced by the next statement, which tells where it cannot.
  pool.on('error', () => {})
  // One that breaks in use tells so by its statement; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw translateError(error, url)
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    runInOrder: (query) => {
      const mine = last.then(() => guarded(() => statementsOn(kysely).run(query)))
      last = mine.catch(() => {})
      return mine.then(() => {})
    },
    all: (query) => guarded(() => statementsOn(kysely).all(query)),
    get: (query) => guarded(() => statementsOn(kysely).get(query)),
    run: (query) => guarded(() => statementsOn(kysely).run(query)),
    snapshot: (work) =>
      guarded(() =>
        kysely
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute((transaction) => work(statementsOn(transaction))),
      ),
    transaction: (work) =>
      guarded(() =>
        tryAgain(() => kysely.transaction().execute((transaction) => work(statementsOn(transaction)))),
      ),
    close: () => kysely.destroy(),
  }
}

/** For a connection of its own (a lock that lives as long as it does) as for the pool. */
export function connectionOptions(url: string): pg.ClientConfig {
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new AppError('setting', 'DATABASE_URL 不是 PostgreSQL 的地址。', {
      fix: '写成 postgres://用户:密码@主机:5432/库名；密码里的 @、/、: 等写成 %40、%2F、%3A。',
    })
  return {
    connectionString: url,
    application_name: 'antou',
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: answerMs,
    idle_in_transaction_session_timeout: idleMs,
    keepAlive: true,
  }
}

function statementsOn(kysely: Kysely<unknown>): Statements {
  const rowsOf = async (query: Query) => (await query.execute(kysely)).rows as readonly Row[]
  return {
    all: rowsOf,
    get: async (query) => (await rowsOf(query))[0] ?? null,
    run: async (query) => Number((await query.execute(kysely)).numAffectedRows ?? 0),
  }
}

async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries === mostTries || !isWorthAgain(error)) throw error
    }
  }
}
