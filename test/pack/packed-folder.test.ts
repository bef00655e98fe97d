// The launcher, the upgrade and the way back, over a packed folder whose program and packages are this repository's.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdLock } from '#adapters/sqlite/database/hold-lock.ts'

const here = new URL('../..', import.meta.url).pathname
const dir = mkdtempSync(join(tmpdir(), 'antou-packed-'))
const [old, newer] = [join(dir, 'old'), join(dir, 'new')]

function buildFolder(root: string, version: string): void {
  const folder = join(root, 'versions', version)
  mkdirSync(join(folder, 'node'), { recursive: true })
  cpSync(join(here, '.pack/files/root'), root, { recursive: true })
  cpSync(join(here, '.pack/files/version'), folder, { recursive: true })
  symlinkSync(process.execPath, join(folder, 'node/node'))
  for (const name of ['src', 'node_modules', 'package.json', 'prompts', 'corpus'])
    symlinkSync(join(here, name), join(folder, name))
  writeFileSync(join(root, 'current'), version)
}

const env = { PATH: process.env.PATH }
const run = (root: string, ...args: string[]) =>
  spawnSync(join(root, 'antou'), args, { encoding: 'utf8', env, cwd: '/' })

beforeAll(() => {
  buildFolder(old, '1.0.0-a')
  buildFolder(newer, '2.0.0-b')
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('a packed folder', () => {
  it('keeps its data beside the launcher, from wherever it is called, also over a link', () => {
    expect(run(old, 'where').stdout.trim()).toBe(join(old, 'data'))
    symlinkSync(join(old, 'antou'), join(dir, 'linked'))
    expect(execFileSync(join(dir, 'linked'), ['where'], { encoding: 'utf8', env }).trim()).toBe(
      join(old, 'data'),
    )
  })

  it('reads settings.env as an editor of Windows leaves it; the environment counts more', () => {
    writeFileSync(join(newer, 'settings.env'), '\uFEFFANTOU_DATA=other\r\nANTOU_PORT=1\r\n')
    expect(run(newer, 'where').stdout.trim()).toBe(join(newer, 'other'))
    const told = spawnSync(join(newer, 'antou'), ['where'], {
      encoding: 'utf8',
      env: { ...env, ANTOU_DATA: '/x' },
    })
    expect(told.stdout.trim()).toBe('/x')
  })

  it('is upgraded with its data kept, by the settings of the old one, and returns to the version before', () => {
    mkdirSync(join(old, 'data'))
    writeFileSync(join(old, 'data/kept.txt'), 'x')
    writeFileSync(join(old, 'settings.env'), '')
    const done = run(newer, 'upgrade', old)
    expect(done.stderr).toBe('')
    expect(readFileSync(join(old, 'current'), 'utf8')).toBe('2.0.0-b')
    expect(existsSync(join(newer, 'other'))).toBe(false)
    expect(run(old, 'upgrade', join(dir, 'nowhere')).status).toBe(1)
    const back = run(old, 'back')
    expect([back.status, back.stderr]).toEqual([0, ''])
    expect(readFileSync(join(old, 'current'), 'utf8')).toBe('1.0.0-a')
    expect(readFileSync(join(old, 'data/kept.txt'), 'utf8')).toBe('x')
    expect(run(old, 'back').stderr).toContain('没有可以退回的版本')
  })

  it('is not upgraded while somebody writes to its data', () => {
    const lock = holdLock(join(old, 'data'), 'serve')
    const refused = run(newer, 'upgrade', old)
    lock.release()
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining(`进程 ${process.pid}`)])
    expect(readFileSync(join(old, 'current'), 'utf8')).toBe('1.0.0-a')
  })

  it('starts at boot by a unit that may write to data and backups alone, and by a task of Windows without an end', () => {
    expect(run(old, 'autostart', '--print').stdout).toContain(`ReadWritePaths=${old}/data ${old}/backups`)
    expect(run(old, 'autostart', '--print', '--windows').stdout).toContain('<ExecutionTimeLimit>PT0S<')
  })
})
