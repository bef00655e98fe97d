// Tool of the measures of channels: the product's own `serve` as a process of its own, and how much memory it took. In: its folder and settings.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const main = resolve(import.meta.dirname, '../../../src/main.ts')

export interface Server {
  /** Of the listener: `http://127.0.0.1:PORT`. */
  readonly address: string
  /** The most memory it held, in MB. */
  rssMb(): number
  /** Of the processor, in milliseconds since it was begun: tells more than the clock on a machine that does other work. */
  cpuMs(): number
  /** Without a word, as when the power fails. */
  kill(): Promise<void>
  /** Asked to end; resolves when it has. */
  close(): Promise<void>
}

/** Resolves when the line `ready` was said. Throws when it ends before. */
export async function openServer(
  env: Readonly<Record<string, string>>,
  { port, ready }: { readonly port: number; readonly ready: RegExp },
): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'serve'], {
    env: { PATH: process.env.PATH ?? '', ...env, ANTOU_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<string>((done) => child.once('exit', (code, signal) => done(`${code ?? signal}`)))
  let told = ''
  let end: string | null = null
  void ended.then((how) => {
    end = how
  })
  const readProc = (name: string) => {
    if (end !== null) throw new Error(`the server ended (${end}): ${told.slice(-500)}`)
    return readFileSync(`/proc/${child.pid}/${name}`, 'utf8')
  }
  await new Promise<void>((done, fail) => {
    const hear = (data: Buffer) => {
      told += data
      if (ready.test(told)) done()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((how) => fail(new Error(`the server ended (${how}): ${told.slice(-500)}`)))
  })
  return {
    address: `http://127.0.0.1:${port}`,
    rssMb: () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readProc('status'))?.[1] ?? 0) / 1024),
    cpuMs() {
      const fields = readProc('stat')
        .replace(/^.*\) /, '')
        .split(' ')
      return 10 * (Number(fields[11]) + Number(fields[12]))
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async close() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
