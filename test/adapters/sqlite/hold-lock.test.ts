import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdLock } from '#adapters/sqlite/database/hold-lock.ts'

const modulePath = new URL('../../../src/adapters/sqlite/database/hold-lock.ts', import.meta.url).pathname

describe('the lock of a data folder', () => {
  let dir = ''
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lock-'))
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  /** Another process that holds the folder until it is killed. */
  async function holdElsewhere() {
    const code = `import { holdLock } from ${JSON.stringify(modulePath)}
      holdLock(${JSON.stringify(dir)}, 'serve'); console.log('held'); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code])
    await once(child.stdout, 'data')
    return child
  }

  it('is held once; the second is told the process, what it does and what to do', async () => {
    const child = await holdElsewhere()
    try {
      expect(() => holdLock(dir, 'ingest')).toThrow(
        expect.objectContaining({
          kind: 'busy',
          message: expect.stringContaining(`进程 ${child.pid}(antou serve)`),
          fix: expect.stringContaining('收件目录'),
        }),
      )
    } finally {
      child.kill('SIGKILL')
    }
  })

  it('is free the moment its holder was killed, whatever the holder left behind', async () => {
    const child = await holdElsewhere()
    child.kill('SIGKILL')
    await once(child, 'exit')
    holdLock(dir, 'ingest').release()
  })

  it('is refused within one process too, and free after release', () => {
    const lock = holdLock(dir, 'serve')
    expect(() => holdLock(dir, 'ingest')).toThrow(expect.objectContaining({ kind: 'busy' }))
    lock.release()
    holdLock(dir, 'ingest').release()
  })
})
