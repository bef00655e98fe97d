import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { burst, judgeBurst } from '../../fakes/delivery/burst.ts'
import { postgresBin, type StartedPostgres, startPostgres } from '../../fakes/stores/start-postgres.ts'

const script = new URL('./deliver-replica.ts', import.meta.url).pathname
const title =
  postgresBin === null
    ? 'Three processes on PostgreSQL: not on this machine, skipped'
    : 'Three processes on PostgreSQL'

describe.skipIf(postgresBin === null)(title, () => {
  let server: StartedPostgres
  let dir = ''
  let url = ''
  beforeAll(async () => {
    server = await startPostgres()
    url = await server.urlFor('burst')
    dir = mkdtempSync(join(tmpdir(), 'replicas-'))
  })
  afterAll(async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  })

  const readLines = (name: string): readonly string[] => {
    const path = join(dir, name)
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
  }
  /** Killed once all together have sent so many; null: left to end by itself. Resolves to its exit code. */
  const run = (part: number, killAt: number | null): Promise<number | null> => {
    const args = ['--import', 'tsx', script, dir, url, String(part), '3']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const watch = setInterval(() => {
      if (killAt !== null && readLines('sent.jsonl').length >= killAt) child.kill('SIGKILL')
    }, 5)
    return new Promise((resolve) => {
      child.once('exit', (code) => {
        clearInterval(watch)
        resolve(code)
      })
    })
  }

  it('answer 3,000 deliveries of 1,000 messages once each and in order, though two of them are killed', async () => {
    const first = run(0, 120).then(async (code) => [code, await run(0, null)])
    const second = run(1, 400).then(async (code) => [code, await run(1, null)])
    expect(await Promise.all([first, second, run(2, null)])).toEqual([[null, 0], [null, 0], 0])
    const sent = readLines('sent.jsonl').map((line) => JSON.parse(line) as { text: string; isAgain: boolean })
    expect(judgeBurst(sent)).toEqual([])
    // At most what was on its way at each kill: one message a chat.
    expect(sent.filter(({ isAgain }) => isAgain).length).toBeLessThanOrEqual(2 * burst.chats)
    expect(new Set(readLines('acks.txt')).size).toBe(burst.messages)
  }, 240_000)
})
