// Kit: a real PostgreSQL in a temporary folder, as another user than root; null where the machine has none.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findPort } from './find-port.ts'

export interface StartedPostgres {
  /** `name` stands for a place of its own (any text, such as a folder): a schema, made when it is first asked for. */
  urlFor(name: string): Promise<string>
  /** As an administrator of the server would. */
  query(text: string): Promise<readonly Record<string, unknown>[]>
  /** The server ends at once and starts again on the same folder. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** For the title of what is skipped without it. */
export const postgresBin = findBin()

function findBin(): string | null {
  const known = '/usr/lib/postgresql'
  const versions = existsSync(known) ? readdirSync(known).sort((a, b) => Number(b) - Number(a)) : []
  const bins = versions.map((version) => join(known, version, 'bin'))
  const found = [...bins, ...(process.env.PATH ?? '').split(':')].find((bin) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(bin, name))),
  )
  return found ?? null
}

/** The server refuses to run as root. */
function runAs(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string, user: string) =>
    Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
  for (const user of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', user), gid: idOf('-g', user) }
    } catch {
      // the next one
    }
  }
  return {}
}

/** Durability is not what these tests ask of it: no fsync, so that a slow disk does not make them slow. */
const settings = ['fsync=off', 'max_connections=80', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']

export async function startPostgres(): Promise<StartedPostgres> {
  if (postgresBin === null) throw new Error('no PostgreSQL on this machine')
  const user = runAs()
  const dir = mkdtempSync(join(tmpdir(), 'postgres-'))
  if (user.uid !== undefined && user.gid !== undefined) chownSync(dir, user.uid, user.gid)
  const data = join(dir, 'data')
  const init = ['-D', data, '-U', 'antou', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']
  execFileSync(join(postgresBin, 'initdb'), init, { ...user, cwd: dir, stdio: 'ignore' })
  const port = await findPort()
  const base = `postgres://antou@127.0.0.1:${port}/postgres`
  const start = () => startServer(['-D', data, '-p', String(port)], { user, dir, base })
  let server = await start()
  let made: Promise<unknown> = Promise.resolve()
  // However this process ends, a server is not left behind.
  process.once('exit', () => server.kill('SIGQUIT'))
  const query = async (text: string) => {
    const client = new pg.Client({ connectionString: base })
    await client.connect()
    try {
      return (await client.query(text)).rows as Record<string, unknown>[]
    } finally {
      await client.end()
    }
  }
  return {
    query,
    urlFor: async (name) => {
      const schema = `s${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
      // Two that make one at once would stand in each other's way.
      made = made.then(() => query(`CREATE SCHEMA IF NOT EXISTS ${schema}`))
      await made
      return `${base}?options=-csearch_path%3D${schema}`
    },
    restart: async () => {
      await end(server)
      server = await start()
    },
    stop: async () => {
      await end(server)
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function startServer(
  args: readonly string[],
  { user, dir, base }: { user: { uid?: number; gid?: number }; dir: string; base: string },
): Promise<ChildProcess> {
  const all = [...args, ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn(join(postgresBin ?? dirname(dir), 'postgres'), all, {
    ...user,
    cwd: dir,
    stdio: 'ignore',
  })
  for (let tries = 0; tries < 300; tries++) {
    const client = new pg.Client({ connectionString: base })
    try {
      await client.connect()
      await client.end()
      return server
    } catch {
      await wait(100)
    }
  }
  server.kill('SIGKILL')
  throw new Error('PostgreSQL did not start')
}

/** Immediate: open connections are cut. */
async function end(server: ChildProcess): Promise<void> {
  const isEnded = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGQUIT')
  await isEnded
}
