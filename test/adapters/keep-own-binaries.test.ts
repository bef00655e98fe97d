// What runs after `npm ci`, as package.json calls it, over an install that the test makes up.
import { execSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

const script = 'src/adapters/embedders/keep-own-binaries.mjs'
const here = new URL('../..', import.meta.url).pathname
const { postinstall } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).scripts
const all = ['linux/x64', 'linux/arm64', 'darwin/arm64', 'win32/x64', 'win32/arm64']
let dir = ''
const bin = () => join(dir, 'node_modules/onnxruntime-node/bin/napi-v6')

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'antou-install-'))
  for (const platform of all) {
    mkdirSync(join(bin(), platform), { recursive: true })
    writeFileSync(join(bin(), platform, 'onnxruntime_binding.node'), 'x')
  }
  mkdirSync(join(dir, 'src/adapters/embedders'), { recursive: true })
  cpSync(join(here, script), join(dir, script))
})

afterEach(() => rmSync(dir, { recursive: true }))

/** Throws where the status is not 0. */
function install(os: string, cpu: string): readonly string[] {
  const env = { PATH: process.env.PATH, npm_config_os: os, npm_config_cpu: cpu }
  execSync(postinstall, { cwd: dir, env, stdio: 'pipe' })
  return all.filter((platform) => existsSync(join(bin(), platform, 'onnxruntime_binding.node')))
}

it('the binaries of the platform that is installed for stay, alone', () => {
  expect(install('linux', 'arm64')).toEqual(['linux/arm64'])
  expect(existsSync(join(bin(), 'win32'))).toBe(false)
})

it('all stay where the platform has none', () => {
  expect(install('freebsd', 'x64')).toEqual(all)
})

it('an install without the package, or without the script, goes on', () => {
  rmSync(join(dir, 'node_modules'), { recursive: true })
  expect(install('linux', 'x64')).toEqual([])
  rmSync(join(dir, 'src'), { recursive: true })
  expect(install('linux', 'x64')).toEqual([])
})
