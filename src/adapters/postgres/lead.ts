// Step: storage. One process of several does what only one may (a bot's long connection, the upkeep): an advisory lock that ends with its connection, and a number for each change of hands.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { connectionOptions } from './database/open-postgres.ts'

export interface Lead {
  /** Whether this process leads now. */
  isLeading(): boolean
  /** Gives it back, and waits for it no longer. */
  close(): Promise<void>
}

export interface Leading {
  /** What is led: of each name one process leads. */
  readonly name: string
  /** Called once, when this process comes to lead. */
  readonly onLead: () => void
  /** Another process leads what was led here before; not called for a break in which nobody did. */
  readonly onLost: () => void
}

const tryMs = 1_000
const lookMs = 2_000
const queryMs = 5_000
/** A leader that has not said so for so long is taken to hang: the server ends its connection, and it finds another leading. */
const leaseSeconds = 6
/** The server drops a connection whose other side has been silent for some nine seconds, and the lock with it. */
const soonDropped =
  'SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3'

const later = `clock_timestamp() + ${leaseSeconds} * interval '1 second'`

/** Tries again and again, also where the server cannot be reached: that is told by the statements that need it. */
export function lead(url: string, { name, onLead, onLost }: Leading): Lead {
  const stopping = new AbortController()
  const { signal } = stopping
  const pause = (ms: number) => wait(ms, undefined, { signal }).catch(() => {})
  let isLeading = false
  let last: number | null = null
  const run = async () => {
    while (!signal.aborted) {
      const client = await connect(url)
      const token = client && (await acquire(client, { name, last }).catch(() => null))
      if (token === 'another' || (typeof token === 'number' && last !== null && token !== last + 1)) {
        last = null
        onLost()
      } else if (client && typeof token === 'number') {
        if (last === null) onLead()
        last = token
        isLeading = true
        await watch(client, { name, token, signal, pause })
        isLeading = false
      }
      await client?.end().catch(() => {})
      await pause(tryMs)
    }
  }
  const running = run()
  return {
    isLeading: () => isLeading,
    close: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Null where the server cannot be reached. */
async function connect(url: string): Promise<pg.Client | null> {
  const client = new pg.Client({ ...connectionOptions(url), query_timeout: queryMs })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(soonDropped)
    return client
  } catch {
    await client.end().catch(() => {})
    return null
  }
}

/** The number of this change of hands; null while another leads, or a former connection of this process; `another` where this one led before. */
async function acquire(
  client: pg.Client,
  { name, last }: { readonly name: string; readonly last: number | null },
): Promise<number | null | 'another'> {
  const got = await client.query<{ got: boolean }>(
    // Schemas of one database share these locks.
    'SELECT pg_try_advisory_lock(hashtextextended($1 || current_schema(), 1)) AS got',
    [`antou lead ${name} `],
  )
  if (!got.rows[0]?.got) {
    const known = await client.query<{ token: string }>('SELECT token FROM leader WHERE name = $1', [name])
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity JOIN leader USING (pid, backend_start)
       WHERE leader.name = $1 AND leader.until < clock_timestamp()`,
      [name],
    )
    return last !== null && Number(known.rows[0]?.token) !== last ? 'another' : null
  }
  const taken = await client.query<{ token: string }>(
    `INSERT INTO leader AS known (name, token, until, pid, backend_start)
     SELECT $1, 1, ${later}, pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()
     ON CONFLICT (name) DO UPDATE SET token = known.token + 1, until = excluded.until, pid = excluded.pid,
       backend_start = excluded.backend_start RETURNING token`,
    [name],
  )
  return Number(taken.rows[0]?.token)
}

/** Returns when the connection is gone, and the lock with it, or the signal aborts. */
async function watch(
  client: pg.Client,
  {
    name,
    token,
    signal,
    pause,
  }: { name: string; token: number; signal: AbortSignal; pause: (ms: number) => Promise<unknown> },
): Promise<void> {
  const renew = `UPDATE leader SET until = ${later} WHERE name = $1 AND token = $2`
  while (!signal.aborted) {
    await pause(lookMs)
    try {
      if (!signal.aborted) await client.query(renew, [name, token])
    } catch {
      return
    }
  }
}
