// The inbox: what is taken, when, and how often; by a clock of the test.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openFileSystem } from '#adapters/file-system/open-file-system.ts'
import { type TakeFiles, watchFolder } from '#adapters/file-system/watch-folder.ts'

const lookMs = 3000
const minute = 60_000
let dir = ''
let close = async () => {}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'antou-inbox-'))
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
})

afterEach(async () => {
  await close()
  vi.useRealTimers()
  rmSync(dir, { recursive: true })
})

/** The folder as it is told, and what was taken of it: names, with `again` for those that were tried again. */
function watch(fails: (name: string) => boolean = () => false) {
  let files: { path: string; stamp: string }[] = []
  const taken: string[] = []
  const take: TakeFiles = async (paths, isAgain) => {
    taken.push(...paths.map((path) => (isAgain ? `${path} again` : path)))
    return paths.filter(fails)
  }
  const watched = watchFolder(dir, { listFiles: async () => ({ files, failed: [] }) }, take)
  close = watched.close
  return {
    taken,
    put: (path: string, stamp: string) => {
      files = [...files.filter((file) => file.path !== path), { path, stamp }]
    },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  }
}

describe('a file', () => {
  it('is taken once it has stayed the same between two looks, and once', async () => {
    const { taken, put, pass } = watch()
    put('a', '1')
    await pass(lookMs)
    put('a', '2')
    await pass(lookMs)
    expect(taken).toEqual([])
    await pass(10 * lookMs)
    expect(taken).toEqual(['a'])
  })

  it('that was written to is taken again', async () => {
    const { taken, put, pass } = watch()
    put('a', '1')
    await pass(3 * lookMs)
    put('a', '2')
    await pass(3 * lookMs)
    expect(taken).toEqual(['a', 'a'])
  })

  it('that failed is tried again after pauses that grow, as one that was told of', async () => {
    const { taken, put, pass } = watch(() => true)
    put('a', '1')
    await pass(minute)
    expect(taken).toEqual(['a', 'a again'])
    await pass(2 * minute)
    const early = taken.length
    await pass(60 * minute)
    expect(early).toBeGreaterThan(2)
    expect(taken.length - early).toBeLessThan(8)
    expect(taken.slice(1).every((one) => one === 'a again')).toBe(true)
  })

  it('that failed and was mended is taken at once, as a new one', async () => {
    let isBroken = true
    const { taken, put, pass } = watch(() => isBroken)
    put('a', '1')
    await pass(3 * lookMs)
    isBroken = false
    put('a', '2')
    await pass(3 * lookMs)
    expect(taken).toEqual(['a', 'a'])
    await pass(60 * minute)
    expect(taken).toEqual(['a', 'a'])
  })

  it('that does not fail is left alone while another is tried again', async () => {
    const { taken, put, pass } = watch((name) => name === 'bad')
    put('bad', '1')
    put('good', '1')
    await pass(10 * minute)
    expect(taken.filter((one) => one.startsWith('good'))).toEqual(['good'])
    expect(taken.filter((one) => one.startsWith('bad')).length).toBeGreaterThan(2)
  })
})

it('a file edited without changing its size, or its time of writing, has another stamp', async () => {
  const path = join(dir, 'a.txt')
  const stamp = async () => (await openFileSystem().listFiles([dir])).files[0]?.stamp
  const at = new Date('2024-01-01')
  writeFileSync(path, '化解纠纷126件')
  utimesSync(path, at, at)
  const before = await stamp()
  expect(await stamp()).toBe(before)
  writeFileSync(path, '化解纠纷162件')
  utimesSync(path, at, at)
  expect(await stamp()).not.toBe(before)
})
