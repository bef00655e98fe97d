// Kit: milvus-lite on this machine, a real server of the Milvus API; null where its Python environment is not there (ANTOU_TEST_MILVUS: its bin folder).
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findPort } from './find-port.ts'

const root = new URL('../../..', import.meta.url).pathname
const folders = [process.env.ANTOU_TEST_MILVUS ?? '', join(root, '.cache/milvus/bin')]

/** For the title of what is skipped without it. */
export const milvusBin =
  folders.map((folder) => join(folder, 'milvus-lite')).find((path) => existsSync(path)) ?? null

export interface StartedMilvus {
  readonly address: string
  /** The server is gone until it is started again, on the same folder and port. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export async function startMilvus(): Promise<StartedMilvus> {
  if (milvusBin === null) throw new Error('no milvus-lite on this machine')
  const dir = mkdtempSync(join(tmpdir(), 'milvus-'))
  const port = await findPort()
  const args = ['server', '--data-dir', dir, '--host', '127.0.0.1', '--port', String(port)]
  const run = () => spawn(milvusBin ?? '', args, { stdio: 'ignore' })
  let server = run()
  process.once('exit', () => server.kill('SIGKILL'))
  const kill = async () => {
    const isEnded = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGKILL')
    await isEnded
  }
  await waitFor(port)
  return {
    address: `127.0.0.1:${port}`,
    kill,
    start: async () => {
      server = run()
      await waitFor(port)
    },
    stop: async () => {
      await kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function waitFor(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return
    await wait(100)
  }
  throw new Error('milvus-lite did not start')
}
