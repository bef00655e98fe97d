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
/** The server drops a connection whose other side has been silent for some nine seconds, and the lock with it. */
const soonDropped =
  'SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3'

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
        await watch(client, signal, pause)
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
    'SELECT pg_try_advisory_lock(hashtextextended($1, 1)) AS got',
    [`antou lead ${name}`],
  )
  if (!got.rows[0]?.got) {
    const known = await client.query<{ token: string }>('SELECT token FROM leader WHERE name = $1', [name])
    return last !== null && Number(known.rows[0]?.token) !== last ? 'another' : null
  }
  const taken = await client.query<{ token: string }>(
    `INSERT INTO leader (name, token) VALUES ($1, 1)
     ON CONFLICT (name) DO UPDATE SET token = leader.token + 1 RETURNING token`,
    [name],
  )
  return Number(taken.rows[0]?.token)
}

/** Returns when the connection is gone, and the lock with it, or the signal aborts. */
async function watch(
  client: pg.Client,
  signal: AbortSignal,
  pause: (ms: number) => Promise<unknown>,
): Promise<void> {
  while (!signal.aborted) {
    await pause(lookMs)
    try {
      if (!signal.aborted) await client.query('SELECT 1')
    } catch {
      return
    }
  }
}
