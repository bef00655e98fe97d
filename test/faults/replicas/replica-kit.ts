// Kit: several real servers on one PostgreSQL, each reaching it by a wire of its own that can be cut without a word.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type { FakeTelegram } from '../../fakes/telegram/fake-telegram.ts'

export interface Replica {
  readonly name: string
  readonly process: ChildProcess
  readonly lines: string[]
  readonly wire: Wire
}

interface Wire {
  readonly port: number
  /** From now on nothing passes, and nobody is told. */
  cut(): void
  close(): Promise<void>
}

/** A connection to the server for each that is made here. */
async function openWire(to: { readonly host: string; readonly port: number }): Promise<Wire> {
  const sockets = new Set<Socket>()
  let isCut = false
  const server: Server = createServer((near) => {
    const far = dial(to.port, to.host)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('data', (bytes) => {
        if (!isCut) other.write(bytes)
      })
      one.on('error', () => {})
      one.on('close', () => {
        sockets.delete(one)
        if (!isCut) other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut: () => {
      isCut = true
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Resolves when its page is open. */
export async function startReplica(
  name: string,
  { url, dir, telegram }: { readonly url: string; readonly dir: string; readonly telegram: FakeTelegram },
): Promise<Replica> {
  const { hostname, port } = new URL(url)
  const wire = await openWire({ host: hostname, port: Number(port) })
  const own = new URL(url)
  own.port = String(wire.port)
  const dataDir = join(dir, name)
  mkdirSync(dataDir, { recursive: true })
  const env = {
    ...process.env,
    DATABASE_URL: own.href,
    ANTOU_DATA: dataDir,
    ANTOU_PORT: '0',
    ANTOU_EMBEDDER: 'none',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_ALLOWED_USERS: Array.from({ length: 200 }, (_, n) => 1000 + n).join(','),
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], { env })
  process.setMaxListeners(100)
  process.once('exit', () => child.kill('SIGKILL'))
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => lines.push(...bytes.toString().split('\n').filter(Boolean)))
  const replica = { name, process: child, lines, wire }
  await waitFor(`${name} is open`, () => lines.some((line) => line.startsWith('网页已打开')))
  return replica
}

export async function waitFor(what: string, test: () => boolean, ms = 60_000): Promise<void> {
  for (const until = Date.now() + ms; !test(); ) {
    if (Date.now() > until) throw new Error(`waited for too long: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export async function end({ process: child, wire }: Replica): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const isGone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await isGone
  }
  await wire.close()
}
