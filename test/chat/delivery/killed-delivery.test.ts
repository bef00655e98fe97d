import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { burst, judgeBurst } from '../../fakes/delivery/burst.ts'

const script = new URL('./deliver-until-killed.ts', import.meta.url).pathname

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'post-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function readLines(name: string): readonly string[] {
  const path = join(dir, name)
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}

/** Killed once so many messages went out; null: left to end by itself. Resolves to the exit code, null when killed. */
function run(seed: number, killAt: number | null): Promise<number | null> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', script, dir, String(seed)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const watch = setInterval(() => {
      if (killAt !== null && readLines('sent.jsonl').length >= killAt) child.kill('SIGKILL')
    }, 3)
    child.once('exit', (code) => {
      clearInterval(watch)
      resolve(code)
    })
  })
}

describe('1,000 messages of 50 chats, each delivered three times', () => {
  it('are answered in order, none lost and none doubled but as 补发, though the process is killed five times', async () => {
    for (const [at, killAt] of [1, 150, 320, 500, 800].entries()) expect(await run(at + 1, killAt)).toBeNull()
    expect(await run(9, null)).toBe(0)
    const sent = readLines('sent.jsonl').map((line) => JSON.parse(line) as { text: string; isAgain: boolean })
    expect(judgeBurst(sent)).toEqual([])
    const again = sent.filter(({ isAgain }) => isAgain).length
    // At most what was on its way at each kill: one message a chat.
    expect(again).toBeLessThanOrEqual(5 * burst.chats)
    expect(new Set(readLines('acks.txt')).size).toBe(burst.messages)
  }, 240_000)
})
